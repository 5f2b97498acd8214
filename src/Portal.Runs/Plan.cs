namespace Portal.Runs;

/// <summary>What is done to one subject, from top to bottom. A list, not a program: the journal keeps a cursor into it.</summary>
/// <remarks>
/// Keys of steps are stable: a changed plan gets a new version, old runs finish on theirs. A node claims only plans it knows.
/// </remarks>
public abstract class Plan
{
    private protected Plan(string name, int version) => (Name, Version) = (name, version);

    /// <summary>"new-machine". Stable: it stands in rows.</summary>
    public string Name { get; }

    /// <summary>1 or more.</summary>
    public int Version { get; }

    /// <summary>The keys of the steps, in order.</summary>
    public abstract IReadOnlyList<string> Keys { get; }

    /// <summary>A plan for <typeparamref name="TSubject"/> without steps yet.</summary>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or longer than 64 characters.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="version"/> is less than 1.</exception>
    public static Plan<TSubject> For<TSubject>(string name, int version) where TSubject : class
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name.Length > 64) throw new ArgumentException($"'{name}' is longer than 64 characters.", nameof(name));
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        return new Plan<TSubject>(name, version, []);
    }
}

/// <summary>A plan for one kind of subject. Immutable: <see cref="Then"/> gives a longer one.</summary>
public sealed class Plan<TSubject> : Plan where TSubject : class
{
    internal Plan(string name, int version, IReadOnlyList<PlannedStep> steps) : base(name, version)
    {
        Steps = steps;
        Keys = [.. steps.Select(step => step.Key)];
    }

    /// <summary>The steps, in order.</summary>
    public IReadOnlyList<PlannedStep> Steps { get; }

    /// <inheritdoc />
    public override IReadOnlyList<string> Keys { get; }

    /// <summary>The same plan with one more step.</summary>
    /// <param name="key">Stable name of the step within the plan: it is the cursor in the journal. At most 64 characters.</param>
    /// <param name="retry">After setbacks and exceptions; <see cref="Retry.Usual"/> unless told.</param>
    /// <param name="limit">Longest time one run of the step may take; 10 minutes unless told.</param>
    /// <exception cref="ArgumentException">The key is empty, too long, or stands in the plan already.</exception>
    public Plan<TSubject> Then<TStep>(string key, Retry? retry = null, TimeSpan? limit = null) where TStep : Step<TSubject>
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        if (key.Length > 64) throw new ArgumentException($"'{key}' is longer than 64 characters.", nameof(key));
        if (Keys.Contains(key, StringComparer.Ordinal)) throw new ArgumentException($"{Name} has a step '{key}' already.", nameof(key));
        return new(Name, Version, [.. Steps, new PlannedStep(key, typeof(TStep), retry ?? Retry.Usual, limit ?? TimeSpan.FromMinutes(10))]);
    }
}

/// <summary>A step's place in a plan.</summary>
/// <param name="Key">The cursor's value.</param>
/// <param name="Type">The <see cref="Step{TSubject}"/>; made by the node's services.</param>
/// <param name="Retry">After setbacks and exceptions.</param>
/// <param name="Limit">Longest time of one run; then its token fires and the outcome is a setback.</param>
public sealed record PlannedStep(string Key, Type Type, Retry Retry, TimeSpan Limit);

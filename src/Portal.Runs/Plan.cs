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

    /// <summary>The steps, in order.</summary>
    public abstract IReadOnlyList<PlannedStep> Steps { get; }

    /// <summary>The subject as it is now, ready for a step of this plan; null when it is gone.</summary>
    /// <exception cref="InvalidOperationException">The node's services do not have the subjects or the step.</exception>
    internal abstract Task<ReadyStep?> ReadyAsync(IServiceProvider services, Guid subject, string key, CancellationToken ct);

    /// <summary>Where a step stands in <see cref="Steps"/>; -1 when it does not.</summary>
    internal int Find(string key)
    {
        for (var n = 0; n < Keys.Count; n++)
            if (Keys[n] == key) return n;
        return -1;
    }

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

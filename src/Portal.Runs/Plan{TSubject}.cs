namespace Portal.Runs;

/// <summary>A plan for one kind of subject. Immutable: <see cref="Then"/> gives a longer one.</summary>
public sealed class Plan<TSubject> : Plan where TSubject : class
{
    internal Plan(string name, int version, IReadOnlyList<PlannedStep> steps) : base(name, version)
    {
        Steps = steps;
        Keys = [.. steps.Select(step => step.Key)];
    }

    /// <inheritdoc />
    public override IReadOnlyList<PlannedStep> Steps { get; }

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

    internal override async Task<ReadyStep?> ReadyAsync(IServiceProvider services, Guid subject, string key, CancellationToken ct)
    {
        var subjects = Service<ISubjects<TSubject>>(services, typeof(ISubjects<TSubject>));
        var at = Find(key);
        var step = Service<Step<TSubject>>(services, Steps[at].Type);
        var next = at + 1 < Steps.Count ? Service<Step<TSubject>>(services, Steps[at + 1].Type) : null;
        return await subjects.LoadAsync(subject, ct) is { } loaded ? new ReadyStep<TSubject>(loaded, step, next) : null;
    }

    private static T Service<T>(IServiceProvider services, Type type) where T : class =>
        services.GetService(type) as T ?? throw new InvalidOperationException($"This node has no {type.Name}: it is not registered.");
}

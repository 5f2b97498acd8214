namespace Portal.Runs;

/// <summary>A step with the subject that it is to be run on, whatever their types.</summary>
internal abstract class ReadyStep
{
    public abstract IReadOnlyList<string> Gates();

    /// <summary>Gates of the step after this one, as far as this subject tells: it may change before.</summary>
    public abstract IReadOnlyList<string> GatesOfNext();

    public abstract IReadOnlyList<Thing> WillExist(Fence fence);

    public abstract Task<Outcome> RunAsync(Fence fence, CancellationToken ct);
}

/// <inheritdoc />
internal sealed class ReadyStep<TSubject>(TSubject subject, Step<TSubject> step, Step<TSubject>? next) : ReadyStep where TSubject : class
{
    public override IReadOnlyList<string> Gates() => [.. step.Gates(subject).Distinct()];

    public override IReadOnlyList<string> GatesOfNext() => [.. next?.Gates(subject).Distinct() ?? []];

    public override IReadOnlyList<Thing> WillExist(Fence fence) => [.. step.WillExist(subject, fence).Distinct()];

    public override Task<Outcome> RunAsync(Fence fence, CancellationToken ct) => step.RunAsync(subject, fence, ct);
}

using Portal.Runs;

namespace Portal.Features.Plans.Removal;

/// <summary>Waits until no script of a dead session can still be at work.</summary>
public sealed class AwaitLateArrivals(FeaturesOptions options, TimeProvider time) : Step<Doomed>
{
    /// <inheritdoc />
    public override Task<Outcome> RunAsync(Doomed subject, Fence fence, CancellationToken ct) => Task.FromResult(Judge(subject));

    private Outcome Judge(Doomed subject)
    {
        if (subject.Belongings.Count == 0) return Outcome.AlreadyDone($"Nothing of {subject.Name} was ever begun.");
        var over = subject.Since + options.LongestRemoteCall;
        return time.GetUtcNow() < over
            ? Outcome.WaitUntil(over, "A script that lost its caller may still be at work: looks again then.")
            : Outcome.Done("Nothing that was begun can still be at work.");
    }
}

using Portal.Domain.Hosts;
using Portal.Features.Connections;
using Portal.Runs;

namespace Portal.Features.Plans.Power;

/// <summary>Waits until the machine is off. Its guest takes its time, and may never get there: then a person decides.</summary>
public sealed class AwaitOff(Vms vms, FeaturesOptions options, TimeProvider time) : Step<PoweredMachine>
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(2), LongestPause = TimeSpan.FromSeconds(20);

    /// <inheritdoc />
    public override IEnumerable<string> Gates(PoweredMachine subject) => [Limits.Host(subject.Host)];

    /// <inheritdoc />
    public override async Task<Outcome> RunAsync(PoweredMachine subject, Fence fence, CancellationToken ct)
    {
        var (_, power) = await vms.LookAsync(subject, ct).ConfigureAwait(false);
        if (power is null) return Vms.Missing(subject);
        if (power == PowerState.Off) return Outcome.Done($"{subject.Name} is off.");

        var now = time.GetUtcNow();
        var over = (subject.AwaitedSince ?? now) + options.LongestShutDown;
        return now < over
            ? Outcome.WaitUntil(now + Pause(subject.Looks), $"The guest of {subject.Name} shuts down.")
            : Outcome.Failed($"{subject.Name} did not shut down within {options.LongestShutDown.TotalMinutes:0} minutes.", "Undo this, then turn it off; or look at its screen, and retry to wait on.");
    }

    /// <summary>Soon at first: most guests take less than a minute.</summary>
    private static TimeSpan Pause(int looks)
    {
        var pause = ShortestPause * Math.Pow(1.3, Math.Min(looks, 20));
        return pause < LongestPause ? pause : LongestPause;
    }
}

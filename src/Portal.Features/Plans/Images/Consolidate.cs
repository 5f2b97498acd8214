using System.Globalization;
using Portal.Domain;
using Portal.Domain.Hosts;
using Portal.Features.Connections;
using Portal.Runs;

namespace Portal.Features.Plans.Images;

/// <summary>Flattens the master's chain into an image that needs the master no more. A job of the host does it; this looks how far it is.</summary>
public sealed class Consolidate(IHosts hosts, TimeProvider time) : Step<NewImage>
{
    /// <summary>A host forgets a job five minutes after its end.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc />
    public override IEnumerable<Thing> WillExist(NewImage subject, Fence fence) =>
        [Things.DiskAt(subject.Host, subject.Path), Things.HalfDiskAt(subject.Host, subject.Path, fence)];

    /// <inheritdoc />
    public override IEnumerable<string> Gates(NewImage subject) => [Limits.Host(subject.Host), Limits.Disk(subject.Host)];

    /// <inheritdoc />
    public override async Task<Outcome> RunAsync(NewImage subject, Fence fence, CancellationToken ct)
    {
        var host = await hosts.MachineAsync(subject.Connection, subject.Host, ct).ConfigureAwait(false);
        var look = await host.ConsolidateAsync(subject.Source, subject.Path, fence.Number, subject.Job, ct).ConfigureAwait(false);
        if (look.Job is not { } job) return Outcome.Done($"{subject.Path} holds what {subject.Source} shows.");

        return Outcome.WaitUntil(time.GetUtcNow() + Pause(fence), string.Create(CultureInfo.InvariantCulture, $"{subject.Host} has converted {job.Percent} %."),
            new ImageConsolidating(subject.Id, job.Id, job.VmmsStarted, job.Percent));
    }

    /// <summary>Each look is a claim, so that the fence counts them: short jobs are seen to end soon, and long ones are asked once a minute.</summary>
    private static TimeSpan Pause(Fence fence)
    {
        var pause = ShortestPause * Math.Pow(1.5, Math.Min(fence.Number, 20) - 1);
        return pause < LongestPause ? pause : LongestPause;
    }
}

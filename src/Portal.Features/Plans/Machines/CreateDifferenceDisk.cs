using Portal.Domain;
using Portal.Domain.Hosts;
using Portal.Domain.Machines;
using Portal.Features.Connections;
using Portal.Runs;

namespace Portal.Features.Plans.Machines;

/// <summary>Gives the machine its own disk: a difference disk over the catalog's image.</summary>
public sealed class CreateDifferenceDisk(IHosts hosts, TimeProvider time) : Step<NewMachine>
{
    /// <inheritdoc />
    public override IEnumerable<Thing> WillExist(NewMachine subject, Fence fence) =>
        [Things.DiskAt(subject.Host, subject.DiskPath), Things.HalfDiskAt(subject.Host, subject.DiskPath, fence)];

    /// <inheritdoc />
    public override IEnumerable<string> Gates(NewMachine subject) => [Limits.Host(subject.Host), Limits.Disk(subject.Host)];

    /// <inheritdoc />
    public override async Task<Outcome> RunAsync(NewMachine subject, Fence fence, CancellationToken ct)
    {
        var host = await hosts.MachineAsync(subject.Connection, subject.Host, ct).ConfigureAwait(false);
        await host.CreateDifferenceDiskAsync(subject.Image, subject.DiskPath, fence.Number, ct).ConfigureAwait(false);
        return Outcome.Done($"{subject.DiskPath} hangs on {subject.Image}.",
            new DiskCreated(subject.Id, subject.DiskPath),
            new MachineStood(subject.Id, MachineState.Making, time.GetUtcNow(), Why: null));
    }
}

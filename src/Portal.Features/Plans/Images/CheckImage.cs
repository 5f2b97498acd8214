using Portal.Domain;
using Portal.Domain.Catalogs.Rules;
using Portal.Domain.Hosts;
using Portal.Features.Connections;
using Portal.Runs;

namespace Portal.Features.Plans.Images;

/// <summary>The image is whole and stands alone: machines may hang on it.</summary>
public sealed class CheckImage(IHosts hosts, Belongings belongings, Deletions deletions) : Step<NewImage>
{
    /// <inheritdoc />
    public override IEnumerable<string> Gates(NewImage subject) => [Limits.Host(subject.Host), Limits.Disk(subject.Host)];

    /// <inheritdoc />
    public override async Task<Outcome> RunAsync(NewImage subject, Fence fence, CancellationToken ct)
    {
        var host = await hosts.MachineAsync(subject.Connection, subject.Host, ct).ConfigureAwait(false);
        if (await host.FindDiskAsync(subject.Path, ct).ConfigureAwait(false) is not { } disk)
            return Outcome.Failed($"{subject.Path} was converted, and is gone.", "Look who deletes files there, then undo this order and order anew.");
        if (disk.Parent is { } parent)
            return Outcome.Failed($"{subject.Path} hangs on {parent}: it is no image of its own.", "Move the file away, then undo this order and order anew.");

        var left = await belongings.HalfDoneAsync(subject.Id, ct).ConfigureAwait(false);
        if (left.Count > 0) await deletions.DeleteFilesAsync(subject.Connection, left, ct).ConfigureAwait(false);
        return Outcome.Done($"{subject.Path} is ready: {StorageHasRoom.Size(disk.FileBytes)}.", new ImageReady(subject.Id, disk.FileBytes, disk.VirtualBytes)).Without(left);
    }
}

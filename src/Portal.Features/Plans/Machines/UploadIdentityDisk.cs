using Portal.Domain;
using Portal.Domain.Catalogs;
using Portal.Domain.Hosts;
using Portal.Features.Connections;
using Portal.Imaging;
using Portal.Imaging.Identity;
using Portal.Runs;

namespace Portal.Features.Plans.Machines;

/// <summary>
/// Gives the machine the disk that tells it who it is. The storage is out of the portal's reach and the portal out of the host's: the portal
/// writes through the administrator share into a locked folder of the host, and the host's session takes it from there to the storage.
/// </summary>
public sealed class UploadIdentityDisk(IHosts hosts, StagingFolders staging, TimeProvider time) : Step<NewMachine>
{
    /// <inheritdoc />
    public override IEnumerable<Thing> WillExist(NewMachine subject, Fence fence)
    {
        yield return Things.DiskAt(subject.Host, subject.IdentityPath);
        yield return Things.HalfDiskAt(subject.Host, subject.IdentityPath, fence);
        yield return Things.StagedAt(subject.Host, subject.StagedPath(fence));
        if (!staging.IsReady(subject.Connection, subject.Host)) yield return Things.FolderAt(subject.Host, subject.StagingFolder);
    }

    /// <inheritdoc />
    public override IEnumerable<string> Gates(NewMachine subject) => [Limits.Host(subject.Host), Limits.Disk(subject.Host)];

    /// <inheritdoc />
    public override async Task<Outcome> RunAsync(NewMachine subject, Fence fence, CancellationToken ct)
    {
        var host = await hosts.MachineAsync(subject.Connection, subject.Host, ct).ConfigureAwait(false);
        var share = await hosts.ShareAsync(subject.Connection, subject.Host, ct).ConfigureAwait(false);
        using var disk = IdentityDisk.Build(IdentityOf(subject), FormatOf(subject.IdentityPath), new DiskOptions { Clock = time });

        await staging.UseAsync(subject.Connection, host, () =>
        {
            disk.Position = 0;
            return share.WriteAsync(subject.StagedPath(fence), disk, ct);
        }, ct).ConfigureAwait(false);
        await host.TakeFromStagingAsync(subject.StagedPath(fence), subject.IdentityPath, fence.Number, ct).ConfigureAwait(false);
        return Outcome.Done($"{subject.IdentityPath} says who it is.", new IdentityDiskUploaded(subject.Id, subject.IdentityPath));
    }

    private static DiskFormat FormatOf(string path) => DiskExtension.Of(path) == DiskExtension.Vhd ? DiskFormat.Vhd : DiskFormat.Vhdx;

    private static MachineIdentity IdentityOf(NewMachine machine) =>
        new(machine.Guest == GuestKind.Windows ? GuestReader.CloudbaseInit : GuestReader.CloudInit, machine.Name, machine.Id);
}

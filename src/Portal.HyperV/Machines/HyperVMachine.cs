using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.HyperV.Failures;
using Portal.HyperV.Sessions;

namespace Portal.HyperV.Machines;

/// <summary>The disk work of one Hyper-V machine: one call of one of our functions each.</summary>
internal sealed class HyperVMachine(SessionPool pool, ConnectionAccess access, ILogger log) : IHyperVMachine
{
    private readonly ConcurrentDictionary<string, bool> _failuresTold = new(StringComparer.OrdinalIgnoreCase);

    public string Name => pool.Host;

    public async Task<HostDisk?> FindDiskAsync(string path, CancellationToken ct)
    {
        var rows = await pool.CallAsync(new Call("Get-PortalDisk", $"looking at {path}").With("Path", path), ct);
        return rows is [var disk, ..]
            ? new(path, disk.Text("Format"), disk.Text("Kind"), disk.Number("Size"), disk.Number("FileSize"), disk.TextOrNull("ParentPath"))
            : null;
    }

    public async Task<StorageRoom> RoomAsync(string folder, CancellationToken ct)
    {
        var call = new Call("Get-PortalRoom", $"measuring {folder}").With("Folder", folder).With("Share", new HostPath(folder).Share);
        var row = One(await pool.CallAsync(call, ct), call);
        return new(row.Number("TotalBytes"), row.Number("FreeBytes"));
    }

    public async Task<Consolidation> ConsolidateAsync(string source, string target, long fence, HostJob? known, CancellationToken ct)
    {
        var path = new HostPath(target);
        var act = $"converting {source} to {target}";
        var look = await LookAsync(path, known, act, ct);
        switch (look.Decide())
        {
            case ConsolidationMove.Whole:
                break;
            case ConsolidationMove.Name:
                await NameAsync(look.JobTarget!, path, act, ct);
                break;
            case ConsolidationMove.Wait:
                return new(false, new(look.JobId!, look.VmmsStarted, look.Percent), null);
            // Once: the host lists the job for five minutes more, and whoever tries again means it.
            case ConsolidationMove.Failed when _failuresTold.TryAdd(look.JobId!, true):
                throw KnownFailures.OfJob(Name, act, look.ErrorCode, look.ErrorDescription);
            default:
                if (known is not null) Log.ConversionLost(log, Name, known.Id, target);
                if (await StartAsync(source, path, fence, act, ct) is { } job) return new(false, job, null);
                break;
        }
        var image = await FindDiskAsync(target, ct)
            ?? throw new HostException(HostFault.Missing, Name, $"{target} is gone again from {Name}.", "Look who removes files there; then retry.");
        return new(true, null, image);
    }

    public async Task CreateDifferenceDiskAsync(string parent, string path, long fence, CancellationToken ct)
    {
        var target = new HostPath(path);
        await pool.CallAsync(new Call("New-PortalDifferenceDisk", $"creating {path} over {parent}")
            .With("ParentPath", parent).With("Path", path).With("Folder", target.Folder)
            .With("PartialPath", WindowsPath.Partial(path, fence)).With("Leaf", target.Leaf), ct);
    }

    public async Task<string> PrepareStagingAsync(CancellationToken ct)
    {
        await pool.CallAsync(new Call("Initialize-PortalStaging", $"preparing {access.StagingFolder}")
            .With("Folder", access.StagingFolder).With("Account", access.Account), ct);
        return access.StagingFolder;
    }

    public async Task TakeFromStagingAsync(string staged, string target, long fence, CancellationToken ct)
    {
        var path = new HostPath(target);
        await pool.CallAsync(new Call("Copy-PortalFromStaging", $"copying {staged} to {target}")
            .With("StagedPath", staged).With("Path", target).With("Folder", path.Folder)
            .With("PartialPath", WindowsPath.Partial(target, fence)).With("Leaf", path.Leaf), ct);
    }

    public Task BringToStagingAsync(string path, string staged, CancellationToken ct) =>
        pool.CallAsync(new Call("Copy-PortalToStaging", $"copying {path} to {staged}").With("Path", path).With("StagedPath", staged), ct);

    public async Task<bool> DeleteFileAsync(string path, CancellationToken ct)
    {
        var target = new HostPath(path);
        var call = Named(new Call("Remove-PortalFile", $"deleting {path}").With("Path", path), target)
            .With("OurFolders", OurFolders(target));
        return One(await pool.CallAsync(call, ct), call).ItselfFlag();
    }

    // Made for this file: those between it and a folder that the connection was given.
    private string[] OurFolders(HostPath file)
    {
        List<string> ours = [];
        for (var folder = new HostPath(file.Folder); folder.IsBelow(access.StorageFolder) || (access.IdentityFolder is { } own && folder.IsBelow(own)); folder = new(folder.Folder))
            ours.Add(folder.Full);
        return [.. ours];
    }

    private async Task<ConsolidationLook> LookAsync(HostPath target, HostJob? known, string act, CancellationToken ct)
    {
        var call = Named(new Call("Get-PortalConsolidation", act).With("Path", target.Full).With("JobId", known?.Id), target);
        return ConsolidationLook.Of(One(await pool.CallAsync(call, ct), call));
    }

    private async Task NameAsync(string partial, HostPath target, string act, CancellationToken ct) =>
        await pool.CallAsync(new Call("Complete-PortalConsolidation", act)
            .With("PartialPath", partial).With("Path", target.Full).With("Leaf", target.Leaf).With("OnShare", target.Share is not null), ct);

    // Null when it is done and named already: small disks, or a host that does not make jobs of them.
    private async Task<HostJob?> StartAsync(string source, HostPath target, long fence, string act, CancellationToken ct)
    {
        var partial = WindowsPath.Partial(target.Full, fence);
        var call = Named(new Call("Start-PortalConsolidation", act).With("SourcePath", source).With("PartialPath", partial), target);
        var row = One(await pool.CallAsync(call, ct), call);
        if (row.Flag("Finished"))
        {
            await NameAsync(partial, target, act, ct);
            return null;
        }
        var job = new HostJob(row.Text("JobId"), row.Time("VmmsStarted"), 0);
        Log.ConversionStarted(log, Name, source, target.Full, job.Id);
        return job;
    }

    private static Call Named(Call call, HostPath target) =>
        call.With("Folder", target.Folder).With("BaseName", target.BaseName).With("Extension", target.Extension);

    private Row One(IReadOnlyList<Row> rows, Call call) => rows is [var row, ..]
        ? row
        : throw new HostException(HostFault.Refused, Name, $"{Name} answered {call.Function} with nothing.", "Tell the makers of the portal: host and portal do not understand each other.");
}

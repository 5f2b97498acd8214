using Portal.Domain.Hosts;

namespace Portal.TestKit.Hosts;

/// <summary>The disk work of one machine in memory: looks first, writes half names, renames last.</summary>
internal sealed class MemoryMachine(MemoryHosts hosts, string host) : IHyperVMachine
{
    private MemorySite Site => hosts.Site;

    public string Name => host;

    public static HostException Full(string host, string act) =>
        new(HostFault.Full, host, $"{host} refused {act}: the volume is full. (0x80070070)", "Free space, or choose other storage; then retry.");

    public Task<HostDisk?> FindDiskAsync(string path, CancellationToken ct) =>
        hosts.CallAsync(host, "FindDisk", path, () => Site.TryGet(host, path, out var file) ? file.Disk : null, ct);

    public Task<StorageRoom> RoomAsync(string folder, CancellationToken ct) => hosts.CallAsync(host, "Room", folder, () => Site.Room, ct);

    public Task<Consolidation> ConsolidateAsync(string source, string target, long fence, HostJob? known, CancellationToken ct) =>
        hosts.CallAsync(host, "Consolidate", target, () =>
        {
            if (Site.TryGet(host, target, out var whole)) return new Consolidation(true, null, whole.Disk);
            var job = Site.Jobs.FirstOrDefault(each => each.Id == known?.Id) ?? Site.Jobs.FirstOrDefault(each => Site.Partials(host, target).Contains(each.Partial));
            return job is null ? Convert(source, target, fence) : LookAt(job, target);
        }, ct);

    public Task CreateDifferenceDiskAsync(string parent, string path, long fence, CancellationToken ct) =>
        hosts.CallAsync(host, "CreateDifferenceDisk", path, () =>
        {
            if (Site.TryGet(host, path, out var there))
            {
                if (string.Equals(there.Disk?.Parent, parent, StringComparison.OrdinalIgnoreCase)) return true;
                throw new HostException(HostFault.Foreign, host, $"{path} is there, over {there.Disk?.Parent ?? "nothing"}.", "Move it away, or choose another name.");
            }
            if (!Site.TryGet(host, parent, out var file) || file.Disk is not { } over) throw Missing($"creating {path}", parent);
            RefuseUnwritable($"creating {path}");
            Site.DisksCreated++;
            Site.Put(host, new(path, null, new(path, over.Format, "Differencing", over.VirtualBytes, 4L << 20, over.Path)));
            return true;
        }, ct);

    public Task<string> PrepareStagingAsync(CancellationToken ct) =>
        hosts.CallAsync(host, "PrepareStaging", hosts.StagingFolder, () =>
        {
            Site.Put(host, new(hosts.StagingFolder, null, null));
            return hosts.StagingFolder;
        }, ct);

    public Task TakeFromStagingAsync(string staged, string target, long fence, CancellationToken ct) =>
        hosts.CallAsync(host, "TakeFromStaging", target, () =>
        {
            if (!Site.TryGet(host, target, out _))
            {
                if (!Site.TryGet(host, staged, out var file)) throw Missing($"taking {target}", staged);
                RefuseUnwritable($"taking {target}");
                Site.FilesTaken++;
                var length = file.Content?.Length ?? 0;
                Site.Put(host, new(target, file.Content, new(target, Format(target), "Dynamic", 16L << 20, length, null)));
            }
            Site.Remove(host, staged);
            return true;
        }, ct);

    public Task BringToStagingAsync(string path, string staged, CancellationToken ct) =>
        hosts.CallAsync(host, "BringToStaging", path, () =>
        {
            if (!Site.TryGet(host, path, out var file)) throw Missing($"reading {path}", path);
            RefuseHeld(path);
            Site.Put(host, new(staged, file.Content, null));
            return true;
        }, ct);

    public Task<bool> DeleteFileAsync(string path, CancellationToken ct) =>
        hosts.CallAsync(host, "DeleteFile", path, () =>
        {
            RefuseHeld(path);
            var found = Site.Remove(host, path);
            foreach (var partial in Site.Partials(host, path))
            {
                if (Site.Jobs.Any(job => job.Partial == partial)) throw Held(partial);
                found |= Site.Remove(host, partial);
            }
            return found;
        }, ct);

    private Consolidation Convert(string source, string target, long fence)
    {
        if (!Site.TryGet(host, source, out var from)) throw Missing($"converting {source}", source);
        RefuseUnwritable($"converting {source}");
        foreach (var older in Site.Partials(host, target)) Site.Remove(host, older);
        var partial = WindowsPath.Partial(target, fence);
        var size = from.Disk!.VirtualBytes;
        Site.ConversionsStarted++;
        Site.Put(host, new(partial, null, new(partial, Format(target), "Dynamic", size, size / 4, null)));
        if (Site.LooksPerConversion == 0) return Finish(partial, target);
        var job = new MemoryJob(Guid.CreateVersion7().ToString(), source, partial, 0);
        Site.Jobs.Add(job);
        return new(false, new(job.Id, Site.VmmsStarted, 0), null);
    }

    private Consolidation LookAt(MemoryJob job, string target)
    {
        Site.Jobs.Remove(job);
        if (hosts.Has(host, MemoryFault.JobFails))
        {
            Site.Remove(host, job.Partial);
            throw new HostException(HostFault.Refused, host, $"{host} refused converting {job.Source}: the job failed. (32768)", "Look into the host's event log (Hyper-V-VMMS).");
        }
        if (job.Looks + 1 >= Site.LooksPerConversion) return Finish(job.Partial, target);
        Site.Jobs.Add(job with { Looks = job.Looks + 1 });
        return new(false, new(job.Id, Site.VmmsStarted, 100 * (job.Looks + 1) / Site.LooksPerConversion), null);
    }

    private Consolidation Finish(string partial, string target)
    {
        if (!Site.TryGet(host, partial, out var file)) throw Missing($"naming {target}", partial);
        Site.Remove(host, partial);
        var disk = file.Disk! with { Path = target };
        Site.Put(host, new(target, null, disk));
        return new(true, null, disk);
    }

    private void RefuseUnwritable(string act)
    {
        if (hosts.Has(host, MemoryFault.DiskFull)) throw Full(host, act);
        if (hosts.Has(host, MemoryFault.Busy))
            throw new HostException(HostFault.Busy, host, $"{host} refused {act}: the file is in use by another process. (0x80070020)", "It is tried again.");
    }

    private void RefuseHeld(string path)
    {
        if (Site.Machines.Any(vm => vm.Power == PowerState.Running && Disks(vm).Contains(path, StringComparer.OrdinalIgnoreCase))) throw Held(path);
    }

    private HostException Held(string path) =>
        new(HostFault.Busy, host, $"{host} refused touching {path}: the file is in use by another process. (0x80070020)", "Turn the machine off that uses it.");

    private HostException Missing(string act, string path) => new(HostFault.Missing, host, $"{host} refused {act}: {path} is missing.", "Put it back, or choose another.");

    private static IEnumerable<string> Disks(MemoryVm vm) => vm.Complete ? [vm.Order.BootDisk, vm.Order.IdentityDisk] : [];

    private static string Format(string path) => path.EndsWith(".vhd", StringComparison.OrdinalIgnoreCase) ? "VHD" : "VHDX";
}

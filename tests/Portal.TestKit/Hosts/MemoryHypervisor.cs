using Portal.Domain.Connections;
using Portal.Domain.Hosts;

namespace Portal.TestKit.Hosts;

/// <summary>The virtual machines of a connection in memory.</summary>
internal sealed class MemoryHypervisor(MemoryHosts hosts) : IHypervisor
{
    private MemorySite Site => hosts.Site;

    private string? Group => Site.Vmm is null ? null : "All Hosts";

    private string Address => Site.Hosts.Count == 0 ? "nowhere" : Site.Hosts[0].Cluster ?? Site.Hosts[0].Name;

    public Task<IReadOnlyList<HostFacts>> HostsAsync(CancellationToken ct) =>
        hosts.CallAsync<IReadOnlyList<HostFacts>>(Address, "Hosts", "", () =>
        {
            var up = Site.Hosts.Where(host => !hosts.Has(host.Name, MemoryFault.Down)).ToList();
            foreach (var host in up.Count == 0 ? Site.Hosts : up) hosts.RefuseSick(host.Name, "Hosts"); // one that is down is left out, unless it is the last
            return up;
        }, ct);

    public Task<IReadOnlyList<MasterVm>> MastersAsync(CancellationToken ct) => AskAllAsync<IReadOnlyList<MasterVm>>("Masters", "", () => [.. Site.Masters], ct);

    public Task<IReadOnlyList<VmFacts>> InventoryAsync(CancellationToken ct) =>
        AskAllAsync<IReadOnlyList<VmFacts>>("Inventory", "", () => [.. Site.Machines.Where(vm => vm.Order.Stamp != Guid.Empty).Select(Facts)], ct);

    public Task<VmFacts?> FindAsync(Guid stamp, CancellationToken ct) =>
        AskAllAsync("Find", $"{stamp}", () => Site.Machines.FirstOrDefault(vm => vm.Order.Stamp == stamp) is { } vm ? Facts(vm) : null, ct);

    public Task<VmFacts> CreateAsync(VmOrder order, CancellationToken ct) =>
        hosts.CallAsync(order.Host, "Create", $"{order.Stamp}", () =>
        {
            var there = Site.Machines.FirstOrDefault(vm => vm.Order.Stamp == order.Stamp);
            if (there is { Complete: true }) return Facts(there);
            RefuseImpossible(order);
            var host = there?.Host ?? order.Host;
            if (there is not null) Site.Machines.Remove(there);
            else Site.MachinesCreated++;
            var made = new MemoryVm(order, there?.VmId ?? Guid.CreateVersion7(), host, PowerState.Off, Complete: true);
            Site.Machines.Add(made);
            return Facts(made);
        }, ct);

    public Task StartAsync(Guid stamp, CancellationToken ct) => PowerAsync("Start", stamp, vm =>
    {
        foreach (var disk in (ReadOnlySpan<string>)[vm.Order.BootDisk, vm.Order.IdentityDisk])
            if (!Site.TryGet(vm.Host, disk, out _)) throw new HostException(HostFault.Missing, vm.Host, $"{vm.Host} refused starting {vm.Name}: {disk} is missing.", "Put it back.");
        return vm with { Power = PowerState.Running };
    }, ct);

    public Task ShutDownAsync(Guid stamp, CancellationToken ct) => PowerAsync("ShutDown", stamp, vm => vm with { Power = PowerState.Off }, ct);

    public Task TurnOffAsync(Guid stamp, CancellationToken ct) => PowerAsync("TurnOff", stamp, vm => vm with { Power = PowerState.Off }, ct);

    public Task<bool> DeleteAsync(Guid stamp, CancellationToken ct) =>
        AskAllAsync("Delete", $"{stamp}", () => Site.Machines.FirstOrDefault(vm => vm.Order.Stamp == stamp) is { } vm && Site.Machines.Remove(vm), ct);

    public Task<Offer> OfferAsync(CancellationToken ct) => AskAllAsync("Offer", "", Offer, ct);

    /// <summary>What there is to choose from.</summary>
    internal Offer Offer()
    {
        var names = Site.Hosts.Select(host => host.Name).ToList();
        IReadOnlyList<OfferedPlace> places = Site.Hosts.Count > 0 && Site.Hosts[0].Cluster is { } cluster
            ? [new(cluster, true, Group, names, [])]
            : [.. names.Select(name => new OfferedPlace(name, false, Group, [name], []))];
        var networks = Site.Hosts.SelectMany(host => host.Switches).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => new OfferedNetwork(name, [.. Site.Hosts.Where(host => host.Switches.Contains(name)).Select(host => host.Name)]));
        var storage = places[0].IsCluster ? (@"C:\ClusterStorage\Volume1", StorageKind.Csv) : ("C:", StorageKind.Local);
        return new Offer(places, [.. networks], [new(storage.Item1, storage.Item2, null, Site.Room.TotalBytes, Site.Room.FreeBytes, names)], Site.Vmm is { Profile: "DelegatedAdmin" }, [], []) { Vmm = Site.Vmm };
    }

    public Task<VmmFacts?> VmmAsync(CancellationToken ct) => AskAllAsync("Vmm", "", () => Site.Vmm, ct);

    public Task<VmCheckpoint> TakeCheckpointAsync(Guid vm, string name, CancellationToken ct) => AskAllAsync("TakeCheckpoint", name, () =>
    {
        var master = Master(vm);
        if (master.Checkpoints.FirstOrDefault(each => each.Name == name) is { } there) return there;
        var taken = new VmCheckpoint(Guid.CreateVersion7(), name, Site.VmmsStarted, master.DiskPath!);
        var leaf = $"{master.DiskPath![..master.DiskPath!.LastIndexOf('.')]}_{master.Checkpoints.Count + 1}.avhdx";
        Site.TryGet(master.Host, master.DiskPath, out var frozen);
        Site.Put(master.Host, new(leaf, null, new(leaf, "VHDX", "Differencing", frozen?.Disk?.VirtualBytes ?? 64L << 20, 4L << 20, master.DiskPath)));
        Site.Masters[Site.Masters.IndexOf(master)] = master with { DiskPath = leaf, Checkpoints = [.. master.Checkpoints, taken] };
        return taken;
    }, ct);

    public Task RestoreCheckpointAsync(Guid vm, Guid checkpoint, CancellationToken ct) => AskAllAsync("RestoreCheckpoint", $"{checkpoint}", () =>
    {
        var master = Master(vm);
        if (master.Running) throw new HostException(HostFault.Refused, master.Host, $"'{master.Name}' is not off.", "Shut it down, then try again.");
        if (master.Checkpoints.All(each => each.Id != checkpoint))
            throw new HostException(HostFault.Missing, master.Host, $"'{master.Name}' has no checkpoint {checkpoint}.", "Choose another checkpoint.");
        return true;
    }, ct);

    private MasterVm Master(Guid vm) => Site.Masters.FirstOrDefault(each => each.VmId == vm)
        ?? throw new HostException(HostFault.Missing, Address, $"No host of {Address} has a master with the id {vm}.", "Choose the master again.");

    private Task<bool> PowerAsync(string act, Guid stamp, Func<MemoryVm, MemoryVm> change, CancellationToken ct) => AskAllAsync(act, $"{stamp}", () =>
    {
        var vm = Site.Machines.FirstOrDefault(each => each.Order.Stamp == stamp)
            ?? throw new HostException(HostFault.Missing, Address, $"No host of {Address} has a virtual machine with the stamp {stamp}.", "Make it again, or remove the machine.");
        hosts.RefuseSick(vm.Host, act);
        Site.Machines[Site.Machines.IndexOf(vm)] = change(vm);
        return true;
    }, ct);

    // "None" is only true where every machine has answered.
    private Task<T> AskAllAsync<T>(string act, string about, Func<T> body, CancellationToken ct) => hosts.CallAsync(Address, act, about, () =>
    {
        foreach (var host in Site.Hosts) hosts.RefuseSick(host.Name, act);
        return body();
    }, ct);

    private void RefuseImpossible(VmOrder order)
    {
        var host = Site.Hosts.FirstOrDefault(each => string.Equals(each.Name, order.Host, StringComparison.OrdinalIgnoreCase))
            ?? throw new HostException(HostFault.Silent, order.Host, $"No session to {order.Host}: it does not answer.", "Check that the machine is up.");
        if (order.Generation == 2 && host.WindowsVersion.StartsWith("6.2.", StringComparison.Ordinal))
            throw new HostException(HostFault.Unsupported, order.Host, $"{order.Host} refused creating {order.Name}: this Windows version does not know a parameter.",
                "Generation 2 needs Windows Server 2012 R2 or later: use a Generation 1 master, or another host.");
        if (Site.Machines.Any(vm => vm.Order.Stamp != order.Stamp && string.Equals(vm.Name, order.Name, StringComparison.OrdinalIgnoreCase)))
            throw new HostException(HostFault.Foreign, order.Host, $"A virtual machine named '{order.Name}' is there and carries no stamp of this one.", "Rename or remove it.");
        foreach (var disk in (ReadOnlySpan<string>)[order.BootDisk, order.IdentityDisk])
            if (!Site.TryGet(order.Host, disk, out _)) throw new HostException(HostFault.Missing, order.Host, $"{order.Host} refused creating {order.Name}: {disk} is missing.", "Make it again.");
    }

    private static VmFacts Facts(MemoryVm vm)
    {
        var on = vm.Power == PowerState.Running;
        return new(vm.Order.Stamp, vm.VmId, vm.Name, vm.Host, vm.Power, on ? 2 : 0, on ? vm.Order.Name : null,
            vm.Complete ? [vm.Order.BootDisk, vm.Order.IdentityDisk] : [], vm.Order.MacAddress, vm.Complete);
    }
}

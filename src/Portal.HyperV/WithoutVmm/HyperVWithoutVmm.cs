using Microsoft.Extensions.Logging;
using Portal.Domain.Hosts;
using Portal.HyperV.Failures;
using Portal.HyperV.Sessions;

namespace Portal.HyperV.WithoutVmm;

/// <summary>The virtual machines of a cluster or a machine, by the Hyper-V module of each host.</summary>
internal sealed class HyperVWithoutVmm : IHypervisor
{
    private readonly string _address;
    private readonly Func<string, SessionPool> _pool;
    private readonly HostRoll _roll;
    private readonly StampBook _stamps;

    /// <param name="address">FQDN of the cluster or machine.</param>
    /// <param name="pool">Sessions to a host.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">Where it tells.</param>
    public HyperVWithoutVmm(string address, Func<string, SessionPool> pool, TimeProvider time, ILogger log)
    {
        (_address, _pool) = (address, pool);
        _roll = new(address, pool, time, log);
        _stamps = new(_roll, pool);
    }

    public Task<IReadOnlyList<HostFacts>> HostsAsync(CancellationToken ct) => _roll.AskAsync(ct);

    public async Task<IReadOnlyList<MasterVm>> MastersAsync(CancellationToken ct) =>
        [.. (await EachAsync(host => MastersOfAsync(host, ct), ct)).OrderBy(master => master.Name, StringComparer.OrdinalIgnoreCase)];

    public async Task<IReadOnlyList<VmFacts>> InventoryAsync(CancellationToken ct)
    {
        var all = await EachAsync(host => VmsOfAsync(host, new Call("Get-PortalVM", "listing virtual machines"), ct), ct);
        foreach (var vm in all) _stamps.Remember(vm);
        return all;
    }

    public async Task<VmFacts?> FindAsync(Guid stamp, CancellationToken ct)
    {
        if (_stamps.Known(stamp) is { } known && await LookAtAsync(known, ct) is { } vm) return vm;
        return await _stamps.SearchAsync(stamp, ct) is { } place ? await LookAtAsync(place, ct) : null;
    }

    public async Task<VmFacts> CreateAsync(VmOrder order, CancellationToken ct)
    {
        var host = order.Clustered ? await OwnerOfAsync(order, ct) ?? order.Host : order.Host;
        var call = new Call("New-PortalVM", $"creating the virtual machine {order.Name}")
            .With("Stamp", order.Stamp).With("Name", order.Name).With("Folder", order.Folder).With("Generation", order.Generation)
            .With("Processors", order.Processors).With("MemoryBytes", order.MemoryBytes).With("SwitchName", order.Switch)
            .With("MacAddress", order.MacAddress).With("BootDisk", order.BootDisk).With("IdentityDisk", order.IdentityDisk).With("Clustered", order.Clustered);
        var made = await VmsOfAsync(host, call, ct);
        if (made is not [var vm])
            throw new HostException(HostFault.Refused, host, $"{host} answered New-PortalVM with {made.Count} machines.", "Tell the makers of the portal: host and portal do not understand each other.");
        _stamps.Remember(vm);
        return vm;
    }

    public Task StartAsync(Guid stamp, CancellationToken ct) => ActAsync(stamp, "Start-PortalVM", "starting", ct);

    public Task ShutDownAsync(Guid stamp, CancellationToken ct) => ActAsync(stamp, "Request-PortalShutdown", "shutting down", ct);

    public Task TurnOffAsync(Guid stamp, CancellationToken ct) => ActAsync(stamp, "Stop-PortalVM", "turning off", ct);

    public Task<bool> DeleteAsync(Guid stamp, CancellationToken ct) => NodeSilence.AsBusyAsync(_address, async () =>
    {
        if (await FindAsync(stamp, ct) is not { } vm) return false;
        var rows = await _pool(vm.Host).CallAsync(new Call("Remove-PortalVM", $"deleting the virtual machine {vm.Name}").With("VMId", vm.VmId), ct);
        _stamps.Forget(stamp);
        return rows is [var there, ..] && there.ItselfFlag();
    });

    public async Task<Offer> OfferAsync(CancellationToken ct)
    {
        var (hosts, down) = await _roll.AskAsync("Get-PortalOffer", ct);
        return OfferRows.Offer(hosts, down);
    }

    public Task<VmmFacts?> VmmAsync(CancellationToken ct) => Task.FromResult<VmmFacts?>(null);

    public async Task<VmCheckpoint> TakeCheckpointAsync(Guid vm, string name, CancellationToken ct)
    {
        var host = await OwnerAsync(vm, ct);
        var rows = await _pool(host).CallAsync(new Call("New-PortalCheckpoint", $"taking the checkpoint '{name}'").With("VMId", vm).With("Name", name), ct);
        return MasterRows.Checkpoint(rows[0]);
    }

    public async Task RestoreCheckpointAsync(Guid vm, Guid checkpoint, CancellationToken ct)
    {
        var host = await OwnerAsync(vm, ct);
        await _pool(host).CallAsync(new Call("Restore-PortalCheckpoint", "going back to a checkpoint").With("VMId", vm).With("Checkpoint", checkpoint), ct);
    }

    private async Task<string> OwnerAsync(Guid vm, CancellationToken ct) => (await MastersAsync(ct)).FirstOrDefault(master => master.VmId == vm)?.Host
        ?? throw new HostException(HostFault.Missing, _address, $"No host of {_address} has a master with the id {vm}.", "Choose the master again.");

    private async Task ActAsync(Guid stamp, string function, string act, CancellationToken ct)
    {
        // Machines move: who owns it is asked before each act, and once more where it was just gone.
        var vm = await FoundAsync(stamp, ct);
        var host = vm.Host;
        try
        {
            await CallAsync();
        }
        catch (HostException e) when (e.Fault == HostFault.Missing)
        {
            vm = await FoundAsync(stamp, ct);
            if (string.Equals(vm.Host, host, StringComparison.OrdinalIgnoreCase)) throw;
            await CallAsync();
        }

        Task CallAsync() => _pool(vm.Host).CallAsync(new Call(function, $"{act} the virtual machine {vm.Name}").With("VMId", vm.VmId), ct);
    }

    private async Task<VmFacts> FoundAsync(Guid stamp, CancellationToken ct) => await FindAsync(stamp, ct) ?? throw new HostException(HostFault.Missing, _address,
        $"No host of {_address} has a virtual machine with the stamp {stamp}.", "It was deleted outside the portal: create the machine again, or remove it here.");

    /// <summary>An interrupted call may have made it already, and the cluster may have moved it since.</summary>
    private async Task<string?> OwnerOfAsync(VmOrder order, CancellationToken ct)
    {
        var others = (await _roll.NamesAsync(ct)).Where(name => !string.Equals(name, order.Host, StringComparison.OrdinalIgnoreCase));
        var call = new Call("Get-PortalVM", $"looking for the virtual machine {order.Name}").With("Name", new[] { VmRows.BirthName(order.Stamp), order.Name });
        var found = await Task.WhenAll(others.Select(host => VmsOfAsync(host, call, ct)));
        return found.SelectMany(vms => vms).FirstOrDefault(vm => vm.Stamp == order.Stamp)?.Host;
    }

    private async Task<VmFacts?> LookAtAsync(VmPlace place, CancellationToken ct)
    {
        var vms = await VmsOfAsync(place.Host, new Call("Get-PortalVM", "looking at a virtual machine").With("VMId", new[] { place.VmId }), ct);
        return vms is [var vm, ..] ? vm : null;
    }

    private async Task<IReadOnlyList<VmFacts>> VmsOfAsync(string host, Call call, CancellationToken ct) =>
        [.. (await _pool(host).CallAsync(call, ct)).Select(row => VmRows.Vm(host, row))];

    private async Task<IReadOnlyList<MasterVm>> MastersOfAsync(string host, CancellationToken ct) =>
        MasterRows.Masters(host, await _pool(host).CallAsync(new Call("Get-PortalMaster", "listing masters"), ct));

    // All or an error: a machine that was not seen because its host was silent must not look gone.
    private async Task<IReadOnlyList<T>> EachAsync<T>(Func<string, Task<IReadOnlyList<T>>> ask, CancellationToken ct)
    {
        var hosts = await _roll.NamesAsync(ct);
        return [.. (await Task.WhenAll(hosts.Select(ask))).SelectMany(answers => answers)];
    }
}

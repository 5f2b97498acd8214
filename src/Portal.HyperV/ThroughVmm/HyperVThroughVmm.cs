using Microsoft.Extensions.Logging;
using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.HyperV.Failures;
using Portal.HyperV.Sessions;
using Portal.HyperV.WithoutVmm;

namespace Portal.HyperV.ThroughVmm;

/// <summary>The virtual machines of a cluster or a machine, by VMM. What VMM does not know, or remembers from its last look, the hosts are asked for.</summary>
internal sealed class HyperVThroughVmm : IHypervisor
{
    private readonly VmmSessions _vmm;
    private readonly Func<string, SessionPool> _pool;
    private readonly string _address;
    private readonly VmmHosts _hosts;
    private readonly HostLife _life;
    private readonly VmmBook _book;
    private readonly VmmMachines _machines;

    /// <param name="access">The connection.</param>
    /// <param name="vmm">Sessions to VMM's machine.</param>
    /// <param name="pool">Sessions to a host.</param>
    /// <param name="log">Where it tells.</param>
    public HyperVThroughVmm(ConnectionAccess access, VmmSessions vmm, Func<string, SessionPool> pool, ILogger log)
    {
        (_vmm, _pool, _address) = (vmm, pool, access.Address);
        _hosts = new(vmm, access.Address, pool, log);
        _life = new(pool, log);
        _book = new(vmm, access.Address);
        _machines = new(vmm, _hosts, _book, _life, pool, access.PortClassification);
    }

    public Task<IReadOnlyList<HostFacts>> HostsAsync(CancellationToken ct) => _hosts.AskAsync(ct);

    public async Task<IReadOnlyList<MasterVm>> MastersAsync(CancellationToken ct)
    {
        var shown = _book.OthersAsync(ct);
        var masters = await Task.WhenAll((await _hosts.NamesAsync(ct)).Select(async host =>
            MasterRows.Masters(host, await _pool(host).CallAsync(new Call("Get-PortalMaster", "listing masters"), ct))));
        var visible = await shown;
        return [.. masters.SelectMany(each => each).Where(master => visible.Contains(master.VmId)).OrderBy(master => master.Name, StringComparer.OrdinalIgnoreCase)];
    }

    public async Task<IReadOnlyList<VmFacts>> InventoryAsync(CancellationToken ct)
    {
        var rows = await _vmm.CallAsync(new Call("Get-PortalVmmVM", "listing virtual machines").With("Address", _address), ct);
        List<VmmVm> all = [.. rows.Select(VmmRows.Vm)];
        foreach (var vm in all) _book.Remember(vm);
        return await _life.OfAllAsync([.. all.Where(vm => vm.Status != "Missing").Select(vm => vm.Facts)], ct);
    }

    public async Task<VmFacts?> FindAsync(Guid stamp, CancellationToken ct) => await _machines.SeenAsync(stamp, ct) is { } vm ? await _machines.PresentAsync(vm, ct) : null;

    public Task<VmFacts> CreateAsync(VmOrder order, CancellationToken ct) => _machines.CreateAsync(order, ct);

    public Task StartAsync(Guid stamp, CancellationToken ct) => ActAsync(stamp, "Start-PortalVmmVM", "starting", ct);

    public async Task ShutDownAsync(Guid stamp, CancellationToken ct)
    {
        // VMM would wait for a guest that does not answer; its host knows.
        var vm = await FindAsync(stamp, ct) ?? throw Gone(stamp);
        if (vm.Power == PowerState.Off) return;
        if (vm.Heartbeat is not (2 or 3)) throw KnownFailures.GuestSilent(vm.Host, $"shutting down the virtual machine {vm.Name}");
        await ActAsync(stamp, "Request-PortalVmmShutdown", "shutting down", ct);
    }

    public Task TurnOffAsync(Guid stamp, CancellationToken ct) => ActAsync(stamp, "Stop-PortalVmmVM", "turning off", ct);

    public Task<bool> DeleteAsync(Guid stamp, CancellationToken ct) => NodeSilence.AsBusyAsync(_vmm.Machine, async () =>
    {
        if (await _machines.SeenAsync(stamp, ct) is not { } vm) return false;
        await _machines.RemoveAsync(vm, ct);
        return true;
    });

    public async Task<Offer> OfferAsync(CancellationToken ct) => VmmOfferRows.Offer(await _vmm.CallAsync(new Call("Get-PortalVmmOffer", "listing what there is"), ct));

    public async Task<VmmFacts?> VmmAsync(CancellationToken ct) => VmmOfferRows.Server((await _vmm.CallAsync(new Call("Get-PortalVmm", "asking VMM what it is"), ct))[0]);

    public async Task<VmCheckpoint> TakeCheckpointAsync(Guid vm, string name, CancellationToken ct)
    {
        await _vmm.CallAsync(new Call("New-PortalVmmCheckpoint", $"taking the checkpoint '{name}'").With("VMId", vm).With("Name", name), ct);
        // The frozen disk is the host's to tell.
        return (await MastersAsync(ct)).FirstOrDefault(master => master.VmId == vm)?.Checkpoints.LastOrDefault(checkpoint => checkpoint.Name == name)
            ?? throw new HostException(HostFault.Missing, _vmm.Server, $"VMM took the checkpoint '{name}', and the host of the virtual machine has none of this name.", "Look at the machine's checkpoints on its host; then retry.");
    }

    public async Task RestoreCheckpointAsync(Guid vm, Guid checkpoint, CancellationToken ct) =>
        await _vmm.CallAsync(new Call("Restore-PortalVmmCheckpoint", "going back to a checkpoint").With("VMId", vm).With("Checkpoint", checkpoint), ct);

    private async Task ActAsync(Guid stamp, string function, string act, CancellationToken ct)
    {
        var vm = await _machines.SeenAsync(stamp, ct) ?? throw Gone(stamp);
        await _vmm.CallAsync(new Call(function, $"{act} the virtual machine {vm.Facts.Name}").With("Id", vm.Id).With("Stamp", stamp), ct);
    }

    private HostException Gone(Guid stamp) => new(HostFault.Missing, _vmm.Server, $"VMM shows no virtual machine with the stamp {stamp} on {_address}.",
        "It was deleted outside the portal, or the account's role does not show it: create the machine again, or remove it here.");
}

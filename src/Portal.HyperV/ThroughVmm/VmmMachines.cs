using Portal.Domain.Hosts;
using Portal.HyperV.Sessions;

namespace Portal.HyperV.ThroughVmm;

/// <summary>Finds, makes and removes VMs of ours. Each call of VMM looks first, so that whatever was interrupted is completed or cleaned by the next.</summary>
internal sealed class VmmMachines(VmmSessions vmm, VmmHosts hosts, VmmBook book, HostLife life, Func<string, SessionPool> pool, string? portClassification)
{
    /// <summary>The VM with this stamp as VMM remembers it; null when VMM shows none.</summary>
    public async Task<VmmVm?> SeenAsync(Guid stamp, CancellationToken ct)
    {
        if (book.Known(stamp) is { } known && await LookAsync(known, stamp, fresh: false, ct) is { } vm) return vm;
        return await book.SearchAsync(stamp, ct) is { } id ? await LookAsync(id, stamp, fresh: false, ct) : null;
    }

    /// <summary>The VM with what its host says of it now; null when it is gone from there, and VMM finds it nowhere else.</summary>
    /// <exception cref="HostException">Its host does not answer, or it is on the move.</exception>
    public async Task<VmFacts?> PresentAsync(VmmVm vm, CancellationToken ct)
    {
        if (vm.UnderCreation || vm.Status == "CreationFailed") return vm.Facts;
        HostException? silent = null;
        try
        {
            if (await life.OfAsync(vm.Facts, ct) is { } here) return here;
        }
        catch (HostException e) when (e.Fault == HostFault.Silent)
        {
            silent = e;
        }
        if (vm.Status == "Missing" && silent is null) return null;

        var now = await AgainAsync(vm, silent, ct);
        if (now is null or { Status: "Missing" }) return null;
        if (string.Equals(now.Facts.Host, vm.Facts.Host, StringComparison.OrdinalIgnoreCase) && silent is not null) throw silent;
        return await life.OfAsync(now.Facts, ct) ?? throw new HostException(HostFault.Busy, now.Facts.Host,
            $"VMM says that {now.Facts.Name} is on {now.Facts.Host}, and that host has it not: it is on the move.", "It is looked for again.");
    }

    /// <summary>Makes it, or what is left to make of it.</summary>
    public async Task<VmFacts> CreateAsync(VmOrder order, CancellationToken ct)
    {
        var act = $"creating the virtual machine {order.Name}";
        var look = new Call("Get-PortalVmmOrdered", act).With("Stamp", order.Stamp).With("Name", order.Name).With("HostName", order.Host);
        List<VmmVm> there = [.. (await vmm.CallAsync(look, ct)).Select(VmmRows.Vm)];
        foreach (var vain in there.Where(vm => vm.IsLeftover || vm.UnderCreation)) await RemoveAsync(vain, ct);
        there.RemoveAll(vm => vm.IsLeftover || vm.UnderCreation);
        // Late hands may have made others beside ours, on the same disks, which nothing refuses while they are off: one stays, whoever looks.
        there = [.. there.OrderByDescending(IsWhole).ThenByDescending(vm => vm.Facts.Power == PowerState.Running).ThenBy(vm => vm.Id)];
        foreach (var copy in there.Skip(1)) await RemoveAsync(copy, ct);
        if (there.FirstOrDefault(IsWhole) is { } whole)
        {
            book.Remember(whole);
            return await WholeAsync(whole, ct);
        }

        await hosts.RefreshAsync(order.Host, ct);
        if ((await vmm.CallAsync(Order(order, act), ct)).Select(VmmRows.Vm).ToList() is not [var made])
            throw new HostException(HostFault.Refused, vmm.Machine, $"{vmm.Server} answered New-PortalVmmVM with no machine.", "Tell the makers of the portal: VMM and portal do not understand each other.");
        book.Remember(made);
        return made.Facts;

        bool IsWhole(VmmVm vm) => vm.Facts.Complete && vm.Facts.Disks.Take(2).SequenceEqual([order.BootDisk, order.IdentityDisk], StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Turns it off and removes it, once VMM and its host agree that no disk is attached any more. Files stay.</summary>
    public async Task RemoveAsync(VmmVm vm, CancellationToken ct)
    {
        var act = $"deleting the virtual machine {vm.Facts.Name}";
        if (vm.UnderCreation)
            throw new HostException(HostFault.Busy, vmm.Machine, $"{vmm.Server} is still creating the virtual machine {vm.Facts.Name}.", "It is tried again. If it lasts: look at VMM's jobs.");
        // What VMM misses and its host has was only not seen: removing VMM's memory of it would leave it running for nobody.
        if (vm.Status == "Missing" && await life.OfAsync(vm.Facts, ct) is not null) await LookAsync(vm.Id, vm.Facts.Stamp, fresh: true, ct);
        var rows = await vmm.CallAsync(new Call("Disable-PortalVmmVM", act).With("Id", vm.Id).With("Stamp", vm.Facts.Stamp), ct);
        if (rows.Select(VmmRows.Vm).FirstOrDefault() is { Status: not "Missing" } bare && bare.Facts.VmId != Guid.Empty) await RequireBareAsync(bare.Facts, act, ct);
        await vmm.CallAsync(new Call("Remove-PortalVmmVM", act).With("Id", vm.Id).With("Stamp", vm.Facts.Stamp), ct);
        book.Forget(vm.Facts.Stamp);
    }

    private async Task RequireBareAsync(VmFacts vm, string act, CancellationToken ct)
    {
        var rows = await pool(vm.Host).CallAsync(new Call("Get-PortalAttached", act).With("VMId", vm.VmId), ct);
        if (rows.SelectMany(row => row.Texts("Paths")).ToList() is not { Count: > 0 } attached) return;
        throw new HostException(HostFault.Refused, vm.Host,
            $"{vm.Name} was not deleted: VMM says that it has no disks any more, and {vm.Host} says that it has {string.Join(", ", attached)}. VMM would delete these files.",
            "Refresh the virtual machine in VMM, look at its disks, then retry.");
    }

    private async Task<VmFacts> WholeAsync(VmmVm vm, CancellationToken ct) => await PresentAsync(vm, ct) ?? throw new HostException(HostFault.Busy, vm.Facts.Host,
        $"VMM shows {vm.Facts.Name}, and its host has it no more.", "VMM notices at its next look; it is tried again.");

    private async Task<VmmVm?> AgainAsync(VmmVm vm, HostException? silent, CancellationToken ct)
    {
        try
        {
            return await LookAsync(vm.Id, vm.Facts.Stamp, fresh: true, ct);
        }
        catch (HostException) when (silent is not null)
        {
            throw silent; // VMM asks the same host
        }
    }

    private async Task<VmmVm?> LookAsync(Guid id, Guid stamp, bool fresh, CancellationToken ct)
    {
        var rows = await vmm.CallAsync(new Call("Get-PortalVmmVM", "looking at a virtual machine").With("Id", id).With("Fresh", fresh), ct);
        return rows is [var row, ..] && (row.TextOrNull("Description") ?? "").Contains($"portal:{stamp}", StringComparison.OrdinalIgnoreCase) ? VmmRows.Vm(row) : null;
    }

    private Call Order(VmOrder order, string act)
    {
        var (boot, identity) = (new HostPath(order.BootDisk), new HostPath(order.IdentityDisk));
        return new Call("New-PortalVmmVM", act)
            .With("Stamp", order.Stamp).With("Name", order.Name).With("HostName", order.Host).With("Folder", order.Folder).With("Generation", order.Generation)
            .With("Processors", (byte)order.Processors).With("MemoryMB", (int)(order.MemoryBytes >> 20)).With("Network", order.Switch).With("PortClassification", portClassification)
            .With("MacAddress", VmmRows.Mac(order.MacAddress)).With("BootFolder", boot.Folder).With("BootLeaf", boot.Leaf)
            .With("IdentityFolder", identity.Folder).With("IdentityLeaf", identity.Leaf).With("JobGroup", Guid.CreateVersion7()).With("Clustered", order.Clustered);
    }
}

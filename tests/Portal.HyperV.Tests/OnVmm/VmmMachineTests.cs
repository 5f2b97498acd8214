using Portal.Domain.Hosts;
using Portal.Lab.HyperV.Machines;
using Xunit;

namespace Portal.HyperV.Tests.OnVmm;

/// <summary>Machines through VMM: its traps, its failures, and hosts that lie low.</summary>
public sealed class VmmMachineTests(Vmm2025Lab lab) : VmmTest(lab), IClassFixture<Vmm2025Lab>
{
    [Fact]
    public async Task A_machine_is_made_as_ordered()
    {
        var order = await OrderAsync();

        var made = await (await HypervisorAsync()).CreateAsync(order, Ct);

        var vm = Assert.Single(Lab.Machine("hv01").Machines.All, each => each.Id == made.VmId);
        Assert.Equal((2, 2, 1L << 30, true, order.Name), (vm.Generation, vm.Processors, vm.Memory.Startup, vm.Clustered, vm.Name));
        Assert.Equal(("LAN", false), (Assert.Single(vm.Adapters).Switch, vm.Adapters[0].DynamicMac));
        Assert.Equal(["SCSI 0 0", "SCSI 0 1"], vm.Drives.Select(drive => $"{drive.Controller} {drive.Number} {drive.Location}"));
    }

    [Fact]
    public async Task A_machine_of_the_first_generation_is_one_though_this_VMM_would_make_the_second()
    {
        var order = await OrderAsync() with { Generation = 1 };

        var made = await (await HypervisorAsync()).CreateAsync(order, Ct);

        var vm = Assert.Single(Lab.Machine("hv01").Machines.All, each => each.Id == made.VmId);
        Assert.Equal(1, vm.Generation);
        Assert.Equal(["IDE 0 0", "IDE 0 1"], vm.Drives.Select(drive => $"{drive.Controller} {drive.Number} {drive.Location}"));
    }

    [Fact]
    public async Task Every_file_of_a_machine_outlives_it_also_one_that_somebody_attached()
    {
        var (hypervisor, order) = (await HypervisorAsync(), await OrderAsync());
        var made = await hypervisor.CreateAsync(order, Ct);
        await (await Lab.Hosts.MachineAsync(Lab.Cluster.Id, Hv01, Ct)).CreateDifferenceDiskAsync(Lab.Frozen, PathOf(Name, ".data"), 1, Ct);
        MachineDisks.Attach(Lab.Machine("hv01"), made.VmId, new MachineDisks.Place("SCSI", 0, 2), PathOf(Name, ".data"), unverified: false);
        await hypervisor.StartAsync(order.Stamp, Ct);

        Assert.True(await hypervisor.DeleteAsync(order.Stamp, Ct));

        Assert.Equal(0, Copies());
        Assert.Equal([$"{Name}.data.vhdx", $"{Name}.identity.vhdx", $"{Name}.vhdx"], Files());
    }

    [Fact]
    public async Task What_a_failed_creation_left_is_repaired_and_made_again()
    {
        var (hypervisor, order) = (await HypervisorAsync(), await OrderAsync());
        await using (await Lab.WithAsync("vmm01", "create-fails")) await Assert.ThrowsAsync<HostException>(() => hypervisor.CreateAsync(order, Ct));
        Assert.False((await hypervisor.FindAsync(order.Stamp, Ct))?.Complete);

        var made = await hypervisor.CreateAsync(order, Ct);

        Assert.True(made.Complete);
        Assert.Equal(1, Copies());
        Assert.Equivalent(made, await hypervisor.FindAsync(order.Stamp, Ct), strict: true);
    }

    [Fact]
    public async Task What_a_failed_creation_left_is_deleted_and_its_files_stay()
    {
        var (hypervisor, order) = (await HypervisorAsync(), await OrderAsync());
        await using (await Lab.WithAsync("vmm01", "create-fails")) await Assert.ThrowsAsync<HostException>(() => hypervisor.CreateAsync(order, Ct));

        Assert.True(await hypervisor.DeleteAsync(order.Stamp, Ct));

        Assert.Equal(0, Copies());
        Assert.Null(await hypervisor.FindAsync(order.Stamp, Ct));
        Assert.Equal([$"{Name}.identity.vhdx", $"{Name}.vhdx"], Files());
    }

    [Fact]
    public async Task A_machine_that_was_deleted_on_its_host_is_gone_though_VMM_remembers_it_and_can_be_made_again()
    {
        var (hypervisor, order) = (await HypervisorAsync(), await OrderAsync());
        var made = await hypervisor.CreateAsync(order, Ct);
        Lab.Machine("hv01").Machines.Remove(made.VmId);

        Assert.Null(await hypervisor.FindAsync(order.Stamp, Ct));
        Assert.DoesNotContain(await hypervisor.InventoryAsync(Ct), vm => vm.Stamp == order.Stamp);

        Assert.NotEqual(made.VmId, (await hypervisor.CreateAsync(order, Ct)).VmId);
        Assert.Equal(1, Copies());
    }

    [Fact]
    public async Task Late_hands_make_one_machine_in_the_end()
    {
        var (hypervisor, order) = (await HypervisorAsync(), await OrderAsync());

        await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            try { await hypervisor.CreateAsync(order, Ct); }
            catch (HostException) { /* the other was faster here or there */ }
        }));
        await hypervisor.CreateAsync(order, Ct);

        Assert.Equal(1, Copies());
    }

    [Fact]
    public async Task A_machine_is_made_and_deleted_however_often_the_session_dies()
    {
        var (hypervisor, order) = (await HypervisorAsync(), await OrderAsync());

        await ThroughDeathsAsync(6, () => hypervisor.CreateAsync(order, Ct));
        Assert.True((await hypervisor.FindAsync(order.Stamp, Ct))?.Complete);
        Assert.Equal(1, Copies());

        await hypervisor.StartAsync(order.Stamp, Ct);
        await ThroughDeathsAsync(8, () => hypervisor.DeleteAsync(order.Stamp, Ct));
        Assert.Equal(0, Copies());
        Assert.Equal([$"{Name}.identity.vhdx", $"{Name}.vhdx"], Files());
    }

    [Fact]
    public async Task A_guest_that_does_not_answer_is_not_asked_to_shut_down()
    {
        var (hypervisor, order) = (await HypervisorAsync(), await OrderAsync());
        await hypervisor.CreateAsync(order, Ct);
        await hypervisor.ShutDownAsync(order.Stamp, Ct); // off: nothing to do
        await hypervisor.StartAsync(order.Stamp, Ct);

        await RefusedAsync(HostFault.Refused, () => hypervisor.ShutDownAsync(order.Stamp, Ct));

        Assert.Equal(PowerState.Running, (await hypervisor.FindAsync(order.Stamp, Ct))!.Power);
        await hypervisor.TurnOffAsync(order.Stamp, Ct);
        Assert.Equal(PowerState.Off, (await hypervisor.FindAsync(order.Stamp, Ct))!.Power);
    }

    [Fact]
    public async Task A_machine_that_moved_is_found_where_it_is_and_goes_on_from_there()
    {
        var (hypervisor, order) = (await HypervisorAsync(), await OrderAsync());
        var made = await hypervisor.CreateAsync(order, Ct);
        Lab.Machine("hv02").Machines.Add(Lab.Machine("hv01").Machines.Remove(made.VmId)!);

        Assert.Equal(Hv02, (await hypervisor.FindAsync(order.Stamp, Ct))?.Host);
        Assert.Equal(Hv02, (await hypervisor.CreateAsync(order, Ct)).Host);
        await hypervisor.StartAsync(order.Stamp, Ct);
        Assert.True(await hypervisor.DeleteAsync(order.Stamp, Ct));
    }

    [Fact]
    public async Task A_port_classification_that_is_not_there_is_missing_and_nothing_is_made()
    {
        var order = await OrderAsync();

        await RefusedAsync(HostFault.Missing, async () => await (await HypervisorAsync(Fresh(access => access with { PortClassification = "none" }))).CreateAsync(order, Ct));
        Assert.Equal(0, Copies());

        Assert.True((await (await HypervisorAsync(Fresh(access => access with { PortClassification = "High bandwidth" }))).CreateAsync(order, Ct)).Complete);
    }

    [Fact]
    public async Task A_network_that_no_switch_of_the_host_carries_is_missing()
    {
        var order = await OrderAsync() with { Switch = "none" };

        await RefusedAsync(HostFault.Missing, async () => await (await HypervisorAsync()).CreateAsync(order, Ct));

        Assert.Equal(0, Copies());
    }

    [Fact]
    public async Task A_silent_host_closes_its_own_gate_not_VMMs_and_hides_no_machine()
    {
        var (hypervisor, order) = (await HypervisorAsync(), await OrderAsync(host: Hv02));
        await hypervisor.CreateAsync(order, Ct);
        await using var _ = await Lab.WithAsync("hv02", "down");

        Assert.Equal(Hv02, (await RefusedAsync(HostFault.Silent, () => hypervisor.StartAsync(order.Stamp, Ct))).Host);
        Assert.Equal(Hv02, (await RefusedAsync(HostFault.Silent, () => hypervisor.FindAsync(order.Stamp, Ct))).Host);
        await RefusedAsync(HostFault.Busy, () => hypervisor.DeleteAsync(order.Stamp, Ct));
        Assert.Equal(PowerState.Unknown, Assert.Single(await hypervisor.InventoryAsync(Ct), vm => vm.Stamp == order.Stamp).Power);
        Assert.Equal([Hv01], (await hypervisor.HostsAsync(Ct)).Select(host => host.Name));
        var offer = await hypervisor.OfferAsync(Ct);
        Assert.Equal([Hv02], offer.Places.Single(place => place.IsCluster).Silent);
    }

    [Fact]
    public async Task Inventory_asks_VMM_once_and_each_host_once_however_many_machines_there_are()
    {
        var hypervisor = await HypervisorAsync();
        foreach (var n in (int[])[1, 2, 3]) await hypervisor.CreateAsync(await OrderAsync($"{Name}{n}", n == 2 ? Hv02 : Hv01), Ct);
        var before = Count();

        var all = await hypervisor.InventoryAsync(Ct);

        Assert.InRange(all.Count, 3, int.MaxValue);
        Assert.Equal((before.Vmm + 1, before.Hv01 + 1, before.Hv02 + 1), Count());

        (int Vmm, int Hv01, int Hv02) Count() => (Lab.Log.Lines.Count(line => line.StartsWith($"{Console} was asked", StringComparison.Ordinal)),
            Lab.Log.CallsOf(Hv01, "Get-PortalLife"), Lab.Log.CallsOf(Hv02, "Get-PortalLife"));
    }

    [Fact]
    public async Task Creations_at_once_share_a_look_at_their_host()
    {
        var hypervisor = await HypervisorAsync();
        List<VmOrder> orders = [];
        foreach (var n in Enumerable.Range(0, 6)) orders.Add(await OrderAsync($"{Name}{n}"));
        var before = Lab.Log.CallsOf(Console, "Update-PortalVmmHost");

        await Task.WhenAll(orders.Select(order => hypervisor.CreateAsync(order, Ct)));

        Assert.InRange(Lab.Log.CallsOf(Console, "Update-PortalVmmHost") - before, 1, 5);
        Assert.All(orders, order => Assert.Equal(1, Copies(order.Name)));
    }

    private async Task ThroughDeathsAsync(int deaths, Func<Task> act)
    {
        await using (await Lab.WithAsync("console01", "dies-mid-script"))
        {
            for (var n = 0; n < deaths; n++)
            {
                try { await act(); }
                catch (HostException e) when (e.Fault is HostFault.Silent or HostFault.Busy) { /* as it should */ }
            }
        }
        await act();
    }
}

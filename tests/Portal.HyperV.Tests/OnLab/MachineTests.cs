using Microsoft.Extensions.Logging.Abstractions;
using Portal.Domain.Hosts;
using Portal.HyperV.Tests.Contracts;
using Portal.HyperV.Tests.LabWindows;
using Portal.Lab.HyperV.State;
using Portal.TestKit;
using Xunit;

namespace Portal.HyperV.Tests.OnLab;

/// <summary>Virtual machines on hosts that die, lie low, are old, or hand machines over to each other.</summary>
public sealed class MachineTests(LabFixture lab) : LabTest(lab)
{
    [Fact]
    public async Task A_machine_is_born_whole_however_often_its_host_dies()
    {
        var (hypervisor, order) = (await HypervisorAsync(), await OrderAsync());

        await ThroughDeathsAsync("hv01", 12, () => hypervisor.CreateAsync(order, Ct));

        var vm = Assert.Single(await hypervisor.InventoryAsync(Ct), each => each.Stamp == order.Stamp);
        Assert.True(vm.Complete);
        Assert.Equal((order.Name, order.MacAddress), (vm.Name, vm.MacAddress));
        Assert.Equal([order.BootDisk, order.IdentityDisk], vm.Disks);
        var made = Assert.Single(Lab.Machine("hv01").Machines.All, each => each.Id == vm.VmId);
        Assert.Equal((2, 2, 1L << 30, true), (made.Generation, made.Processors, made.Memory.Startup, made.Clustered));
    }

    [Fact]
    public async Task A_machine_is_gone_however_often_its_host_dies()
    {
        var (hypervisor, order) = (await HypervisorAsync(), await OrderAsync());
        await hypervisor.CreateAsync(order, Ct);
        await hypervisor.StartAsync(order.Stamp, Ct);

        await ThroughDeathsAsync("hv01", 6, () => hypervisor.DeleteAsync(order.Stamp, Ct));

        Assert.Null(await hypervisor.FindAsync(order.Stamp, Ct));
        Assert.Equal([$"{Name}.identity.vhdx", $"{Name}.vhdx"], Files());
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

        Assert.Single(Lab.Machine("hv01").Machines.All, vm => vm.Name == order.Name || vm.Name == $"portal-{order.Stamp}");
    }

    [Fact]
    public async Task A_half_that_was_left_beside_a_whole_machine_goes()
    {
        var (hypervisor, order) = (await HypervisorAsync(), await OrderAsync());
        var made = await hypervisor.CreateAsync(order, Ct);
        using (var session = LabConnection.Open(Lab.Lab, Hv01))
            session.Run("param($Name, $Path) New-VM -Name $Name -Path $Path -MemoryStartupBytes 512MB -NoVHD", ("Name", $"portal-{order.Stamp}"), ("Path", Folder));

        Assert.Equivalent(made, await hypervisor.CreateAsync(order, Ct));

        Assert.Single(await hypervisor.InventoryAsync(Ct), vm => vm.Stamp == order.Stamp);
    }

    [Fact]
    public async Task A_machine_that_moved_is_found_where_it_is_and_not_made_again()
    {
        var (hypervisor, order) = (await HypervisorAsync(), await OrderAsync());
        var made = await hypervisor.CreateAsync(order, Ct);
        Move(made.VmId, "hv01", "hv02");

        Assert.Equal(Hv02, (await hypervisor.FindAsync(order.Stamp, Ct))?.Host);
        Assert.Equal(Hv02, (await hypervisor.CreateAsync(order, Ct)).Host);
        await hypervisor.StartAsync(order.Stamp, Ct);
        Assert.Equal(PowerState.Running, (await hypervisor.FindAsync(order.Stamp, Ct))?.Power);
        Assert.Single(await hypervisor.InventoryAsync(Ct), vm => vm.Stamp == order.Stamp);
    }

    [Fact]
    public async Task A_guest_comes_up_under_its_own_name_and_shuts_down_when_asked()
    {
        var (hypervisor, order) = (await HypervisorAsync(), await OrderAsync());
        await hypervisor.CreateAsync(order, Ct);
        await hypervisor.StartAsync(order.Stamp, Ct);

        var up = await Eventually.GetAsync("the guest is up", async () => await hypervisor.FindAsync(order.Stamp, Ct) is { GuestName: not null } vm ? vm : null, Ct);
        Assert.Equal((Name, 2), (up.GuestName!.Split('.')[0], up.Heartbeat));

        await hypervisor.ShutDownAsync(order.Stamp, Ct);
        await Eventually.BeAsync("it is off", async () => (await hypervisor.FindAsync(order.Stamp, Ct))?.Power == PowerState.Off, Ct);
        await hypervisor.ShutDownAsync(order.Stamp, Ct); // nothing to do
    }

    [Fact]
    public async Task A_guest_that_does_not_answer_is_not_shut_down()
    {
        var (hypervisor, order) = (await HypervisorAsync(), await OrderAsync());
        var blank = PathOf(".blank.vhdx");
        await (await MachineAsync()).CreateDifferenceDiskAsync(Frozen, blank, 1, Ct);
        await hypervisor.CreateAsync(order with { IdentityDisk = blank }, Ct);
        await hypervisor.StartAsync(order.Stamp, Ct);

        var no = await RefusedAsync(HostFault.Refused, () => hypervisor.ShutDownAsync(order.Stamp, Ct));

        Assert.Contains("does not answer", no.Message, StringComparison.Ordinal);
        Assert.Equal(PowerState.Running, (await hypervisor.FindAsync(order.Stamp, Ct))?.Power);
    }

    [Fact]
    public async Task A_node_that_lets_nobody_in_is_left_out_of_the_hosts_and_hides_no_machine()
    {
        var hypervisor = await HypervisorAsync();
        var nobody = Guid.CreateVersion7();
        await using (await Lab.WithAsync("hv02", "quota"))
        {
            await using var fresh = new Hosts(Lab, Lab.Options, TimeProvider.System, NullLoggerFactory.Instance);
            var outside = await fresh.HypervisorAsync(Lab.Cluster.Id, Ct);
            Assert.Equal([Hv01], (await outside.HostsAsync(Ct)).Select(host => host.Name));

            // hv02 may have it: "there is none" would be a lie.
            await RefusedAsync(HostFault.Busy, () => outside.FindAsync(nobody, Ct));
            await RefusedAsync(HostFault.Busy, () => outside.InventoryAsync(Ct));
            await RefusedAsync(HostFault.Busy, () => outside.DeleteAsync(nobody, Ct));
        }

        Assert.Equal([Hv01, Hv02], (await hypervisor.HostsAsync(Ct)).Select(host => host.Name));
        Assert.Null(await hypervisor.FindAsync(nobody, Ct));
    }

    [Fact]
    public async Task While_a_node_is_down_what_no_other_has_is_not_called_gone()
    {
        var (hypervisor, order) = (await HypervisorAsync(), await OrderAsync());
        await hypervisor.CreateAsync(order, Ct);
        var nobody = Guid.CreateVersion7();
        {
            await using var down = await Lab.WithAsync("hv02", "down");
            await using var fresh = new Hosts(Lab, Lab.Options, TimeProvider.System, NullLoggerFactory.Instance);
            var outside = await fresh.HypervisorAsync(Lab.Cluster.Id, Ct);

            Assert.Equal([Hv01], (await outside.HostsAsync(Ct)).Select(host => host.Name));
            Assert.Equal(Hv01, (await outside.FindAsync(order.Stamp, Ct))?.Host);
            var silent = await RefusedAsync(HostFault.Silent, () => outside.FindAsync(nobody, Ct));
            Assert.Equal(Hv02, silent.Host);
            await RefusedAsync(HostFault.Silent, () => outside.StartAsync(nobody, Ct));
            await RefusedAsync(HostFault.Busy, () => outside.DeleteAsync(nobody, Ct));
        }

        Assert.False(await hypervisor.DeleteAsync(nobody, Ct));
    }

    [Fact]
    public async Task A_paused_node_is_said_to_be()
    {
        await using var paused = await Lab.WithAsync("hv02", "paused");

        var hosts = await (await HypervisorAsync()).HostsAsync(Ct);

        Assert.Equal([(Hv01, false), (Hv02, true)], hosts.Select(host => (host.Name, host.Paused)));
    }

    [Fact]
    public async Task A_cluster_of_which_nobody_answers_is_silent()
    {
        await using var first = await Lab.WithAsync("hv01", "down");
        await using var second = await Lab.WithAsync("hv02", "down");

        await RefusedAsync(HostFault.Silent, async () => await (await HypervisorAsync()).HostsAsync(Ct));
    }

    [Fact]
    public async Task A_machine_that_stands_alone_has_no_cluster_and_first_generation_disks()
    {
        var (hypervisor, machine) = (await HypervisorAsync(Lab.Alone), await MachineAsync(Hv03));
        var host = Assert.Single(await hypervisor.HostsAsync(Ct));
        Assert.Equal((Hv03, null, "6.3.9600"), (host.Name, host.Cluster, host.WindowsVersion));

        var order = await AloneAsync(machine, generation: 1);
        var made = await hypervisor.CreateAsync(order, Ct);

        Assert.True(made.Complete);
        Assert.Equal([order.BootDisk, order.IdentityDisk], made.Disks);
        Assert.All(Lab.Machine("hv03").Machines.Find(made.VmId)!.Drives.Where(drive => drive.Path is not null), drive => Assert.Equal("IDE", drive.Controller));
        Assert.False(Lab.Machine("hv03").Machines.Find(made.VmId)!.Clustered);
    }

    [Fact]
    public async Task The_second_generation_is_refused_by_Windows_Server_2012_and_taken_by_its_successor()
    {
        var (hypervisor, machine) = (await HypervisorAsync(Lab.Alone), await MachineAsync(Hv03));
        var order = await AloneAsync(machine, generation: 2);
        await using (await Lab.WithAsync("hv03", "mixed-cluster")) // a version older than it is: 2012
        {
            await using var old = new Hosts(Lab, Lab.Options, TimeProvider.System, NullLoggerFactory.Instance);
            var hypervisorOf2012 = await old.HypervisorAsync(Lab.Alone.Id, Ct);
            Assert.StartsWith("6.2.", Assert.Single(await hypervisorOf2012.HostsAsync(Ct)).WindowsVersion, StringComparison.Ordinal);
            var no = await RefusedAsync(HostFault.Unsupported, () => hypervisorOf2012.CreateAsync(order, Ct));
            Assert.Contains("2012 R2", no.Remedy, StringComparison.Ordinal);
            Assert.True((await hypervisorOf2012.CreateAsync(order with { Generation = 1 }, Ct)).Complete);
            Assert.True(await hypervisorOf2012.DeleteAsync(order.Stamp, Ct));
        }

        Assert.True((await hypervisor.CreateAsync(order, Ct)).Complete);
    }

    [Fact]
    public async Task A_switch_that_the_host_has_not_is_missing_and_the_half_is_removed_by_stamp()
    {
        var (hypervisor, order) = (await HypervisorAsync(), await OrderAsync());

        await RefusedAsync(HostFault.Missing, () => hypervisor.CreateAsync(order with { Switch = "NOWHERE" }, Ct));
        await hypervisor.DeleteAsync(order.Stamp, Ct);

        Assert.Null(await hypervisor.FindAsync(order.Stamp, Ct));
    }

    [Fact]
    public async Task A_portal_that_remembers_nothing_finds_machines_by_their_stamp()
    {
        var order = await OrderAsync();
        var made = await (await HypervisorAsync()).CreateAsync(order, Ct);
        await using var another = new Hosts(Lab, Lab.Options, TimeProvider.System, NullLoggerFactory.Instance);

        Assert.Equivalent(made, await (await another.HypervisorAsync(Lab.Cluster.Id, Ct)).FindAsync(order.Stamp, Ct));
    }

    private void Move(Guid vm, string from, string to)
    {
        VmRecord record = Lab.Machine(from).Machines.Remove(vm)!;
        Lab.Machine(to).Machines.Add(record);
    }

    private async Task<VmOrder> AloneAsync(IHyperVMachine machine, int generation)
    {
        var folder = WindowsPath.Join(Lab.Alone.StorageFolder, Name);
        var (boot, identity) = (WindowsPath.Join(folder, $"{Name}.vhdx"), WindowsPath.Join(folder, $"{Name}.identity.vhdx"));
        await machine.CreateDifferenceDiskAsync(@"D:\Masters\master.vhdx", boot, 1, Ct);
        await machine.CreateDifferenceDiskAsync(@"D:\Masters\master.vhdx", identity, 1, Ct);
        return new(Guid.CreateVersion7(), Name, Hv03, folder, generation, 1, 512L << 20, null, $"00155D{Random.Shared.Next(0x1000000):X6}", boot, identity, Clustered: false);
    }
}

using Portal.Domain.Hosts;
using Xunit;

namespace Portal.TestKit.Hosts;

/// <summary>Virtual machines, from their creation to their end.</summary>
public abstract partial class HostsContract
{
    [Fact]
    public async Task A_machine_is_made_complete_and_found_by_its_stamp()
    {
        var (hypervisor, order) = (await HypervisorAsync(), await OrderAsync());

        var made = await hypervisor.CreateAsync(order, Ct);

        Assert.True(made.Complete);
        Assert.Equal((order.Stamp, order.Name, PowerState.Off, order.MacAddress), (made.Stamp, made.Name, made.Power, made.MacAddress));
        Assert.Equal([order.BootDisk, order.IdentityDisk], made.Disks);
        Assert.Equivalent(made, await hypervisor.FindAsync(order.Stamp, Ct), strict: true);
        Assert.Equivalent(made, (await hypervisor.InventoryAsync(Ct)).Single(vm => vm.Stamp == order.Stamp), strict: true);
    }

    [Fact]
    public async Task Making_a_machine_again_changes_nothing()
    {
        var (hypervisor, order) = (await HypervisorAsync(), await OrderAsync());
        var made = await hypervisor.CreateAsync(order, Ct);

        var again = await hypervisor.CreateAsync(order, Ct); // as after a crash before the journal entry

        Assert.Equivalent(made, again, strict: true);
        Assert.Single(await hypervisor.InventoryAsync(Ct), vm => vm.Stamp == order.Stamp);
    }

    [Fact]
    public async Task AName_that_another_machine_has_is_foreign()
    {
        var (hypervisor, order) = (await HypervisorAsync(), await OrderAsync());
        await hypervisor.CreateAsync(order, Ct);

        await RefusedAsync(HostFault.Foreign, () => hypervisor.CreateAsync(order with { Stamp = Guid.CreateVersion7() }, Ct));

        Assert.Single(await hypervisor.InventoryAsync(Ct), vm => vm.Name == order.Name);
    }

    [Fact]
    public async Task A_machine_without_its_disk_is_not_made()
    {
        var (hypervisor, order) = (await HypervisorAsync(), await OrderAsync());

        await RefusedAsync(HostFault.Missing, () => hypervisor.CreateAsync(order with { BootDisk = PathOf($".none{Extension}") }, Ct));
    }

    [Fact]
    public async Task A_machine_starts_and_is_turned_off_and_both_again_are_nothing_to_do()
    {
        var (hypervisor, order) = (await HypervisorAsync(), await OrderAsync());
        await hypervisor.CreateAsync(order, Ct);

        await hypervisor.StartAsync(order.Stamp, Ct);
        await hypervisor.StartAsync(order.Stamp, Ct);
        Assert.Equal(PowerState.Running, await PowerAsync(order));

        await hypervisor.TurnOffAsync(order.Stamp, Ct);
        await hypervisor.TurnOffAsync(order.Stamp, Ct);
        Assert.Equal(PowerState.Off, await PowerAsync(order));
    }

    [Fact]
    public async Task The_disks_of_a_running_machine_are_nobody_elses()
    {
        var (hypervisor, machine, order) = (await HypervisorAsync(), await MachineAsync(), await OrderAsync());
        await hypervisor.CreateAsync(order, Ct);
        await hypervisor.StartAsync(order.Stamp, Ct);
        var staged = await StagedPathAsync();

        await RefusedAsync(HostFault.Busy, () => machine.BringToStagingAsync(order.IdentityDisk, staged, Ct));
        await RefusedAsync(HostFault.Busy, () => machine.DeleteFileAsync(order.IdentityDisk, Ct));

        await hypervisor.TurnOffAsync(order.Stamp, Ct);
        await machine.BringToStagingAsync(order.IdentityDisk, staged, Ct);
        Assert.True(await (await ShareAsync()).DeleteAsync(staged, Ct));
    }

    [Fact]
    public async Task A_machine_is_deleted_once_and_leaves_its_disks()
    {
        var (hypervisor, machine, order) = (await HypervisorAsync(), await MachineAsync(), await OrderAsync());
        await hypervisor.CreateAsync(order, Ct);
        await hypervisor.StartAsync(order.Stamp, Ct);

        Assert.True(await hypervisor.DeleteAsync(order.Stamp, Ct));
        Assert.False(await hypervisor.DeleteAsync(order.Stamp, Ct));

        Assert.Null(await hypervisor.FindAsync(order.Stamp, Ct));
        Assert.DoesNotContain(await hypervisor.InventoryAsync(Ct), vm => vm.Stamp == order.Stamp);
        Assert.NotNull(await machine.FindDiskAsync(order.BootDisk, Ct));
        Assert.NotNull(await machine.FindDiskAsync(order.IdentityDisk, Ct));
    }

    [Fact]
    public async Task A_stamp_that_no_machine_has_is_missing()
    {
        var hypervisor = await HypervisorAsync();
        var nobody = Guid.CreateVersion7();

        Assert.Null(await hypervisor.FindAsync(nobody, Ct));
        Assert.False(await hypervisor.DeleteAsync(nobody, Ct));
        await RefusedAsync(HostFault.Missing, () => hypervisor.StartAsync(nobody, Ct));
        await RefusedAsync(HostFault.Missing, () => hypervisor.TurnOffAsync(nobody, Ct));
        await RefusedAsync(HostFault.Missing, () => hypervisor.ShutDownAsync(nobody, Ct));
    }

    [Fact]
    public async Task Machines_are_no_masters()
    {
        var (hypervisor, order) = (await HypervisorAsync(), await OrderAsync());
        var made = await hypervisor.CreateAsync(order, Ct);

        Assert.DoesNotContain(await hypervisor.MastersAsync(Ct), master => master.VmId == made.VmId);
    }

    private async Task<PowerState?> PowerAsync(VmOrder order) => (await (await HypervisorAsync()).FindAsync(order.Stamp, Ct))?.Power;

    /// <summary>An order whose two disks are there.</summary>
    private async Task<VmOrder> OrderAsync()
    {
        var (machine, frozen) = (await MachineAsync(), await FrozenAsync());
        await machine.CreateDifferenceDiskAsync(frozen, PathOf(), 1, Ct);
        await machine.CreateDifferenceDiskAsync(frozen, PathOf($".identity{Extension}"), 1, Ct);
        var mac = $"00155D{Random.Shared.Next(0x1000000):X6}";
        return new(Guid.CreateVersion7(), Name, Under.Host, WindowsPath.Join(Under.Folder, Name), Generation, 2, 1L << 30, "LAN", mac, PathOf(), PathOf($".identity{Extension}"), Clustered: true);
    }
}

using Portal.Domain.Hosts;
using Xunit;

namespace Portal.TestKit.Hosts;

/// <summary>Disks and room.</summary>
public abstract partial class DisksContract
{
    [Fact]
    public async Task A_disk_that_is_not_there_is_null_and_no_error() => Assert.Null(await (await MachineAsync()).FindDiskAsync(PathOf(), Ct));

    [Fact]
    public async Task Storage_tells_its_room()
    {
        var room = await (await MachineAsync()).RoomAsync(Under.Folder, Ct);

        Assert.InRange(room.FreeBytes, 1, room.TotalBytes);
    }

    [Fact]
    public async Task A_difference_disk_hangs_on_its_parent_and_has_its_size()
    {
        var (machine, frozen) = (await MachineAsync(), await FrozenAsync());

        await machine.CreateDifferenceDiskAsync(frozen, PathOf(), 1, Ct);

        var disk = await machine.FindDiskAsync(PathOf(), Ct);
        Assert.NotNull(disk);
        Assert.Equal(("Differencing", frozen), (disk.Kind, disk.Parent));
        Assert.Equal((await machine.FindDiskAsync(frozen, Ct))!.VirtualBytes, disk.VirtualBytes);
    }

    [Fact]
    public async Task A_difference_disk_that_is_there_is_left_as_it_is()
    {
        var (machine, frozen) = (await MachineAsync(), await FrozenAsync());
        await machine.CreateDifferenceDiskAsync(frozen, PathOf(), 1, Ct);

        await machine.CreateDifferenceDiskAsync(frozen, PathOf(), 2, Ct); // as after a crash before the journal entry

        Assert.NotNull(await machine.FindDiskAsync(PathOf(), Ct));
        Assert.Null(await machine.FindDiskAsync(WindowsPath.Partial(PathOf(), 1), Ct));
        Assert.Null(await machine.FindDiskAsync(WindowsPath.Partial(PathOf(), 2), Ct));
    }

    [Fact]
    public async Task A_difference_disk_over_another_parent_is_foreign()
    {
        var (machine, frozen) = (await MachineAsync(), await FrozenAsync());
        await machine.CreateDifferenceDiskAsync(frozen, PathOf($".a{Extension}"), 1, Ct);
        await machine.CreateDifferenceDiskAsync(PathOf($".a{Extension}"), PathOf(), 1, Ct);

        await RefusedAsync(HostFault.Foreign, () => machine.CreateDifferenceDiskAsync(frozen, PathOf(), 2, Ct));

        Assert.Equal(PathOf($".a{Extension}"), (await machine.FindDiskAsync(PathOf(), Ct))!.Parent);
    }

    [Fact]
    public async Task A_difference_disk_without_its_parent_is_refused_and_leaves_nothing()
    {
        var machine = await MachineAsync();

        await RefusedAsync(HostFault.Missing, () => machine.CreateDifferenceDiskAsync(PathOf($".none{Extension}"), PathOf(), 1, Ct));

        Assert.Null(await machine.FindDiskAsync(PathOf(), Ct));
        Assert.Null(await machine.FindDiskAsync(WindowsPath.Partial(PathOf(), 1), Ct));
    }

    [Fact]
    public async Task A_chain_becomes_one_disk_without_parents()
    {
        var (machine, frozen) = (await MachineAsync(), await FrozenAsync());

        var image = await ConsolidatedAsync(machine, frozen, PathOf());

        Assert.Equal(("Dynamic", null), (image.Kind, image.Parent));
        Assert.Equal((await machine.FindDiskAsync(frozen, Ct))!.VirtualBytes, image.VirtualBytes);
        Assert.Equal(image, await machine.FindDiskAsync(PathOf(), Ct));
    }

    [Fact]
    public async Task An_image_that_is_there_is_not_made_again()
    {
        var (machine, frozen) = (await MachineAsync(), await FrozenAsync());
        var image = await ConsolidatedAsync(machine, frozen, PathOf());

        var again = await machine.ConsolidateAsync(frozen, PathOf(), 99, null, Ct);

        Assert.Equal(new Consolidation(true, null, image), again);
        Assert.Null(await machine.FindDiskAsync(WindowsPath.Partial(PathOf(), 99), Ct));
    }

    [Fact]
    public async Task A_conversion_without_its_source_is_refused()
    {
        var machine = await MachineAsync();

        await RefusedAsync(HostFault.Missing, () => machine.ConsolidateAsync(PathOf($".none{Extension}"), PathOf(), 1, null, Ct));
    }

    [Fact]
    public async Task A_file_is_deleted_once()
    {
        var machine = await MachineAsync();
        await machine.CreateDifferenceDiskAsync(await FrozenAsync(), PathOf(), 1, Ct);

        Assert.True(await machine.DeleteFileAsync(PathOf(), Ct));
        Assert.False(await machine.DeleteFileAsync(PathOf(), Ct));
        Assert.Null(await machine.FindDiskAsync(PathOf(), Ct));
    }

    [Fact]
    public async Task A_file_goes_with_its_half_written_forerunners()
    {
        var (machine, frozen) = (await MachineAsync(), await FrozenAsync());
        await machine.CreateDifferenceDiskAsync(frozen, WindowsPath.Partial(PathOf(), 7), 1, Ct); // as a host leaves it that dies on the way
        await machine.CreateDifferenceDiskAsync(frozen, PathOf(), 8, Ct);

        Assert.True(await machine.DeleteFileAsync(PathOf(), Ct));

        Assert.Null(await machine.FindDiskAsync(WindowsPath.Partial(PathOf(), 7), Ct));
    }

    private static async Task<HostDisk> ConsolidatedAsync(IHyperVMachine machine, string source, string target)
    {
        HostJob? job = null;
        var fence = 0;
        return await Eventually.GetAsync("the image is whole", async () =>
        {
            var look = await machine.ConsolidateAsync(source, target, ++fence, job, Ct);
            job = look.Job;
            Assert.Equal(look.Done, look.Job is null);
            return look.Done ? look.Disk : null;
        }, Ct);
    }
}

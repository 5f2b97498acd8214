using Portal.Domain.Hosts;
using Portal.Features.Catalogs;
using Portal.Features.Machines;
using Portal.TestKit.Features;
using Portal.TestKit.Hosts;
using Xunit;

namespace Portal.Tests.Features.Machines;

public sealed class LookAtMachineTests : PortalTests
{
    [Fact]
    public async Task The_host_says_what_the_machine_does_now()
    {
        var id = await MadeAsync();

        var look = (await Get<LookAtMachine>().ExecuteAsync(id, Ct)).Value!;

        Assert.Equal(("VDI-001", A.Host, PowerState.Off, Portal.Clock.GetUtcNow()), (look.Vm.Name, look.Vm.Host, look.Vm.Power, look.When));
    }

    [Fact]
    public async Task Its_disks_are_shown_from_the_image_to_the_leaf_with_their_sizes()
    {
        var disks = (await Get<LookAtMachine>().DisksAsync(await MadeAsync(), Ct)).Value!;

        Assert.Equal([$@"{A.Folder}\image-1.vhdx", $@"{A.Folder}\VDI-001\VDI-001.vhdx", $@"{A.Folder}\VDI-001\VDI-001-identity.vhdx"], disks.Select(disk => disk.Path));
        Assert.Equal(disks[0].Path, disks[1].Parent);
        Assert.All(disks, disk => Assert.True(disk.FileBytes > 0));
    }

    [Fact]
    public async Task A_host_that_does_not_answer_is_a_no_with_a_way_out()
    {
        var id = await MadeAsync();
        Portal.Hosts.Set(A.Host, MemoryFault.Down);

        Says((await Get<LookAtMachine>().ExecuteAsync(id, Ct)).Verdict, "machine", "does not answer", "is up");
        Says((await Get<LookAtMachine>().DisksAsync(id, Ct)).Verdict, "machine", "does not answer", "is up");
    }

    [Fact]
    public async Task A_vm_that_no_host_has_is_said_so()
    {
        var id = await MadeAsync();
        Portal.Hosts.Site.Machines.Clear();

        Says((await Get<LookAtMachine>().ExecuteAsync(id, Ct)).Verdict, "machine", "No host has a VM");
    }

    [Fact]
    public async Task No_host_is_asked_about_a_machine_that_is_not_there()
    {
        Says((await Get<LookAtMachine>().ExecuteAsync(Guid.NewGuid(), Ct)).Verdict, "machine", "no such machine");
        Says((await Get<LookAtMachine>().DisksAsync(Guid.NewGuid(), Ct)).Verdict, "machine", "no such machine");
    }

    private async Task<Guid> MadeAsync()
    {
        await Portal.MakeAsync(Connection, machines: 1);
        return (await Get<ReadMachine>().ExecuteAsync("VDI-001", Ct))!.Id;
    }
}

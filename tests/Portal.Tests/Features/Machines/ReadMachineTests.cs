using Portal.Domain.Machines;
using Portal.Features;
using Portal.Features.Catalogs;
using Portal.Features.Machines;
using Portal.Runs;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Machines;

public sealed class ReadMachineTests : PortalTests
{
    [Fact]
    public async Task The_card_of_a_machine_that_is_ready_shows_its_chain_and_who_else_hangs_on_it()
    {
        var made = await Portal.MakeAsync(Connection);

        var card = (await Get<ReadMachine>().ExecuteAsync("vdi-001", Ct))!;

        Assert.Equal(("VDI-001", MachineState.Ready, Condition.Healthy, false), (card.Name, card.State, card.Condition, card.IsRemoved));
        Assert.Equal((made.Catalog, "Office", (Guid?)Connection, "Cluster 1", 1), (card.CatalogId, card.Catalog, card.ConnectionId, card.Connection, card.ImageNumber));
        Assert.Equal(("00155D800000", A.Host, Portal.Hosts.Site.Machines.Single(vm => vm.Name == "VDI-001").VmId), (card.Mac, card.Host, card.VmId));
        Assert.Equal(
            [
                new(MachineDiskRole.Image, $@"{A.Folder}\image-1.vhdx", 16L << 20, 64L << 20, Others: 2),
                new(MachineDiskRole.Difference, $@"{A.Folder}\VDI-001\VDI-001.vhdx", null, 64L << 20, Others: 0),
            ], card.Chain);
        Assert.Equal(new(MachineDiskRole.Identity, $@"{A.Folder}\VDI-001\VDI-001-identity.vhdx", null, null, Others: 0), card.IdentityDisk);
        Assert.Null(card.Order);
        Assert.Equivalent(card, await Get<ReadMachine>().ExecuteAsync(card.Id, Ct));
    }

    [Fact]
    public async Task A_machine_that_got_stuck_says_since_when_why_what_to_do_and_which_order_holds_it()
    {
        Portal.Hosts.Refuse = call => call.Act == "Create" ? MemoryFaults.Full(call.Host) : null;
        var made = await Portal.MakeAsync(Connection, machines: 1);

        var card = (await Get<ReadMachine>().ExecuteAsync("VDI-001", Ct))!;

        Assert.Equal((Condition.NeedsYou, "hv01.lab.example refused it: the volume is full.", "Free space, then retry."), (card.Condition, card.Why, card.Remedy));
        Assert.Equal(new(made.Run, "Create Office with 1 machine", ItemState.Failed, "virtual-machine"), card.Order);
    }

    [Fact]
    public async Task One_that_was_removed_is_read_by_its_id_alone()
    {
        var made = await Portal.MakeAsync(Connection, machines: 1);
        var id = (await Get<ReadMachine>().ExecuteAsync("VDI-001", Ct))!.Id;
        await Get<RemoveCatalog>().ExecuteAsync(made.Catalog, PortalUnderTest.Anna, Ct);
        await Portal.Node.WorkAsync();

        var card = (await Get<ReadMachine>().ExecuteAsync(id, Ct))!;

        Assert.Equal((true, Condition.Done, null, null, null), (card.IsRemoved, card.Condition, card.Catalog, card.Connection, card.Mac));
        Assert.Null(await Get<ReadMachine>().ExecuteAsync("VDI-001", Ct));
        Assert.Null(await Get<ReadMachine>().ExecuteAsync(Guid.NewGuid(), Ct));
    }
}

using Microsoft.EntityFrameworkCore;
using Portal.Data.Tests.Runs;
using Portal.Domain;
using Portal.Domain.Catalogs;
using Portal.Domain.Machines;
using Portal.Runs;
using Portal.TestKit.Data;
using Xunit;

namespace Portal.Data.Tests.Facts;

/// <summary>What somebody else has already is a "no" that names them, on every database.</summary>
public sealed class RefusalTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_taken_name_is_refused_with_whose_machine_has_it_and_the_run_that_makes_it(string kind)
    {
        await using var database = await Databases.NewAsync(kind);
        var (node, catalog) = (new Node(database), await CatalogAsync(database));
        var first = Make.Machine("VDI-007", catalog.Id);
        var run = await node.OrderAsync(Node.Item(subject: first.Id, facts: new MachineReserved(first)));
        var late = Node.Run();
        await node.Orders.BeginAsync(late, Ct);
        var (other, same) = (ItemOf(Make.Machine("VDI-008")), ItemOf(Make.Machine("VDI-007")));

        var refusal = await node.Orders.PrepareAsync(late.Id, [other, same], Ct);

        Assert.Equal(new Refusal(same.Id, "The name VDI-007 is taken by a machine of the catalog 'Office'.", run.Id), refusal);
        await using var db = database.Open();
        Assert.Equal(first.Id, (await db.Machines.SingleAsync(Ct)).Id);
        Assert.Empty(await db.Items.Where(row => row.RunId == late.Id).ToListAsync(Ct));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_taken_address_is_refused(string kind)
    {
        await using var database = await Databases.NewAsync(kind);
        var (node, catalog) = (new Node(database), await CatalogAsync(database));
        await using (var db = database.Open())
        {
            db.Add(Make.Machine("VDI-001", catalog.Id, mac: 0x00155D_800001));
            await db.SaveChangesAsync(Ct);
        }

        var late = Node.Run();
        await node.Orders.BeginAsync(late, Ct);

        var refusal = await node.Orders.PrepareAsync(late.Id, [ItemOf(Make.Machine("VDI-002", mac: 0x00155D_800001))], Ct);

        Assert.Equal(("The address 00155D800001 is taken by a machine of the catalog 'Office'.", null), (refusal!.Reason, refusal.HeldBy));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_name_twice_in_one_order_is_refused(string kind)
    {
        await using var database = await Databases.NewAsync(kind);
        var (node, run) = (new Node(database), Node.Run());
        await node.Orders.BeginAsync(run, Ct);
        var second = ItemOf(Make.Machine("VDI-001"));

        var refusal = await node.Orders.PrepareAsync(run.Id, [ItemOf(Make.Machine("VDI-001")), second], Ct);

        Assert.Equal(new Refusal(second.Id, "The name VDI-001 is in this order twice.", HeldBy: null), refusal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_catalog_whose_name_another_took_meanwhile_is_refused_and_its_run_is_not_begun(string kind)
    {
        await using var database = await Databases.NewAsync(kind);
        var (node, catalog) = (new Node(database), await CatalogAsync(database));
        var late = Make.Catalog(catalog.ConnectionId, "OFFICE");
        var run = Node.Run(facts: new CatalogOrdered(late, Make.Image(late)));

        var refusal = await node.Orders.BeginAsync(run, Ct);

        Assert.Equal(new Refusal(run.Id, "There is a catalog 'Office' already.", HeldBy: null), refusal);
        await using var db = database.Open();
        Assert.Empty(await db.Runs.ToListAsync(Ct));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_two_who_reserve_one_name_at_once_one_is_refused_and_the_other_has_it(string kind)
    {
        await using var database = await Databases.NewAsync(kind);
        Node[] nodes = [new(database, "a"), new(database, "b")];
        for (var round = 0; round < 10; round++)
        {
            var runs = new[] { Node.Run(), Node.Run() };
            foreach (var run in runs) await nodes[0].Orders.BeginAsync(run, Ct);

            var answers = await Task.WhenAll(nodes.Zip(runs, (node, run) =>
                Task.Run(() => node.Orders.PrepareAsync(run.Id, [ItemOf(Make.Machine($"VDI-{round:000}"))], Ct), Ct)));

            Assert.Single(answers, answer => answer is null);
        }

        await using var db = database.Open();
        Assert.Equal(10, await db.Machines.CountAsync(Ct));
        Assert.Equal(10, await db.Items.CountAsync(Ct));
    }

    private static NewItem ItemOf(Machine machine) => Node.Item(subject: machine.Id, facts: new MachineReserved(machine));

    private static async Task<Catalog> CatalogAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var connection = Make.Connection();
        var catalog = Make.Catalog(connection.Id);
        db.AddRange(connection, catalog);
        await db.SaveChangesAsync(Ct);
        return catalog;
    }
}

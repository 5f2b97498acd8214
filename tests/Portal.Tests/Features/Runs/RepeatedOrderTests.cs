using Microsoft.EntityFrameworkCore;
using Portal.Features;
using Portal.Features.Catalogs;
using Portal.Features.Machines;
using Portal.Features.Runs;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Runs;

/// <summary>An order that is sent twice under the same id is placed once.</summary>
public sealed class RepeatedOrderTests : PortalTests
{
    private readonly Guid _id = Guid.CreateVersion7();

    [Fact]
    public async Task A_catalog_is_made_once()
    {
        var first = await CreateAsync();
        await Portal.Node.WorkAsync();
        var second = await CreateAsync();

        Assert.Equal((_id, true), (first.Value!.Run, second.IsYes));
        Assert.Equal(first.Value, second.Value);
        Assert.Equal(await Portal.OnlyCatalogAsync(), second.Value!.Catalog);
        await OnlyAsync("create-catalog");
    }

    [Fact]
    public async Task Machines_are_added_once()
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 1)).Catalog;

        var answers = await TwiceAsync(() => Get<AddMachines>().ExecuteAsync(catalog, 2, PortalUnderTest.Anna, _id, Ct));

        Assert.All(answers, answer => Assert.Equal(new(_id, catalog), answer.Value));
        Assert.Equal(3, (await Get<ListMachines>().ExecuteAsync(new(), Ct)).Rows.Count);
        await OnlyAsync("add-machines");
    }

    [Fact]
    public async Task Machines_are_removed_once_and_so_is_the_catalog()
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 2)).Catalog;

        var answers = await TwiceAsync(() => Get<RemoveMachines>().ExecuteAsync(catalog, ["VDI-001"], PortalUnderTest.Anna, _id, Ct));
        Assert.All(answers, answer => Assert.Equal(new(_id, catalog), answer.Value));
        await OnlyAsync("remove-machines");

        await Portal.Node.WorkAsync();
        var id = Guid.CreateVersion7();
        answers = await TwiceAsync(() => Get<RemoveCatalog>().ExecuteAsync(catalog, PortalUnderTest.Anna, id, Ct));
        Assert.All(answers, answer => Assert.Equal(new(id, catalog), answer.Value));
        await OnlyAsync("remove-catalog");
    }

    [Fact]
    public async Task Machines_are_restarted_once()
    {
        await Portal.MakeAsync(Connection, machines: 1);

        var answers = await TwiceAsync(() => Get<PowerMachines>().ExecuteAsync(PowerAction.Restart, ["VDI-001"], PortalUnderTest.Anna, _id, Ct));
        await Portal.Node.WorkAsync();

        Assert.All([.. answers, await Get<PowerMachines>().ExecuteAsync(PowerAction.Restart, ["VDI-001"], PortalUnderTest.Anna, _id, Ct)], answer => Assert.Equal(_id, answer.Value));
        await OnlyAsync("restart-machines");
    }

    [Fact]
    public async Task A_run_is_undone_once()
    {
        Portal.Hosts.Refuse = call => call.Act == "Create" ? MemoryFaults.Full(call.Host) : null;
        var run = (await Portal.MakeAsync(Connection)).Run;

        var answers = await TwiceAsync(() => Get<UndoRun>().ExecuteAsync(run, items: null, PortalUnderTest.Anna, _id, Ct));

        Assert.All(answers, answer => Assert.Equal(_id, answer.Value));
        await OnlyAsync("undo");
    }

    [Fact]
    public async Task Two_requests_at_once_give_one_run_whoever_is_first()
    {
        for (var round = 0; round < 10; round++)
        {
            var (id, order) = (Guid.CreateVersion7(), Catalog(machines: 2) with { Name = $"Labs {round}", NamingPattern = $"LAB{round}-#" });

            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Get<CreateCatalog>().ExecuteAsync(order, PortalUnderTest.Anna, id, Ct))));

            var catalog = (await Get<ReadCatalog>().ExecuteAsync(order.Name, Ct))!.Catalog.Id;
            Assert.All(answers, answer => Assert.Equal(new(id, catalog), answer.Value));
            Assert.Equal(3, (await Get<ReadRun>().ExecuteAsync(id, Ct))!.Summary.Total);
        }

        Assert.Equal(10, await Portal.CountRunsAsync());
    }

    [Fact]
    public async Task A_catalog_that_another_order_makes_is_refused_under_another_id()
    {
        await CreateAsync();

        Says((await Get<CreateCatalog>().ExecuteAsync(Catalog(), PortalUnderTest.Anna, Guid.CreateVersion7(), Ct)).Verdict.Objections[0] is var objection ? new([objection]) : null!, "name", "already");
    }

    [Fact]
    public async Task An_id_that_an_order_of_another_kind_has_is_refused()
    {
        var catalog = (await CreateAsync()).Value!.Catalog;

        Says((await Get<RemoveCatalog>().ExecuteAsync(catalog, PortalUnderTest.Anna, _id, Ct)).Verdict, "run", "'Create Office with 3 machines'");
    }

    [Fact]
    public async Task What_was_refused_may_be_asked_again_under_the_same_id()
    {
        Assert.False((await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 0), PortalUnderTest.Anna, _id, Ct)).IsYes);

        Assert.Equal(_id, (await CreateAsync()).Value!.Run);
    }

    private Task<Answer<Ordered>> CreateAsync() => Get<CreateCatalog>().ExecuteAsync(Catalog(), PortalUnderTest.Anna, _id, Ct);

    private static async Task<IReadOnlyList<Answer<T>>> TwiceAsync<T>(Func<Task<Answer<T>>> order) =>
        [.. await Task.WhenAll(Task.Run(order), Task.Run(order)), await order()];

    /// <summary>One run of this kind, which one entry of the audit log tells of.</summary>
    private async Task OnlyAsync(string kind)
    {
        await using var db = Portal.Read();
        Assert.Equal(1, await db.Runs.CountAsync(run => run.Kind == kind, Ct));
        Assert.Equal(1, await db.Audit.CountAsync(entry => entry.What == kind && entry.Outcome == "accepted", Ct));
    }
}

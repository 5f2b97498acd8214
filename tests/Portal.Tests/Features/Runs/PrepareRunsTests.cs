using Microsoft.EntityFrameworkCore;
using Portal.Features;
using Portal.Features.Catalogs;
using Portal.Features.Runs.Preparing;
using Portal.Runs;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Runs;

public sealed class PrepareRunsTests : PortalTests
{
    [Fact]
    public async Task An_order_whose_caller_died_between_two_batches_is_gone_on_with()
    {
        var dead = Portal.Start(new Life("prepare", 2));
        Assert.False(await dead.LiveAsync(() => OrderAsync(machines: 700)));
        Assert.Equal(RunState.Preparing, await StateAsync());

        var node = Portal.Start();
        Assert.Equal(1, await Get<PrepareRuns>().ExecuteAsync(Ct));

        Assert.Equal(RunState.Open, await StateAsync());
        Assert.Equal(1, node.Rings);
        await using var db = Portal.Read();
        Assert.Equal(700, await db.Machines.Select(machine => machine.Name).Distinct().CountAsync(Ct));
        Assert.Equal(701, await db.Items.CountAsync(Ct));
        Assert.Equal("VDI-700", await db.Machines.MaxAsync(machine => machine.Name, Ct));
        Assert.Equal(0, await Get<PrepareRuns>().ExecuteAsync(Ct));
    }

    [Fact]
    public async Task Names_that_somebody_took_in_the_meantime_are_passed_over()
    {
        await Portal.Start(new Life("prepare", 1)).LiveAsync(() => OrderAsync(machines: 300));
        Portal.Start();
        await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 10) with { Name = "Sales" }, PortalUnderTest.Anna, Ct);

        await Get<PrepareRuns>().ExecuteAsync(Ct);

        await using var db = Portal.Read();
        Assert.Equal(310, await db.Machines.Select(machine => machine.Name).Distinct().CountAsync(Ct));
        Assert.All(await db.Runs.ToListAsync(Ct), run => Assert.Equal(RunState.Open, run.State));
    }

    [Fact]
    public async Task An_order_that_others_left_no_names_for_is_dropped_and_gives_back_what_it_had()
    {
        await Portal.Start(new Life("prepare", 1)).LiveAsync(() => OrderAsync(machines: 900));
        Portal.Start();
        await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 200) with { Name = "Sales" }, PortalUnderTest.Anna, Ct);

        await Get<PrepareRuns>().ExecuteAsync(Ct);

        await using var db = Portal.Read();
        Assert.Equal(["Sales"], await db.Catalogs.Select(catalog => catalog.Name).ToListAsync(Ct));
        Assert.Equal(200, await db.Machines.CountAsync(machine => machine.HeldName != null, Ct));
        Assert.Equal(201, await db.Items.CountAsync(Ct));
        Assert.Contains(await db.Audit.Where(entry => entry.What == "create-catalog").Select(entry => entry.Outcome).ToListAsync(Ct),
            outcome => outcome.Contains("free names", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_order_of_a_kind_that_only_a_newer_portal_knows_is_left_to_it()
    {
        await Portal.Start(new Life("prepare", 1)).LiveAsync(() => OrderAsync(machines: 1));
        Portal.Start();
        await using var db = Portal.Read();
        await db.Runs.ExecuteUpdateAsync(set => set.SetProperty(run => run.Kind, "rotate-everything"), Ct);

        await Get<PrepareRuns>().ExecuteAsync(Ct);

        Assert.Equal(RunState.Preparing, await StateAsync());
    }

    [Fact]
    public async Task An_order_that_cannot_be_read_holds_up_nothing_else()
    {
        await Portal.Start(new Life("prepare", 1)).LiveAsync(() => OrderAsync(machines: 1));
        await using var db = Portal.Read();
        await db.Runs.ExecuteUpdateAsync(set => set.SetProperty(run => run.Request, "{"), Ct);
        await Portal.Start(new Life("prepare", 1)).LiveAsync(() => Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 1) with { Name = "Sales" }, PortalUnderTest.Anna, Ct));
        Portal.Start();

        Assert.Equal(2, await Get<PrepareRuns>().ExecuteAsync(Ct));

        Assert.Equal([(RunState.Preparing, "Office"), (RunState.Open, "Sales")],
            (await db.Runs.OrderBy(run => run.Title).ToListAsync(Ct)).Select(run => (run.State, run.Title.Split(' ')[1])));
    }

    private Task<Answer<Ordered>> OrderAsync(int machines) => Get<CreateCatalog>().ExecuteAsync(Catalog(machines), PortalUnderTest.Anna, Ct);

    private async Task<RunState> StateAsync()
    {
        await using var db = Portal.Read();
        return await db.Runs.Select(run => run.State).SingleAsync(Ct);
    }
}

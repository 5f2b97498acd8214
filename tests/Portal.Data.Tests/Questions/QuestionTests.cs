using Portal.Domain.Machines;
using Portal.Features;
using Portal.Features.Audit;
using Portal.Features.Catalogs;
using Portal.Features.Connections;
using Portal.Features.Dashboard;
using Portal.Features.Machines;
using Portal.Features.Runs;
using Portal.Runs;
using Portal.TestKit.Data;
using Xunit;

namespace Portal.Data.Tests.Questions;

/// <summary>What pages and the API ask is answered alike by every database.</summary>
public sealed class QuestionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Machines_are_listed_by_everything_they_can_be_asked_for(string kind)
    {
        await using var database = await Databases.NewAsync(kind);
        var world = await World.MakeAsync(database);
        Dictionary<MachineQuery, string> expected = new()
        {
            [new()] = "VDI-001 VDI-002 VDI-003 VDI-004",
            [new() { WithRemoved = true }] = "VDI-001 VDI-002 VDI-003 VDI-004 VDI-005",
            [new() { State = MachineState.Removed, Text = "vdi-" }] = "VDI-005",
            [new() { Condition = Condition.Done, Text = "VDI-005" }] = "VDI-005",
            [new() { Condition = Condition.Done, Text = "VDI-001" }] = "",
            [new() { Condition = Condition.Healthy }] = "VDI-001",
            [new() { Condition = Condition.Working }] = "VDI-002",
            [new() { Condition = Condition.NeedsYou }] = "VDI-003",
            [new() { Condition = Condition.Waiting }] = "VDI-004",
            [new() { Condition = Condition.Done }] = "VDI-005",
            [new() { Condition = Condition.Cancelled }] = "",
            [new() { Condition = Condition.Unknown }] = "",
            [new() { Catalog = world.Catalog.Id, Condition = Condition.NeedsYou }] = "VDI-003",
            [new() { Catalog = Guid.NewGuid() }] = "",
            [new() { State = MachineState.Ready, Host = "hv01.lab.example", Text = "di-00" }] = "VDI-001 VDI-002 VDI-003 VDI-004",
            [new() { State = MachineState.Removing }] = "",
            [new() { Host = "HV01.Lab.Example" }] = "VDI-001 VDI-002 VDI-003 VDI-004",
            [new() { Host = "hv02.lab.example" }] = "",
            [new() { Host = "hv01.lab.example", Condition = Condition.Done }] = "VDI-005",
            [new() { Text = "di-00", Condition = Condition.Done }] = "",
            [new() { Text = "v" }] = "VDI-001 VDI-002 VDI-003 VDI-004",
            [new() { Text = "-003", Condition = Condition.NeedsYou }] = "VDI-003",
        };

        foreach (var (query, names) in expected)
        {
            var page = await new ListMachines(world.Factory, world.Search).ExecuteAsync(query with { WithCount = true }, Ct);
            Assert.Equal(names, string.Join(' ', page.Rows.Select(machine => machine.Name)));
            Assert.Equal(page.Rows.Count, page.Count);
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Lists_are_paged_both_ways(string kind)
    {
        await using var database = await Databases.NewAsync(kind);
        var world = await World.MakeAsync(database);

        foreach (var withRemoved in (bool[])[false, true])
        {
            var list = new ListMachines(world.Factory, world.Search);
            var query = new MachineQuery { WithRemoved = withRemoved, Limit = 2 };
            var first = await list.ExecuteAsync(query, Ct);
            var second = await list.ExecuteAsync(query with { Cursor = first.Next }, Ct);
            var back = await list.ExecuteAsync(query with { Cursor = second.Previous }, Ct);
            Assert.Equal(["VDI-001", "VDI-002", "VDI-003", "VDI-004"], first.Rows.Concat(second.Rows).Select(machine => machine.Name));
            Assert.Equal(["VDI-001", "VDI-002"], back.Rows.Select(machine => machine.Name));
        }

        var items = new ListRunItems(world.Factory);
        var some = await items.ExecuteAsync(new() { Run = world.Run, Limit = 3 }, Ct);
        var rest = await items.ExecuteAsync(new() { Run = world.Run, Limit = 3, Cursor = some.Next }, Ct);
        Assert.Equal((3, 1, 3), (some.Rows.Count, rest.Rows.Count, (await items.ExecuteAsync(new() { Run = world.Run, Limit = 3, Cursor = rest.Previous }, Ct)).Rows.Count));
        Assert.Single((await items.ExecuteAsync(new() { Run = world.Run, Reason = "Full." }, Ct)).Rows);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Machines_are_found_by_whatever_is_typed(string kind)
    {
        await using var database = await Databases.NewAsync(kind);
        var world = await World.MakeAsync(database);
        var address = new MacAddress(world.Machines[1].Mac!.Value).ToString();

        foreach (var typed in (string[])["vdi-002", "-002", @"LAB\VDI-002$", address, string.Join('-', address.Chunk(2).Select(two => new string(two)))])
            Assert.Equal("VDI-002", Assert.Single((await world.FindAsync(typed)).Machines).Name);
        Assert.Equal(4, (await world.FindAsync("HV01.lab")).Machines.Count);
        Assert.Equal(4, (await world.FindAsync("v")).Machines.Count);
        Assert.Empty((await world.FindAsync("hv02")).Machines);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Cards_runs_and_the_dashboard_are_read(string kind)
    {
        await using var database = await Databases.NewAsync(kind);
        var world = await World.MakeAsync(database);

        var card = (await new ReadMachine(world.Factory).ExecuteAsync("vdi-003", Ct))!;
        Assert.Equal((Condition.NeedsYou, "Full.", "Make room.", 3), (card.Condition, card.Why, card.Remedy, card.Chain[0].Others));
        Assert.Equal(["Full."], (await new ReadTimeline(world.Factory).ExecuteAsync(card.Id, cursor: null, limit: 1, Ct)).Rows.Select(entry => entry.What));
        var run = (await new ReadRun(world.Factory, database.Clock).ExecuteAsync(world.Run, Ct))!;
        Assert.Equal((1, true, 1), (run.Speed, run.Limit!.IsClosed, run.Limit.Waiting));
        Assert.Equal(database.Clock.GetUtcNow().AddSeconds(-1), run.Limit.Since);
        Assert.Null(run.Retries);
        Assert.Equal(0, (await new ReadRun(world.Factory, database.Clock).ExecuteAsync(world.Run, withRetries: true, Ct))!.Retries);
        var dashboard = await new ReadDashboard(world.Factory, database.Clock).ExecuteAsync(TimeZoneInfo.Utc, Ct);
        Assert.Equal((4, 1, 1, 1, 1), (dashboard.Machines.Count, dashboard.Healthy.Count, dashboard.NeedYou.Count, dashboard.Working.Count, dashboard.OpenRuns.Count));
        Assert.Equal([(CauseKind.Failure, "Full."), (CauseKind.Silence, "hv01.lab.example is silent")], dashboard.Causes.Select(cause => (cause.Kind, cause.What)));
        var events = new ReadEvents(world.Factory);
        Assert.Equal(await events.LastEventIdAsync(Ct), (await events.ExecuteAsync(after: 0, limit: 100, Ct))[^1].Id);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Runs_catalogs_connections_and_the_audit_log_are_listed(string kind)
    {
        await using var database = await Databases.NewAsync(kind);
        var world = await World.MakeAsync(database);

        var runs = new ListRuns(world.Factory);
        Assert.Equal(world.Run, Assert.Single((await runs.ExecuteAsync(new RunQuery { State = RunState.Open, NeedsYou = true, Text = "MACH", WithCount = true }, Ct)).Rows).Id);
        Assert.Empty((await runs.ExecuteAsync(new RunQuery { Kind = "none" }, Ct)).Rows);
        var newest = await runs.ExecuteAsync(new RunQuery { Limit = 1 }, Ct);
        var oldest = await runs.ExecuteAsync(new RunQuery { Limit = 1, Cursor = newest.Next }, Ct);
        Assert.Equal(world.Run, oldest.Rows[0].Id);
        Assert.Equal(newest.Rows[0].Id, (await runs.ExecuteAsync(new RunQuery { Limit = 1, Cursor = oldest.Previous }, Ct)).Rows[0].Id);

        var catalog = Assert.Single((await new ListCatalogs(world.Factory).ExecuteAsync(new() { Text = "OFF", WithCount = true }, Ct)).Rows);
        Assert.Equal((4, Condition.NeedsYou, 1), (catalog.Total, catalog.Condition, catalog.ImageNumber));
        var view = (await new ReadCatalog(world.Factory).ExecuteAsync(world.Catalog.Id, Ct))!;
        Assert.Equal(4, view.MachinesOnImages.Values.Single());
        var connection = (await new ReadConnection(world.Factory).ExecuteAsync(world.Connection, Ct))!;
        Assert.Equal((4, true), (Assert.Single(connection.Catalogs).Machines, Assert.Single(connection.Gates).IsClosed));

        var audit = new ReadAudit(world.Factory);
        var later = await audit.ExecuteAsync(new() { Who = "anna", Text = "office", Accepted = true, WithCount = true, Limit = 1 }, Ct);
        var sooner = await audit.ExecuteAsync(new() { Limit = 1, Cursor = later.Next }, Ct);
        Assert.Equal((2, TimeSpan.FromMinutes(1)), (later.Count, later.Rows[0].When - sooner.Rows[0].When));
        Assert.Equal(later.Rows[0].Id, (await audit.ExecuteAsync(new() { Limit = 1, Cursor = sooner.Previous }, Ct)).Rows[0].Id);
        Assert.Empty((await audit.ExecuteAsync(new() { Accepted = false }, Ct)).Rows);
    }
}

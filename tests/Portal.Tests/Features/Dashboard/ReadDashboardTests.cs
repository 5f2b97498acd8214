using Portal.Domain.Catalogs;
using Portal.Features;
using Portal.Features.Catalogs;
using Portal.Features.Connections;
using Portal.Features.Dashboard;
using Portal.Features.Machines;
using Portal.Features.Runs;
using Portal.Runs;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Dashboard;

public sealed class ReadDashboardTests : PortalTests
{
    [Fact]
    public async Task Of_an_empty_portal_all_is_nought()
    {
        var view = await ReadAsync();

        Assert.Equal((0, 0, 0, 0, 0), (view.Machines.Count, view.Healthy.Count, view.NeedYou.Count, view.Working.Count, view.OpenRuns.Count));
        Assert.Empty(view.Causes);
        Assert.Equal(7, view.Week.Count);
        Assert.Equal(new StoragePromise(Connection, "Cluster 1", @"C:\ClusterStorage\Volume1\Portal", 0), Assert.Single(view.Storage));
    }

    [Fact]
    public async Task Each_number_counts_what_its_list_shows()
    {
        Portal.Hosts.Refuse = call => call.Act == "CreateDifferenceDisk" && call.About.Contains("VDI-002", StringComparison.Ordinal) ? MemoryFaults.Full(call.Host) : null;
        await Portal.MakeAsync(Connection, machines: 5);
        await Get<PowerMachines>().ExecuteAsync(PowerAction.Start, ["VDI-001", "VDI-003"], PortalUnderTest.Anna, Ct);

        var view = await ReadAsync();

        Assert.Equal((5, 2, 1, 0, 1), (view.Machines.Count, view.Healthy.Count, view.NeedYou.Count, view.Working.Count, view.OpenRuns.Count));
        foreach (var number in (DashboardNumber[])[view.Machines, view.Healthy, view.NeedYou, view.Working])
            Assert.Equal(number.Count, (await Get<ListMachines>().ExecuteAsync(new() { Condition = number.Machines, WithCount = true }, Ct)).Count);
        Assert.Equal(view.OpenRuns.Count, (await Get<ListRuns>().ExecuteAsync(new RunQuery { State = view.OpenRuns.Runs, WithCount = true }, Ct)).Count);
    }

    [Fact]
    public async Task One_cause_is_one_row_over_all_runs_with_what_it_keeps_from_being_made()
    {
        Portal.Hosts.Refuse = call => call.Act == "Consolidate" ? MemoryFaults.Full(call.Host) : null;
        var first = await Portal.MakeAsync(Connection, machines: 3);
        Portal.Clock.Advance(TimeSpan.FromHours(1));
        var second = (await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 2) with { Name = "Labs", NamingPattern = "LAB-#" }, PortalUnderTest.Anna, Ct)).Value!;
        await Portal.Node.WorkAsync();

        var cause = Assert.Single((await ReadAsync()).Causes);

        Assert.Equal((CauseKind.Failure, "hv01.lab.example refused it: the volume is full.", "Free space, then retry.", 7), (cause.Kind, cause.What, cause.Remedy, cause.Count));
        Assert.Equal([first.Run, second.Run], cause.Runs.Order());
        Assert.True(cause.Since < Portal.Began.AddHours(1));
    }

    [Fact]
    public async Task A_silent_host_is_a_cause_with_since_when_and_who_waits()
    {
        Portal.Hosts.Refuse = call => call is { Act: "CreateDifferenceDisk", Host: "hv01.lab.example" } ? MemoryFaults.Silent(call.Host) : null;
        await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 8), PortalUnderTest.Anna, Ct);
        await Portal.Node.WorkOnceAsync();
        Portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await Portal.Node.WorkOnceAsync();

        var cause = Assert.Single((await ReadAsync()).Causes);

        Assert.Equal((CauseKind.Silence, "hv01.lab.example is silent", 4), (cause.Kind, cause.What, cause.Count));
        Assert.InRange(cause.Since, Portal.Began, Portal.Clock.GetUtcNow());
    }

    [Fact]
    public async Task The_week_counts_runs_by_how_they_ended_on_the_days_of_a_zone()
    {
        await Portal.MakeAsync(Connection, machines: 2);
        Portal.Clock.Advance(TimeSpan.FromDays(2));
        Portal.Hosts.Refuse = call => call.Act == "Create" ? MemoryFaults.Full(call.Host) : null;
        await Get<AddMachines>().ExecuteAsync(await Portal.OnlyCatalogAsync(), 1, PortalUnderTest.Anna, Ct);
        await Portal.Node.WorkAsync();
        var run = (await Get<PowerMachines>().ExecuteAsync(PowerAction.Start, ["VDI-001"], PortalUnderTest.Anna, Ct)).Value;
        await Get<CancelRun>().ExecuteAsync(run, PortalUnderTest.Anna, Ct);

        var week = (await ReadAsync()).Week;

        var today = DateOnly.FromDateTime(Portal.Clock.GetUtcNow().UtcDateTime);
        Assert.Equal(Enumerable.Range(-6, 7).Select(today.AddDays), week.Select(day => day.Day));
        Assert.Equal(new RunDay(today.AddDays(-2), Done: 1, Partial: 0, Failed: 0, Cancelled: 0), week[4]);
        Assert.Equal(new RunDay(today, Done: 0, Partial: 0, Failed: 1, Cancelled: 1), week[6]);
        var farEast = TimeZoneInfo.CreateCustomTimeZone("far", TimeSpan.FromHours(14), "far", "far");
        var zone = Portal.Clock.GetUtcNow().Hour < 10 ? TimeZoneInfo.CreateCustomTimeZone("west", TimeSpan.FromHours(-12), "west", "west") : farEast;
        Assert.NotEqual(today, (await Get<ReadDashboard>().ExecuteAsync(zone, Ct)).Week[6].Day);
    }

    [Fact]
    public async Task Storage_shows_what_orders_under_way_will_still_write()
    {
        await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 2), PortalUnderTest.Anna, Ct);

        var promised = Assert.Single((await ReadAsync()).Storage).PromisedBytes;

        Assert.Equal(DiskSizes.Image(8L << 20, 64L << 20) + (2 * DiskSizes.Machine(64L << 20)), promised);
        Assert.Equal(promised, (await Get<ReadStorage>().ExecuteAsync(Connection, Ct)).Value!.PromisedBytes);
        await Portal.Node.WorkAsync();
        Assert.Equal(0, Assert.Single((await ReadAsync()).Storage).PromisedBytes);
    }

    private Task<DashboardView> ReadAsync() => Get<ReadDashboard>().ExecuteAsync(TimeZoneInfo.Utc, Ct);
}

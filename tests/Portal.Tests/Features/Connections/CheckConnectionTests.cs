using Microsoft.EntityFrameworkCore;
using Portal.Domain.Connections;
using Portal.Domain.Prerequisites;
using Portal.Features.Connections;
using Portal.Features.Connections.Checking;
using Portal.TestKit.Features;
using Portal.TestKit.Hosts;
using Xunit;

namespace Portal.Tests.Features.Connections;

public sealed class CheckConnectionTests : PortalTests
{
    private const string Hv02 = "hv02.lab.example";

    private static readonly ConnectionOrder Second = PortalUnderTest.ClusterOrder with { Name = "Cluster 2", StorageFolder = @"C:\ClusterStorage\Volume1\Second" };

    [Fact]
    public async Task A_connection_that_is_added_brings_its_first_report()
    {
        var report = await Get<ReadReport>().LatestAsync(Connection, Ct);

        Assert.Equal((CheckReason.Added, FindingState.Passed), (report!.Reason!.Value, report.State));
        Assert.Contains(report.Checks, check => check is { Key: "local-administrator", IsRequired: true, Findings.Count: 2 });
    }

    [Fact]
    public async Task A_check_asks_the_hosts_and_keeps_what_they_say()
    {
        Portal.Hosts.Set(Hv02, MemoryFault.Down);
        Portal.Clock.Advance(TimeSpan.FromSeconds(1));

        var report = (await Get<CheckConnection>().ExecuteAsync(Connection, CheckReason.Asked, Ct)).Value!;

        Assert.Contains(report.Checks.Single(check => check.Key == "cluster-nodes-up").Findings, finding => finding is { State: FindingState.Warning, About: Hv02, MayBeAccepted: true });
        Assert.Equivalent(report, await Get<ReadReport>().LatestAsync(Connection, Ct));
        Assert.Equal([CheckReason.Asked, CheckReason.Added], (await Get<ReadReport>().HistoryAsync(Connection, Ct)).Select(past => past.Reason));
    }

    [Fact]
    public async Task A_connection_that_is_typed_is_checked_and_nothing_of_it_kept()
    {
        var report = await Get<CheckConnection>().ExecuteAsync(Second, Ct);

        Assert.Equal((null, FindingState.Passed), (report.Reason, report.State));
        await using var db = Portal.Read();
        Assert.Equal(1, await db.Reports.CountAsync(Ct));
    }

    [Fact]
    public async Task An_unknown_connection_is_refused() =>
        Says((await Get<CheckConnection>().ExecuteAsync(Guid.CreateVersion7(), CheckReason.Asked, Ct)).Verdict, "connection", "no such connection");

    [Fact]
    public async Task What_is_required_and_fails_keeps_a_connection_from_being_added_with_field_and_remedy()
    {
        Spoil(look => look with { ClockAhead = TimeSpan.FromMinutes(9), Groups = [] });

        var answer = await Get<AddConnection>().ExecuteAsync(Second, PortalUnderTest.Anna, Ct);

        Assert.Equal(["account", "account", "address", "address"], answer.Verdict.Objections.Select(objection => objection.Field).Order());
        Assert.Contains(answer.Verdict.Objections, objection => objection.Value == Hv02 && objection.Rule.StartsWith("The account is in the local group Administrators", StringComparison.Ordinal)
            && objection.Remedy.Contains("net localgroup", StringComparison.Ordinal));
        await using var db = Portal.Read();
        Assert.Equal((1, 1), (await db.Connections.CountAsync(Ct), await db.Reports.CountAsync(Ct)));
        Assert.True(await db.Audit.AnyAsync(entry => entry.What == "add-connection" && entry.Outcome.Contains("Administrators"), Ct));
    }

    [Fact]
    public async Task A_warning_keeps_nobody_from_adding_and_is_in_the_first_report()
    {
        Spoil(look => look with { ClockAhead = TimeSpan.FromMinutes(2) });

        var id = (await Get<AddConnection>().ExecuteAsync(Second, PortalUnderTest.Anna, Ct)).Value;

        Assert.Equal(FindingState.Warning, (await Get<ReadReport>().LatestAsync(id, Ct))!.State);
    }

    [Fact]
    public async Task At_night_all_in_service_are_checked_and_old_reports_forgotten_but_the_latest()
    {
        var held = (await Get<AddConnection>().ExecuteAsync(Second, PortalUnderTest.Anna, Ct)).Value;
        await Get<SetMaintenance>().HoldAsync(held, "new switches", PortalUnderTest.Anna, Ct);
        Portal.Clock.Advance(CheckAll.KeptFor + TimeSpan.FromDays(1));

        Assert.Equal(1, await Get<CheckAll>().ExecuteAsync(Ct));

        Assert.Equal([CheckReason.Nightly], (await Get<ReadReport>().HistoryAsync(Connection, Ct)).Select(past => past.Reason));
        Assert.Equal([CheckReason.Added], (await Get<ReadReport>().HistoryAsync(held, Ct)).Select(past => past.Reason));
    }

    [Fact]
    public async Task New_credentials_are_checked_soon()
    {
        var version = (await Get<ReadConnection>().ExecuteAsync(Connection, Ct))!.Connection.Version;

        await Get<ChangeCredentials>().ExecuteAsync(Connection, @"LAB\other", new Secret("Sesame-2"), version, PortalUnderTest.Anna, Ct);

        Assert.Equal([Connection], Portal.Node.ToBeChecked);
    }

    [Fact]
    public async Task A_connection_that_comes_back_from_maintenance_is_checked_soon_and_not_before()
    {
        await Get<SetMaintenance>().HoldAsync(Connection, "new switches", PortalUnderTest.Anna, Ct);
        Assert.Empty(Portal.Node.ToBeChecked);

        await Get<SetMaintenance>().ReleaseAsync(Connection, PortalUnderTest.Anna, Ct);
        await Get<SetMaintenance>().ReleaseAsync(Connection, PortalUnderTest.Anna, Ct); // it is back already

        Assert.Equal([Connection], Portal.Node.ToBeChecked);
    }

    [Fact]
    public async Task New_limits_need_no_check_since_no_prerequisite_is_judged_by_them()
    {
        var view = (await Get<ReadConnection>().ExecuteAsync(Connection, Ct))!.Connection;

        Assert.True((await Get<ChangeLimits>().ExecuteAsync(Connection, ConnectionLimits.Of(view) with { SessionsPerHost = 3 }, view.Version, PortalUnderTest.Anna, Ct)).IsYes);

        Assert.Empty(Portal.Node.ToBeChecked);
    }

    [Fact]
    public async Task Reports_go_with_their_connection()
    {
        await Get<RemoveConnection>().ExecuteAsync(Connection, PortalUnderTest.Anna, Ct);

        await using var db = Portal.Read();
        Assert.Equal(0, await db.Reports.CountAsync(Ct));
    }

    private void Spoil(Func<MachineLook, MachineLook> how) =>
        Portal.Hosts.Site.Surveyed = survey => survey with { Hosts = [.. survey.Hosts.Select(host => host with { Look = how(host.Look.Answer!) })] };
}

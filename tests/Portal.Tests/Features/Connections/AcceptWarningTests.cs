using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Prerequisites;
using Portal.Features.Connections.Checking;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Connections;

public sealed class AcceptWarningTests : PortalTests
{
    [Fact]
    public async Task An_accepted_warning_counts_no_more_until_it_expires()
    {
        await CheckAsync(TimeSpan.FromMinutes(2));
        Assert.True((await AcceptAsync("clock")).IsYes);

        var report = (await Get<ReadReport>().LatestAsync(Connection, Ct))!;
        Assert.Equal(FindingState.Passed, report.State);
        var finding = report.Checks.Single(check => check.Key == "clock").Findings[0];
        Assert.Equal((FindingState.Warning, "anna", "known"), (finding.State, finding.Acceptance!.Who, finding.Acceptance.Note));
        Assert.Equal(TimeSpan.FromDays(90), finding.Acceptance.Expires - finding.Acceptance.Accepted);

        Portal.Clock.Advance(TimeSpan.FromDays(90));
        Assert.Equal(FindingState.Warning, (await Get<ReadReport>().LatestAsync(Connection, Ct))!.State);
    }

    [Fact]
    public async Task What_gets_worse_or_is_about_another_host_is_not_accepted_by_it()
    {
        await CheckAsync(TimeSpan.FromMinutes(2));
        await AcceptAsync("clock");

        Assert.Equal(FindingState.Failed, await CheckAsync(TimeSpan.FromMinutes(9)));
    }

    [Fact]
    public async Task It_is_in_the_audit_log_with_name_and_note()
    {
        await CheckAsync(TimeSpan.FromMinutes(2));
        await AcceptAsync("clock");

        await using var db = Portal.Read();
        var entry = await db.Audit.SingleAsync(each => each.What == "accept-warning", Ct);
        Assert.Equal(("anna", "Cluster 1", "clock: known", "accepted"), (entry.Who, entry.Subject, entry.After, entry.Outcome));
    }

    [Fact]
    public async Task A_failure_of_what_is_required_cannot_be_accepted()
    {
        await CheckAsync(TimeSpan.FromMinutes(9));

        Says(await AcceptAsync("clock"), "key", "cannot be accepted away", "w32tm");
    }

    [Theory]
    [InlineData("clock", "", "note", "wants to know why")]
    [InlineData("nothing", "known", "key", "no such prerequisite")]
    [InlineData("local-administrator", "known", "key", "nothing to accept")]
    public async Task What_makes_no_sense_is_refused(string key, string note, string field, string rule)
    {
        await CheckAsync(TimeSpan.FromMinutes(2));

        Says(await AcceptAsync(key, note), field, rule);
    }

    [Fact]
    public async Task A_note_that_is_too_long_and_an_unknown_connection_are_refused()
    {
        await CheckAsync(TimeSpan.FromMinutes(2));

        Says(await AcceptAsync("clock", new string('x', 301)), "note", "at most 300");
        Says(await Get<AcceptWarning>().ExecuteAsync(Guid.CreateVersion7(), "clock", "known", PortalUnderTest.Anna, Ct), "connection", "no such connection");
    }

    private async Task<FindingState> CheckAsync(TimeSpan ahead)
    {
        Portal.Clock.Advance(TimeSpan.FromSeconds(1));
        Portal.Hosts.Site.Surveyed = survey => survey with { Hosts = [.. survey.Hosts.Select(host => host with { Look = host.Look.Answer! with { ClockAhead = ahead } })] };
        return (await Get<CheckConnection>().ExecuteAsync(Connection, CheckReason.Asked, Ct)).Value!.State;
    }

    private Task<Verdict> AcceptAsync(string key, string note = "known") => Get<AcceptWarning>().ExecuteAsync(Connection, key, note, PortalUnderTest.Anna, Ct);
}

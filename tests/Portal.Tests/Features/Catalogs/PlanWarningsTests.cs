using Microsoft.EntityFrameworkCore;
using Portal.Domain.Catalogs;
using Portal.Domain.Hosts;
using Portal.Domain.Prerequisites;
using Portal.Features.Catalogs;
using Portal.Features.Catalogs.Warnings;
using Portal.Features.Connections.Checking;
using Portal.TestKit.Features;
using Portal.TestKit.Hosts;
using Xunit;

namespace Portal.Tests.Features.Catalogs;

public sealed class PlanWarningsTests : PortalTests
{
    private const string Hv02 = "hv02.lab.example";

    [Fact]
    public async Task A_connection_that_passed_and_a_master_that_somebody_answers_for_warn_of_nothing() => Assert.Empty(await WarningsAsync());

    [Fact]
    public async Task What_is_required_and_failed_since_is_a_warning_with_check_and_host_and_blocks_nothing()
    {
        await CheckAsync(look => look with { Groups = [] }, Hv02);

        var warning = Assert.Single(await WarningsAsync());

        Assert.Equal((PlanWarningKind.Checks, "local-administrator"), (warning.Kind, warning.Check));
        Assert.Equal($"The check 'The account is in the local group Administrators of each host' failed: {Hv02}.", warning.What);
        Assert.NotEmpty(warning.Why!);
        Assert.Contains("net localgroup", warning.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("accept it", warning.Remedy, StringComparison.Ordinal);
        Assert.True((await Get<CreateCatalog>().ExecuteAsync(Catalog(), PortalUnderTest.Anna, Ct)).IsYes);
    }

    [Fact]
    public async Task What_a_check_warns_of_is_a_warning_until_somebody_accepts_it_by_name_and_again_when_that_is_over()
    {
        await CheckAsync(look => look with { ClockAhead = TimeSpan.FromMinutes(2) });

        var warning = Assert.Single(await WarningsAsync());
        Assert.Equal($"The check 'Clocks of portal and hosts agree' warns: hv01.lab.example, {Hv02}.", warning.What);
        Assert.EndsWith("Or accept it by name on the connection's page.", warning.Remedy, StringComparison.Ordinal);

        await Get<AcceptWarning>().ExecuteAsync(Connection, "clock", "no time server in the lab", PortalUnderTest.Anna, Ct);
        Assert.Empty(await WarningsAsync());

        Portal.Clock.Advance(Acceptance.Lasts);
        Assert.Contains(await WarningsAsync(), each => each.Check == "clock");
    }

    [Fact]
    public async Task What_could_not_be_checked_is_a_warning_and_worse_stands_before_it()
    {
        Portal.Hosts.Site.Surveyed = survey => survey with
        {
            Hosts = [.. survey.Hosts.Select((host, n) => n == 0 ? host with { Look = new Gap("it did not say.", "Ask again.") } : host with { Look = host.Look.Answer! with { Groups = [] } })],
        };
        await CheckAsync();

        var warnings = await WarningsAsync();

        Assert.Equal("local-administrator", warnings[0].Check);
        Assert.Contains(warnings.Skip(1), each => each.What.Contains("could not be made: hv01.lab.example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_many_hosts_three_are_named()
    {
        for (var n = 3; n <= 6; n++) Portal.Hosts.Site.AddHost(Portal.Hosts.Site.Hosts[0] with { Name = $"hv0{n}.lab.example" });
        await CheckAsync(look => look with { ClockAhead = TimeSpan.FromMinutes(2) });

        Assert.EndsWith($"warns: hv01.lab.example, {Hv02}, hv03.lab.example and 3 more.", Assert.Single(await WarningsAsync()).What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_two_nights_did_not_renew_is_a_warning()
    {
        Portal.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Empty(await WarningsAsync());
        Portal.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("The prerequisites of Cluster 1 were last checked on 2000-01-01 at 00:00 UTC.", Assert.Single(await WarningsAsync()).What);
    }

    [Fact]
    public async Task A_connection_that_nobody_checked_is_a_warning()
    {
        await using (var db = Portal.Read()) await db.Reports.ExecuteDeleteAsync(Ct);

        Assert.Equal("The prerequisites of Cluster 1 were never checked.", Assert.Single(await WarningsAsync()).What);
    }

    [Fact]
    public async Task The_connection_is_told_of_first_then_its_room_then_the_master()
    {
        await CheckAsync(look => look with { ClockAhead = TimeSpan.FromMinutes(2) });

        var plan = (await Get<PlanCatalog>().ExecuteAsync(Catalog(40) with { Confirmed = MasterChecks.Agent }, Ct)).Value!;

        Assert.Equal([PlanWarningKind.Checks, PlanWarningKind.Memory, PlanWarningKind.Master, PlanWarningKind.Master], plan.Warnings.Select(each => each.Kind));
    }

    [Fact]
    public async Task A_plan_that_was_kept_warns_of_what_is_so_when_it_is_read()
    {
        var id = (await Get<KeepPlan>().ExecuteAsync(Catalog() with { Confirmed = MasterChecks.All }, PortalUnderTest.Anna, Ct)).Value;
        Assert.Empty((await Get<KeepPlan>().ReadAsync(id, Ct))!.Plan.Warnings);

        await CheckAsync(look => look with { Groups = [] }, Hv02);

        Assert.Equal("local-administrator", Assert.Single((await Get<KeepPlan>().ReadAsync(id, Ct))!.Plan.Warnings).Check);
    }

    [Fact]
    public async Task Machines_that_are_added_are_warned_of_by_the_same()
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 1)).Catalog;
        await CheckAsync(look => look with { Groups = [] }, Hv02);

        var warnings = (await Get<PlanMachines>().ExecuteAsync(catalog, 40, Ct)).Value!.Warnings;

        Assert.Equal([PlanWarningKind.Checks, PlanWarningKind.Memory, PlanWarningKind.Master, PlanWarningKind.Master, PlanWarningKind.Master], warnings.Select(each => each.Kind));
        Assert.Contains("make a catalog from a checkpoint made after that", warnings[2].Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Machines_that_an_older_host_cannot_run_are_not_added_either()
    {
        await Get<CreateCatalog>().ExecuteAsync(Catalog(1) with { Processors = 8 }, PortalUnderTest.Anna, Ct);
        await Portal.Node.WorkAsync();
        await using var db = Portal.Read();
        var catalog = (await db.Catalogs.SingleAsync(Ct)).Id;
        Portal.Hosts.Site.AddHost(Portal.Hosts.Site.Hosts[0] with { Name = "hv03.lab.example", WindowsVersion = "6.1.7601" });

        Says((await Get<PlanMachines>().ExecuteAsync(catalog, 1, Ct)).Verdict, "processors", "at most 4 processors; hv03.lab.example has 6.1.7601", "upgrade the hosts");
        Says((await Get<AddMachines>().ExecuteAsync(catalog, 1, PortalUnderTest.Anna, Ct)).Verdict, "processors", "at most 4 processors");
    }

    private async Task<IReadOnlyList<PlanWarning>> WarningsAsync() => (await Get<PlanCatalog>().ExecuteAsync(Catalog() with { Confirmed = MasterChecks.All }, Ct)).Value!.Warnings;

    private Task CheckAsync(Func<MachineLook, MachineLook> how, string? onlyOn = null)
    {
        Portal.Hosts.Site.Surveyed = survey => survey with
        {
            Hosts = [.. survey.Hosts.Select(host => onlyOn is null || host.Name == onlyOn ? host with { Look = how(host.Look.Answer!) } : host)],
        };
        return CheckAsync();
    }

    private async Task CheckAsync()
    {
        Portal.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await Get<CheckConnection>().ExecuteAsync(Connection, CheckReason.Asked, Ct)).IsYes);
    }
}

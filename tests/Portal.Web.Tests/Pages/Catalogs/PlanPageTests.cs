using Bunit;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Catalogs;
using Portal.Domain.Prerequisites;
using Portal.Features.Catalogs;
using Portal.Features.Connections.Checking;
using Portal.TestKit.Features;
using Portal.Web.Pages.Catalogs;
using Portal.Web.Pages.Catalogs.Creating;
using Xunit;

namespace Portal.Web.Tests.Pages.Catalogs;

public sealed class PlanPageTests : PortalTests
{
    [Fact]
    public async Task One_sentence_says_whether_it_can_start_how_long_and_what_to_know()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);

        var page = Open(browser, await KeepAsync(machines: 3));

        page.Says("Can start. About 13 s. No warnings."); // 12 MiB at 100 MiB a second, then one round of four calls on the host with two
        Assert.True(page.HasButton("Create 3 machines"));
    }

    [Fact]
    public async Task Machines_that_cannot_run_at_once_are_a_warning()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);

        var page = Open(browser, await KeepAsync(machines: 40));

        page.Says("1 warning.");
        page.Says("32 of the 40 machines can run at once.");
    }

    [Fact]
    public async Task What_is_confirmed_of_the_master_is_told_with_its_name_and_what_is_not_is_a_warning_each()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);

        var page = Open(browser, await KeepAsync(machines: 3, MasterChecks.Optimised));

        page.Says("2 warnings.");
        page.Says("Nobody confirmed that cloud-init is installed in the master.");
        page.Says("Nobody confirmed that the master is generalised.");
        Assert.Equal(["agent installed: not confirmed", "optimised", "generalised: not confirmed"], page.FindAll("ul.confirmed li").Select(line => line.TextContent));
        page.Says("confirmed by anna");
    }

    [Fact]
    public async Task A_warning_of_what_nobody_confirmed_leads_to_where_it_is_confirmed()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var (id, draft) = (await KeepAsync(machines: 1, MasterChecks.None), Guid.NewGuid());
        await DraftAsync(browser, draft, new CatalogAnswers { Name = "Office", Plan = id });

        var page = Open(browser, id);

        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll($".failure a[href='/catalogs/new?draft={draft}&step=master']").Count));
        Assert.DoesNotContain("confirmed by", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_confirmed_before_the_master_was_restored_is_marked_as_such()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var id = await KeepAsync(machines: 1);
        Portal.Clock.Advance(TimeSpan.FromHours(1));
        await Get<RestoreMaster>().ExecuteAsync(Connection, "debian-12", "golden", PortalUnderTest.Anna, Ct);

        var page = Open(browser, id);

        page.Says("What anna confirmed of the master counts no more: it was restored since then.");
        page.Says("before it was restored: it counts no more");
        Assert.Equal(["agent installed: not confirmed", "optimised: not confirmed", "generalised: not confirmed"], page.FindAll("ul.confirmed li").Select(line => line.TextContent));
    }

    [Fact]
    public async Task What_failed_of_the_connection_since_is_a_warning_that_leads_to_its_checks()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var id = await KeepAsync(machines: 3);
        Portal.Hosts.Site.Surveyed = survey => survey with { Hosts = [.. survey.Hosts.Select(host => host with { Look = host.Look.Answer! with { Groups = [] } })] };
        Portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await Get<CheckConnection>().ExecuteAsync(Connection, CheckReason.Asked, Ct);

        var page = Open(browser, id);

        page.Says("Can start. About 13 s. 1 warning.");
        page.Says("The check 'The account is in the local group Administrators of each host' failed: hv01.lab.example, hv02.lab.example.");
        Assert.NotEmpty(page.FindAll($".failure a[href='/connections/{Connection}#check-local-administrator']"));
        Assert.True(page.HasButton("Create 3 machines"));
    }

    [Fact]
    public async Task The_bill_has_every_name_path_byte_host_and_limit()
    {
        var id = await KeepAsync(machines: 250);
        var plan = (await Get<KeepPlan>().ReadAsync(id, Ct))!.Plan;
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var page = Open(browser, id);

        page.Says("VDI-001 to 250");
        page.Says(plan.Image!.Source);
        page.Says(plan.Image.Path);
        page.Says("32 rounds"); // 125 on each host, 4 at once
        await page.PressAsync("Show 250 machines with their disks");
        await page.PressAsync("Show 50 more of 50");

        page.WaitForAssertion(() => Assert.All(plan.Machines, machine =>
        {
            Assert.Contains(machine.DiskPath, page.Markup, StringComparison.Ordinal);
            Assert.Contains(machine.IdentityPath, page.Markup, StringComparison.Ordinal);
        }));
    }

    [Fact]
    public async Task Create_orders_it_drops_the_draft_and_goes_to_the_run()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var id = await KeepAsync(machines: 2);
        var (own, other) = (Guid.NewGuid(), Guid.NewGuid());
        await DraftAsync(browser, own, new CatalogAnswers { Name = "Office", Plan = id });
        await DraftAsync(browser, other, new CatalogAnswers { Name = "Another" });
        var page = Open(browser, id);

        await page.PressAsync("Create 2 machines");

        page.WaitForState(() => browser.Address.StartsWith("runs/", StringComparison.Ordinal));
        Assert.Equal($"runs/{await Portal.OnlyRunAsync()}", browser.Address);
        await using var db = Portal.Read();
        Assert.Equal(other, (await db.Drafts.SingleAsync(Ct)).Id);
        page.Says("This plan was carried out.");
    }

    [Fact]
    public async Task Ground_that_changed_is_said_and_nothing_is_ordered()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var id = await KeepAsync(machines: 2);
        await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 1) with { Name = "First" }, PortalUnderTest.Anna, Ct);
        var page = Open(browser, id);

        await page.PressAsync("Create 2 machines");

        page.Says("The names would be 'VDI-002 to VDI-003' now; the plan says 'VDI-001 to VDI-002'.");
        Assert.Equal(1, await Portal.CountRunsAsync());
        Assert.False(page.HasButton("Create 2 machines"));
        await page.PressAsync("Plan it anew");
        page.WaitForState(() => browser.Address != $"plans/{id}");
        await using var db = Portal.Read();
        Assert.Equal(2, await db.Plans.CountAsync(Ct));
    }

    [Fact]
    public async Task A_plan_that_expired_can_only_be_looked_at_and_made_anew()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var id = await KeepAsync(machines: 2);
        Portal.Clock.Advance(KeepPlan.HoldsFor);

        var page = Open(browser, id);

        page.Says("It was good until");
        Assert.False(page.HasButton("Create 2 machines"));
        Assert.True(page.HasButton("Plan it anew"));
    }

    [Fact]
    public async Task A_plan_that_was_carried_out_links_its_run()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var id = await KeepAsync(machines: 1);
        var run = (await Get<KeepPlan>().CarryOutAsync(id, PortalUnderTest.Anna, Ct)).Value!.Run;

        var page = Open(browser, id);

        page.Says("This plan was carried out.");
        Assert.NotEmpty(page.FindAll($"a[href='/runs/{run}']"));
        Assert.False(page.HasButton("Create 1 machine"));
    }

    private static IRenderedComponent<PlanPage> Open(Browser browser, Guid id) => browser.Open<PlanPage>($"plans/{id}", with => with.Add(page => page.Id, id));

    private async Task<Guid> KeepAsync(int machines, MasterChecks confirmed = MasterChecks.All)
    {
        var answer = await Get<KeepPlan>().ExecuteAsync(Catalog(machines) with { Confirmed = confirmed }, PortalUnderTest.Anna, Ct);
        return answer.IsYes ? answer.Value : throw new InvalidOperationException(answer.Verdict.Objections[0].ToString());
    }

    private Task DraftAsync(Browser browser, Guid id, CatalogAnswers answers) => Get<Drafts>().SaveAsync(browser.Session.Caller.Holder, id, CatalogAnswers.Kind, answers.ToJson(), Ct);
}

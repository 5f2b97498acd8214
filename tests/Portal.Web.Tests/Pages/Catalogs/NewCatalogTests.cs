using Bunit;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Catalogs;
using Portal.Features.Catalogs;
using Portal.Features.Connections;
using Portal.TestKit;
using Portal.TestKit.Features;
using Portal.Web.Pages.Catalogs;
using Portal.Web.Pages.Catalogs.Creating;
using Xunit;

namespace Portal.Web.Tests.Pages.Catalogs;

public sealed class NewCatalogTests : PortalTests
{
    public static TheoryData<string> Nasty { get; } = ["'\";--", "$(Remove-Item C:\\)", "`n`$x", "<script>alert(1)</script>", "\u202E\u0000\uFFFD", "Ωμέγα 日本 👾", "../..", "%s{0}", new string('x', 300)];

    [Fact]
    public async Task What_is_refused_stands_beside_its_field_and_nothing_is_planned()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var page = browser.Open<NewCatalog>("catalogs/new?step=machines");

        page.Find("#machines").Input("many");
        page.Find("#processors").Input("65");
        page.Find("#memoryBytes").Input("0.1");
        await page.PressAsync("Continue");

        page.WaitForAssertion(() => Assert.Contains("no whole number", page.Find("#machines-no").TextContent, StringComparison.Ordinal));
        Assert.Contains("1 to 64 processors", page.Find("#processors-no").TextContent, StringComparison.Ordinal);
        Assert.Contains("512 MiB to 1 TiB", page.Find("#memoryBytes-no").TextContent, StringComparison.Ordinal);
        Assert.Contains("Choose what is on the master", page.Find("#guest-no").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find("#machines").GetAttribute("aria-invalid"));
        Assert.EndsWith("step=machines", browser.Address, StringComparison.Ordinal);
        await using var db = Portal.Read();
        Assert.Equal(0, await db.Plans.CountAsync(Ct));
    }

    [Fact]
    public async Task A_connection_that_comes_while_one_looks_can_be_chosen()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var page = browser.Open<NewCatalog>("catalogs/new");
        page.WaitForAssertion(() => Assert.Single(page.FindAll("#connectionId .option")));

        var order = PortalUnderTest.ClusterOrder with { Name = "Berlin", StorageFolder = @"C:\ClusterStorage\Volume1\Berlin" };
        Assert.True((await Portal.Get<AddConnection>().ExecuteAsync(order, PortalUnderTest.Anna, Ct)).IsYes);
        browser.Changed();

        page.WaitForAssertion(() => Assert.Equal(["Berlin", "Cluster 1"], page.FindAll("#connectionId .option strong").Select(name => name.TextContent)));
    }

    [Fact]
    public async Task A_field_says_nothing_before_it_was_left()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var page = browser.Open<NewCatalog>("catalogs/new?step=names");

        page.Find("#namingPattern").Input("V");
        Assert.Empty(page.Find("#namingPattern-no").TextContent);
        page.Find("#namingPattern").Change("V");

        page.WaitForAssertion(() => Assert.Contains("no room for a number", page.Find("#namingPattern-no").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_first_and_the_last_name_are_shown_as_one_types()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var page = browser.Open<NewCatalog>(await DraftAsync(browser, "names", answers => answers with { Machines = "50" }));

        page.Find("#namingPattern").Input("vdi-###");

        page.WaitForAssertion(() => Assert.StartsWith("VDI-001 to VDI-050", page.Find("#namingPattern-names").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answers_are_kept_and_found_again_by_another_process()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var page = browser.Open<NewCatalog>("catalogs/new?step=machines");
        page.Find("#machines").Input("5x");
        page.WaitForState(() => browser.Address.Contains("draft=", StringComparison.Ordinal));
        Portal.Clock.Advance(NewCatalog.Pause);
        await KeptAsync("5x");

        Portal.Start();
        await using var later = browser.Again();
        var found = later.Open<NewCatalog>(browser.Address);

        found.WaitForAssertion(() => Assert.Equal("5x", found.Find("#machines").GetAttribute("value")));
    }

    [Fact]
    public async Task What_was_typed_a_moment_ago_is_kept_although_the_page_is_left()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var page = browser.Open<NewCatalog>("catalogs/new?step=machines");
        page.Find("#machines").Input("77");
        page.WaitForState(() => browser.Address.Contains("draft=", StringComparison.Ordinal));

        await browser.DisposeComponentsAsync();

        await KeptAsync("77");
    }

    [Fact]
    public async Task A_draft_of_somebody_else_is_not_there()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var address = await DraftAsync(browser, "names", answers => answers with { Name = "Secret plans" });
        await using var other = await Browser.OpenAsync(Portal, Role.Administrator);

        var page = other.Open<NewCatalog>(address);

        page.Says("not there any more");
        Assert.DoesNotContain("Secret plans", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Good_answers_become_a_plan_and_the_draft_knows_which()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var page = browser.Open<NewCatalog>(await DraftAsync(browser, "names"));

        await page.PressAsync("Plan it");

        page.WaitForState(() => browser.Address.StartsWith("plans/", StringComparison.Ordinal));
        await using var db = Portal.Read();
        var plan = await db.Plans.SingleAsync(Ct);
        Assert.Equal($"plans/{plan.Id}", browser.Address);
        Assert.Equal(plan.Id, CatalogAnswers.Of((await db.Drafts.SingleAsync(Ct)).Content).Plan);
    }

    [Fact]
    public async Task What_the_hosts_object_to_leads_to_the_step_it_is_about()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var page = browser.Open<NewCatalog>(await DraftAsync(browser, "names"));
        Portal.Hosts.Site.Masters.Remove(Portal.Hosts.Site.Masters.Single(master => master.Name == "debian-12"));

        await page.PressAsync("Plan it");

        page.WaitForState(() => browser.Address.EndsWith("step=master", StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("no such VM", page.Find("#master-no").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Storage_without_room_is_said_above_the_connection()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var page = browser.Open<NewCatalog>(await DraftAsync(browser, "names"));
        Portal.Hosts.Site.Room = new(1 << 30, 1 << 20);

        await page.PressAsync("Plan it");

        page.WaitForState(() => browser.Address.EndsWith("step=connection", StringComparison.Ordinal));
        page.Says("1 MiB of 1 GiB are free. Free some room");
    }

    [Fact]
    public async Task A_running_master_without_a_checkpoint_cannot_be_chosen_because()
    {
        var masters = Portal.Hosts.Site.Masters;
        masters[0] = masters[0] with { Running = true, Checkpoints = [] };
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);

        var page = browser.Open<NewCatalog>(await DraftAsync(browser, "master", answers => answers with { Master = null, MasterName = null, Checkpoint = null }));

        page.Says("Cannot be taken, because: debian-12 is running");
        Assert.True(page.Find($"input[value='{masters[0].VmId}']").HasAttribute("disabled"));
        Assert.False(page.Find($"input[value='{masters[1].VmId}']").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_line_below_the_masters_counts_those_of_a_generation_that_vmm_does_not_make()
    {
        Portal.Hosts.Site.Vmm = new("vmm1.lab.example", "3.2.7510.0", "3.2.7510.0", HighlyAvailable: false, "Administrator", ["All Hosts"]);
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);

        var page = browser.Open<NewCatalog>(await DraftAsync(browser, "master", answers => answers with { Master = null, MasterName = null, Checkpoint = null }));

        page.Says("1 more is absent (debian-12):");
        page.Says("through VMM 2012 R2 machines are made of Generation 1 alone");
        Assert.Single(page.FindAll("input[name=master]"));
    }

    [Fact]
    public async Task A_backup_is_taken_from_here_and_the_master_goes_back_to_it()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var page = browser.Open<NewCatalog>(await DraftAsync(browser, "master"));
        page.WaitForAssertion(() => Assert.Contains("Take a backup of debian-12", page.Markup, StringComparison.Ordinal));

        await page.PressAsync("Take a backup of debian-12");

        page.Says("Backup before Lab office, 2000-01-01");
        var backup = Portal.Hosts.Site.Masters.Single(master => master.Name == "debian-12").Checkpoints.Single(each => each.Name.StartsWith("Backup", StringComparison.Ordinal));
        page.Find($"input[value='{backup.Id}']").Change(backup.Id.ToString());
        await page.PressAsync("Restore debian-12");
        page.Says("what it wrote since is lost");
    }

    [Fact]
    public async Task What_is_confirmed_of_a_master_goes_into_the_plan_under_the_name_of_who_is_signed_in()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var page = browser.Open<NewCatalog>(await DraftAsync(browser, "master"));
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("#checklist input").Count));

        page.Find("#agent").Change(true);
        page.Find("#optimised").Change(true);
        page.Find("#generalised").Change(true);
        page.Find("#optimised").Change(false);
        browser.Go(browser.Address.Replace("step=master", "step=names", StringComparison.Ordinal));
        await page.PressAsync("Plan it");

        page.WaitForState(() => browser.Address.StartsWith("plans/", StringComparison.Ordinal));
        var order = (await Get<KeepPlan>().ReadAsync(Guid.Parse(browser.Address["plans/".Length..]), Ct))!.Order;
        Assert.Equal((MasterChecks.Agent | MasterChecks.Generalised, browser.Session.Caller.Name), (order.Confirmed, order.ConfirmedBy));
    }

    [Fact]
    public async Task Another_checkpoint_is_confirmed_anew()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var page = browser.Open<NewCatalog>(await DraftAsync(browser, "master", answers => answers with { Confirmed = MasterChecks.All }));
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("#checklist input[checked]").Count));
        var other = Portal.Hosts.Site.Masters.Single(master => master.Name == "debian-12").Checkpoints[0].Id.ToString();

        await page.InvokeAsync(() => page.Find($"input[value='{other}']").Change(other));

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#checklist input[checked]")));
    }

    [Fact]
    public async Task After_a_restore_from_here_the_master_is_confirmed_anew_and_the_page_says_why()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var golden = Portal.Hosts.Site.Masters.Single(master => master.Name == "debian-12").Checkpoints[0];
        var page = browser.Open<NewCatalog>(await DraftAsync(browser, "master", answers => answers with { Checkpoint = golden.Id.ToString(), CheckpointName = golden.Name }));
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("#checklist input").Count));
        page.Find("#agent").Change(true);
        Assert.Single(page.FindAll("#checklist input[checked]"));

        await page.PressAsync("Restore debian-12");
        await page.PressAsync("Bring debian-12 back to 'golden', what it wrote since is lost, and what was confirmed of it counts no more");

        page.Says($"{browser.Session.Caller.Name} restored debian-12 to 'golden'");
        page.Says("what was confirmed of it before counts no more");
        Assert.Empty(page.FindAll("#checklist input[checked]"));
        page.Find("#agent").Change(true);
        page.WaitForAssertion(() => Assert.DoesNotContain("counts no more. Confirm", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_draft_from_before_somebody_else_restored_the_master_confirms_nothing_any_more()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var draft = await DraftAsync(browser, "master", answers => answers with { Confirmed = MasterChecks.All, ConfirmedAt = Portal.Clock.GetUtcNow() });
        Portal.Clock.Advance(TimeSpan.FromHours(1));
        await Get<RestoreMaster>().ExecuteAsync(Connection, "debian-12", "golden", PortalUnderTest.Anna, Ct);

        var page = browser.Open<NewCatalog>(draft);

        page.Says("anna restored debian-12 to 'golden'");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#checklist input[checked]")));
    }

    [Fact]
    public async Task Nothing_is_asked_of_a_master_before_it_and_its_checkpoint_are_chosen()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);

        var page = browser.Open<NewCatalog>(await DraftAsync(browser, "master", answers => answers with { Checkpoint = null }));

        page.Says("debian-12");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#checkpoint")));
        Assert.Empty(page.FindAll("#checklist"));
    }

    [Fact]
    public async Task A_name_that_is_taken_is_said_before_any_host_is_asked()
    {
        await Portal.MakeAsync(Connection, machines: 1);
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var page = browser.Open<NewCatalog>(await DraftAsync(browser, "names"));
        var calls = Portal.Hosts.Calls;

        page.Find("#name").Input("OFFICE");
        page.Find("#name").Change("OFFICE");

        page.WaitForAssertion(() => Assert.Contains("catalog 'Office' already", page.Find("#name-no").TextContent, StringComparison.Ordinal));
        await page.PressAsync("Plan it");
        Assert.Contains("step=names", browser.Address, StringComparison.Ordinal);
        Assert.InRange(Portal.Hosts.Calls - calls, 0, 2); // the bill's own look at the room
    }

    [Theory]
    [MemberData(nameof(Nasty))]
    public async Task Whatever_is_typed_is_text_and_never_throws(string typed)
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        foreach (var (step, fields) in new[] { ("machines", (string[])["machines", "processors", "memoryBytes"]), ("names", ["namingPattern", "name"]) })
        {
            var page = browser.Open<NewCatalog>($"catalogs/new?step={step}");
            foreach (var field in fields)
            {
                // With a hash a pattern's refusal names what its first name would be.
                var text = field == "namingPattern" ? $"{typed}#" : typed;
                page.Find($"#{field}").Input(text);
                page.Find($"#{field}").Change(text);
            }

            await page.PressAsync(step == "names" ? "Plan it" : "Continue");
            page.WaitForAssertion(() => Assert.Contains(page.FindAll(".no"), no => no.TextContent.Length > 0));
            Assert.Empty(page.FindAll("script"));
            Assert.Contains($"step={step}", browser.Address, StringComparison.Ordinal);
        }
    }

    /// <summary>A draft with all answers, changed as told: its address at a step.</summary>
    private async Task<string> DraftAsync(Browser browser, string step, Func<CatalogAnswers, CatalogAnswers>? change = null)
    {
        var master = Portal.Hosts.Site.Masters.First(each => each.Name == "debian-12");
        var answers = new CatalogAnswers
        {
            Connection = Connection, ConnectionName = "Cluster 1", Master = master.VmId.ToString(), MasterName = master.Name, Checkpoint = CatalogAnswers.CurrentDisk,
            CheckpointName = "now", Machines = "3", Guest = GuestKind.Linux, NamingPattern = "VDI-###", Name = "Lab office",
        };
        var draft = Guid.NewGuid();
        await Get<Drafts>().SaveAsync(browser.Session.Caller.Holder, draft, CatalogAnswers.Kind, (change?.Invoke(answers) ?? answers).ToJson(), Ct);
        return $"catalogs/new?draft={draft}&step={step}";
    }

    private Task KeptAsync(string words) => Eventually.BeAsync("the draft is kept", async () =>
    {
        await using var db = Portal.Read();
        return await db.Drafts.AnyAsync(draft => draft.Content.Contains(words), Ct);
    }, Ct);
}

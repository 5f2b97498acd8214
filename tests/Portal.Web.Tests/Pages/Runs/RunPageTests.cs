using Bunit;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Features.Catalogs;
using Portal.Domain.Hosts;
using Portal.Features.Runs;
using Portal.Features.Runs.Preparing;
using Portal.Runs;
using Portal.TestKit.Features;
using Portal.Web.Pages.Runs;
using Xunit;

namespace Portal.Web.Tests.Pages.Runs;

public sealed class RunPageTests : PortalTests
{
    [Fact]
    public async Task Failures_are_grouped_by_reason_with_their_names_folded()
    {
        var run = await MakeAsync(12, fails: name => string.CompareOrdinal(name, "VDI-009") <= 0, orElse: "VDI-011");
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);

        var page = browser.Open<RunPage>($"runs/{run}", with => with.Add(page => page.RunId, run));

        page.Says("9 failed while making the disk");
        page.Says("VDI-001 to 009");
        page.Says("1 failed while writing the identity disk");
        page.Says("Finished: 3 done, 10 need you.");
        Assert.Equal("3 done, 10 failed, of 13", page.Find(".bar").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task Retry_sends_exactly_the_items_of_its_group()
    {
        var run = await MakeAsync(4, fails: name => name is "VDI-001" or "VDI-002", orElse: "VDI-004");
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var page = browser.Open<RunPage>($"runs/{run}", with => with.Add(page => page.RunId, run));

        await page.PressAsync("Retry 2");

        page.WaitForState(() => !page.HasButton("Retry 2"));
        Assert.Equal(["VDI-001", "VDI-002"], await TitlesAsync(run, ItemState.Waiting));
        Assert.Equal(["VDI-004"], await TitlesAsync(run, ItemState.Failed));
    }

    [Fact]
    public async Task Undo_says_what_is_deleted_and_needs_a_second_click()
    {
        var run = await MakeAsync(3, fails: name => name == "VDI-002");
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var page = browser.Open<RunPage>($"runs/{run}", with => with.Add(page => page.RunId, run));

        await page.PressAsync("Undo 1");
        Assert.Equal(1, await Portal.CountRunsAsync());
        await page.PressAsync("Undo 1: delete what was made of them");

        page.WaitForState(() => browser.Address.StartsWith("runs/", StringComparison.Ordinal) && browser.Address != $"runs/{run}");
        Assert.Equal(2, await Portal.CountRunsAsync());
    }

    [Fact]
    public async Task A_cancelled_run_offers_to_continue_what_was_cancelled()
    {
        var ordered = await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 2), PortalUnderTest.Anna, Ct);
        var run = ordered.Value!.Run;
        await Get<PrepareRuns>().ExecuteAsync(Ct);
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var page = browser.Open<RunPage>($"runs/{run}", with => with.Add(page => page.RunId, run));

        await page.PressAsync("Cancel");
        page.Says("what is at work ends after its step; nothing made is deleted");
        await page.PressAsync("Cancel what is left");
        page.Says("Cancelled: 0 done, 3 cancelled.");
        await page.PressAsync("Continue 3");

        page.WaitForState(() => !page.HasButton("Continue 3"));
        Assert.Equal(["VDI-001", "VDI-002"], await TitlesAsync(run, ItemState.Held));
    }

    [Fact]
    public async Task Who_only_reads_sees_no_button_but_who_can()
    {
        var run = await MakeAsync(2, fails: name => name == "VDI-002");
        await using var browser = await Browser.OpenAsync(Portal, Role.Auditor);

        var page = browser.Open<RunPage>($"runs/{run}", with => with.Add(page => page.RunId, run));

        page.Says("A catalog operator can retry or undo them.");
        Assert.False(page.HasButton("Retry 1"));
    }

    [Fact]
    public async Task What_people_and_hosts_wrote_is_shown_as_text()
    {
        Portal.Hosts.Refuse = call => call.Act == "CreateDifferenceDisk" ? new(HostFault.Full, call.Host, "<img src=x onerror=alert(1)>", "Free <b>space</b>.") : null;
        var run = (await Portal.MakeAsync(Connection, machines: 1)).Run;
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);

        var page = browser.Open<RunPage>($"runs/{run}", with => with.Add(page => page.RunId, run));

        page.Says("<img src=x onerror=alert(1)>");
        Assert.Empty(page.FindAll("img, .remedy b"));
    }

    [Fact]
    public async Task A_state_in_the_address_lists_its_items()
    {
        var run = await MakeAsync(3, fails: name => name == "VDI-002");
        await using var browser = await Browser.OpenAsync(Portal, Role.Auditor);

        var page = browser.Open<RunPage>($"runs/{run}?state=failed", with => with.Add(page => page.RunId, run));

        page.WaitForState(() => page.FindAll("#items tbody tr").Count == 1);
        Assert.Contains("VDI-002", page.Find("#items tbody tr").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_not_there_says_so()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Auditor);

        var page = browser.Open<RunPage>("runs/none", with => with.Add(page => page.RunId, Guid.NewGuid()));

        page.Says("There is no such run");
    }

    /// <summary>Makes a catalog some of whose disks a full volume refuses, and one identity disk.</summary>
    private async Task<Guid> MakeAsync(int machines, Func<string, bool> fails, string? orElse = null)
    {
        Portal.Hosts.Refuse = call => call.Act switch
        {
            "CreateDifferenceDisk" when fails(NameIn(call.About)) => MemoryFaults.Full("hv01.lab.example"),
            "TakeFromStaging" when NameIn(call.About) == orElse => MemoryFaults.Full("hv01.lab.example"),
            _ => null,
        };
        return (await Portal.MakeAsync(Connection, machines)).Run;
    }

    private static string NameIn(string path) => path.Split('\\', '.').FirstOrDefault(part => part.StartsWith("VDI-", StringComparison.Ordinal) && part.Length == 7) ?? "";

    private async Task<IReadOnlyList<string>> TitlesAsync(Guid run, ItemState state)
    {
        await using var db = Portal.Read();
        return await db.Items.Where(item => item.RunId == run && item.State == state).OrderBy(item => item.Place).Select(item => item.Title).ToListAsync(Ct);
    }
}

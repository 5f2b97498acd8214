using Bunit;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Runs;
using Portal.TestKit.Features;
using Portal.TestKit.Hosts;
using Portal.Web.Pages.Dashboard;
using Xunit;

namespace Portal.Web.Tests.Pages.Dashboard;

public sealed class DashboardPageTests : PortalTests
{
    [Fact]
    public async Task One_cause_is_one_row_with_the_button_that_moves_it_on()
    {
        Portal.Hosts.Refuse = call => call.Act == "CreateDifferenceDisk" && !call.About.Contains("VDI-001", StringComparison.Ordinal) ? MemoryFaults.Full("hv01.lab.example") : null;
        await Portal.MakeAsync(Connection, machines: 3);
        await using var browser = await Browser.OpenAsync(Portal, Role.CatalogOperator);
        var page = browser.Open<DashboardPage>("");
        page.Says("1 cause needs you; 1 of 3 healthy.");
        Assert.Single(page.FindAll(".causes li"));

        await page.PressAsync("Retry 2");

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".causes li")));
        await using var db = Portal.Read();
        Assert.Equal(2, await db.Items.CountAsync(item => item.State == ItemState.Waiting, Ct));
    }

    [Fact]
    public async Task Each_number_is_a_link_to_its_list()
    {
        await Portal.MakeAsync(Connection, machines: 2);
        await using var browser = await Browser.OpenAsync(Portal, Role.Auditor);

        var page = browser.Open<DashboardPage>("");

        page.WaitForAssertion(() => Assert.Equal(
            ["machines", "machines?condition=healthy", "machines?condition=needs-you", "machines?condition=working", "runs?state=open"],
            page.FindAll(".numbers a").Select(link => link.GetAttribute("href"))));
        Assert.Equal(["2", "2", "0", "0", "0"], page.FindAll(".numbers a").Select(link => link.TextContent));
    }

    [Fact]
    public async Task An_empty_portal_says_what_to_do_first()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Administrator);

        var page = browser.Open<DashboardPage>("");

        page.Says("The connection Cluster 1 is there.");
        Assert.Equal("catalogs/new", page.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task Storage_is_asked_after_the_page_is_there_and_a_refusal_is_unknown_with_why()
    {
        foreach (var host in (string[])["hv01.lab.example", "hv02.lab.example", "cluster01.lab.example"]) Portal.Hosts.Set(host, MemoryFault.Down);
        await using var browser = await Browser.OpenAsync(Portal, Role.Auditor);

        var page = browser.Open<DashboardPage>("");

        page.Says("0 B promised, free: unknown.");
        page.Says("does not answer");
    }

    [Fact]
    public async Task The_week_says_each_day_in_words()
    {
        await Portal.MakeAsync(Connection, machines: 1);
        await using var browser = await Browser.OpenAsync(Portal, Role.Auditor);

        var page = browser.Open<DashboardPage>("");

        page.WaitForAssertion(() => Assert.Equal(7, page.FindAll(".week [role=img]").Count));
        Assert.EndsWith(": 1 done", page.FindAll(".week [role=img]")[^1].GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.EndsWith(": no runs ended", page.FindAll(".week [role=img]")[0].GetAttribute("aria-label"), StringComparison.Ordinal);
    }
}

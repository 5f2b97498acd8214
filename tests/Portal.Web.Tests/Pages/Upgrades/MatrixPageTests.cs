using Bunit;
using Portal.Domain.Access;
using Portal.Domain.Upgrades;
using Portal.TestKit.Features;
using Portal.Web.Pages.Upgrades.Browsing;
using Xunit;

namespace Portal.Web.Tests.Pages.Upgrades;

public sealed class MatrixPageTests : PortalTests
{
    [Fact]
    public async Task The_grid_says_of_each_pair_what_a_row_says()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Auditor);

        var page = browser.Open<MatrixPage>("upgrades/matrix");

        page.Says("rows, of which");
        Assert.Equal(11, page.FindAll("table.grid thead a").Count);
        Assert.NotNull(page.Find("[aria-label='VMM 2019 with Windows Server 2012 R2: supported with UR2+']"));
        Assert.NotNull(page.Find("[aria-label='VMM 2012 R2 with Windows Server 2008 R2 SP1: supported, unconfirmed']"));
        Assert.NotNull(page.Find("[aria-label='VMM 2022 with Windows Server 2012 R2: not supported']"));
        page.Says("Pick a release, or a cell");
    }

    [Fact]
    public async Task A_picked_cell_explains_itself()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Auditor);

        var page = browser.Open<MatrixPage>("upgrades/matrix?vmm=VMM%202019&what=Windows%20Server%202012%20R2");

        page.Says("VMM 2019 manages hosts of Windows Server 2012 R2 from Update Rollup 2 on.");
        page.Says("MicrosoftDocs/SystemCenterDocs, includes/system-reqs-vmm-2019.md");
        Assert.Single(page.FindAll("a.cell[aria-current]"));
    }

    [Fact]
    public async Task A_picked_release_tells_all_that_is_known_of_it()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Auditor);

        var page = browser.Open<MatrixPage>("upgrades/matrix?show=releases&pick=VMM%202016");

        foreach (var words in (string[])["Extended support of VMM 2016 lasts until 2027-01-11.", "VMM 2016 is reached from VMM 2012 R2 with Update Rollup 9 or later.", "VMM 2019 is reached from VMM 2016 with Update Rollup 6 or later.",
            "VMM 2016 does not run on Windows Server 2012 R2.", "UR4 of VMM 2016 is build 4.0.2244.0.", "KB4041074."]) page.Says(words);
    }

    [Fact]
    public async Task What_is_left_says_why_nobody_goes_there()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Auditor);

        browser.Open<MatrixPage>("upgrades/matrix?pick=VMM%201801").Says("The semi-annual channel was retired");
    }

    [Fact]
    public async Task Rows_are_searched_and_filtered()
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.Auditor);

        var page = browser.Open<MatrixPage>("upgrades/matrix?show=rows&kind=Support&release=VMM%202019&confidence=High&q=database");

        page.Says($"3 rows of {SupportMatrix.Shipped.Rows.Count()} match.");
        Assert.Equal(3, page.FindAll("tbody tr").Count);
        page.Says("VMM 2019 keeps its database in SQL Server 2017.");
    }

    [Theory]
    [InlineData("upgrades/matrix?show=ways", "VMM 2016 is not upgraded to VMM 2022.")]
    [InlineData("upgrades/matrix?show=rows&q=Proxmox", "No row matches.")]
    [InlineData("upgrades/matrix?show=nonsense&part=nonsense&pick=nonsense&kind=nonsense&confidence=nonsense", "Pick a release, or a cell")]
    [InlineData("upgrades/matrix?vmm=VMM%202099&what=x", "No row of the matrix says whether they go together")]
    [InlineData("upgrades/matrix?show=rows&kind=99&confidence=99", "rows, of which")]
    public async Task Whatever_the_address_asks_for_there_is_a_page(string address, string words)
    {
        await using var browser = await Browser.OpenAsync(Portal, Role.HelpDesk);

        browser.Open<MatrixPage>(address).Says(words);
    }
}

using Bunit;
using Portal.Domain.Access;
using Portal.Features.Catalogs;
using Portal.TestKit.Features;
using Portal.Web.Pages.Audit;
using Xunit;

namespace Portal.Web.Tests.Pages.Audit;

public sealed class AuditPageTests : PortalTests
{
    [Fact]
    public async Task Each_deed_is_one_sentence_and_a_refusal_says_why()
    {
        await Portal.MakeAsync(Connection, machines: 1);
        await Get<CreateCatalog>().ExecuteAsync(Catalog(), PortalUnderTest.Anna, Ct);
        await using var browser = await Browser.OpenAsync(Portal, Role.Auditor);

        var page = browser.Open<AuditPage>("audit?what=create-catalog");

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
        page.Says("anna asked to create the catalog Office.");
        Assert.Contains("refused", page.FindAll("tbody tr")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("accepted", page.FindAll("tbody tr")[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("audit/export.csv?what=create-catalog", page.Find("#export").GetAttribute("href"));
    }

    [Fact]
    public async Task Who_may_not_read_it_sees_nothing_of_it()
    {
        await Portal.MakeAsync(Connection, machines: 1);
        await using var browser = await Browser.OpenAsync(Portal, Role.HelpDesk);

        var page = browser.Open<AuditPage>("audit");

        Assert.Empty(page.FindAll("tbody tr"));
    }
}

using Portal.Domain.Catalogs;
using Portal.Web.Pages.Catalogs.Planned;
using Xunit;

namespace Portal.Web.Tests.Pages.Catalogs;

public sealed class PlanFactsTests
{
    [Fact]
    public void Names_fold_also_where_something_follows_the_number()
    {
        Assert.Equal("VDI-001 to 003, 005", PlanFacts.Names(["VDI-001", "VDI-002", "VDI-003", "VDI-005"], NamingScheme.Of("VDI-###")));
        Assert.Equal("A01X to A03X, A05X", PlanFacts.Names(["A01X", "A02X", "A03X", "A05X"], NamingScheme.Of("A##X")));
    }
}

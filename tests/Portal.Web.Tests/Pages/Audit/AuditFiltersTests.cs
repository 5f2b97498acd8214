using Portal.Web.Pages.Audit;
using Xunit;

namespace Portal.Web.Tests.Pages.Audit;

public sealed class AuditFiltersTests
{
    [Fact]
    public void The_last_day_is_part_of_what_is_asked()
    {
        var query = AuditFilters.Of(null, null, null, null, "2026-03-03", "2026-03-03").ToQuery(null, 10);

        Assert.Equal(new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.Zero), query.From);
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 0, 0, 0, TimeSpan.Zero), query.To);
    }

    [Theory]
    [InlineData("accepted", true)]
    [InlineData("refused", false)]
    [InlineData("whatever", null)]
    public void Outcomes_are_two(string outcome, bool? accepted) => Assert.Equal(accepted, AuditFilters.Of(null, null, null, outcome, null, "no day").ToQuery(null, 10).Accepted);

    [Fact]
    public void The_export_has_the_filters_of_the_page() =>
        Assert.Equal("?who=anna&what=create-catalog&q=a%26b", AuditFilters.Of("anna", "create-catalog", "a&b", "", " ", null).ToAddress());
}

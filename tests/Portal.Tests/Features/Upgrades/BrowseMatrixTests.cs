using Portal.Domain.Upgrades;
using Portal.Features.Upgrades;
using Xunit;

namespace Portal.Tests.Features.Upgrades;

public sealed class BrowseMatrixTests
{
    private static readonly SupportMatrix Matrix = SupportMatrix.Shipped;
    private static readonly BrowseMatrix Browsing = new(Matrix);

    [Fact]
    public void Without_a_query_it_is_all_of_it() => Assert.Equal(Matrix.Rows, Browsing.Execute(new()).Rows);

    [Theory]
    [InlineData(RowKind.Release, typeof(Release))]
    [InlineData(RowKind.Support, typeof(Support))]
    [InlineData(RowKind.Upgrade, typeof(Upgrade))]
    [InlineData(RowKind.End, typeof(SupportEnd))]
    [InlineData(RowKind.Capability, typeof(Capability))]
    [InlineData(RowKind.Generation, typeof(Generations))]
    [InlineData(RowKind.Obstacle, typeof(Obstacle))]
    [InlineData(RowKind.Work, typeof(Work))]
    [InlineData(RowKind.Build, typeof(Build))]
    public void A_kind_is_one_of_its_lists(RowKind kind, Type type)
    {
        var rows = Browsing.Execute(new() { Kind = kind }).Rows.ToList();

        Assert.Equal(Matrix.Rows.Where(row => row.GetType() == type), rows);
        Assert.NotEmpty(rows);
    }

    [Fact]
    public void A_release_has_all_rows_that_name_it_and_no_others()
    {
        var rows = Browsing.Execute(new() { Release = "vmm 2019" });

        Assert.All(rows.Rows, row => Assert.Contains("VMM 2019", row.Names));
        Assert.Single(rows.Releases);
        Assert.Contains(rows.Builds, row => row.Name == "UR5");
        Assert.Contains(rows.Upgrades, row => row.To == "VMM 2022");
        Assert.Contains(rows.Supports, row => row is { What: "Windows Server 2012 R2", FromRollup: 2 });
        Assert.Empty(Browsing.Execute(new() { Release = "VMM 20" }).Rows);
    }

    [Fact]
    public void A_confidence_is_exactly_that()
    {
        foreach (var confidence in Enum.GetValues<Confidence>())
        {
            var rows = Browsing.Execute(new() { Confidence = confidence }).Rows.ToList();
            Assert.NotEmpty(rows);
            Assert.All(rows, row => Assert.Equal(confidence, row.Confidence));
        }
    }

    [Theory]
    [InlineData("semi-annual channel was retired")]
    [InlineData("SEMI-ANNUAL CHANNEL WAS RETIRED")]
    [InlineData("  kb4041074 ")]
    [InlineData("App Layering")]
    [InlineData("Secure Boot")]
    [InlineData("retain database")]
    [InlineData("reqs-vmm-2016.md")]
    public void Text_is_found_in_words_conditions_remedies_and_sources(string text) => Assert.NotEmpty(Browsing.Execute(new() { Text = text }).Rows);

    [Fact]
    public void What_is_nowhere_is_not_found() => Assert.Empty(Browsing.Execute(new() { Text = "Proxmox" }).Rows);

    [Fact]
    public void All_conditions_hold_together() =>
        Assert.Equal(["VMM 2019 keeps its database in SQL Server 2016", "VMM 2019 keeps its database in SQL Server 2017", "VMM 2019 keeps its database in SQL Server 2019"],
            Browsing.Execute(new() { Kind = RowKind.Support, Release = "VMM 2019", Confidence = Confidence.High, Text = "database" }).Rows.Select(row => row.Says));

    [Fact]
    public void Every_row_is_a_sentence_without_its_dot() =>
        Assert.All(Matrix.Rows, row =>
        {
            Assert.Matches(@"^[A-Z].*[^.\s]$", row.Says);
            Assert.DoesNotContain("  ", row.Says, StringComparison.Ordinal);
        });

    [Fact]
    public void Choices_of_a_part_are_what_some_VMM_works_with()
    {
        Assert.DoesNotContain("Windows 11 Enterprise", Matrix.NamesFor(Part.Server));
        Assert.Contains("Windows 11 Enterprise", Matrix.NamesFor(Part.Console));
        Assert.Equal(11, Matrix.NamesFor(Part.Vmm).Count);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], Matrix.RollupsOf("VMM 2016"));
        Assert.Empty(Matrix.RollupsOf("VMM 2008 R2"));
    }
}

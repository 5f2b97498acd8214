using Portal.Domain.Upgrades;
using Xunit;

namespace Portal.Tests.Upgrades;

/// <summary>The seed's sequences, word for word in order: the planner knows none of them.</summary>
public sealed class SeedSequenceTests
{
    private static readonly UpgradePlanner Planner = new(SupportMatrix.Shipped);

    [Fact]
    public void XenDesktop_5_6_on_VMM_2008_R2_goes_to_2012_SP1() =>
        Assert.Equal(
            [
                "Upgrade VMM to 2012 (now running XenDesktop 5.6 and VMM 2012)",
                "Upgrade XenDesktop to the latest version (now running the latest XenDesktop and VMM 2012)",
                "Upgrade VMM from 2012 to 2012 SP1 (now running the latest XenDesktop and VMM 2012 SP1)",
            ],
            Words(new Estate("VMM 2008 R2") { Desktop = "XenDesktop 5.6" }, new Goal("VMM 2012 SP1")));

    [Theory]
    [InlineData("XenDesktop 7")]
    [InlineData("XenDesktop 7.1")]
    [InlineData("XenApp/XenDesktop 7.5")]
    [InlineData("XenApp/XenDesktop 7.6 LTSR")]
    [InlineData("XenApp/XenDesktop 7.9")]
    public void XenDesktop_or_XenApp_7_on_VMM_2012_SP1_goes_to_2012_R2(string desktop) =>
        Assert.Equal(
            [
                "Upgrade XenDesktop or XenApp to the latest version (now running the latest XenDesktop or XenApp, and VMM 2012 SP1)",
                "Upgrade VMM 2012 SP1 to 2012 R2 (now running the latest XenDesktop or XenApp, and VMM 2012 R2)",
            ],
            Words(new Estate("VMM 2012 SP1") { Desktop = desktop }, new Goal("VMM 2012 R2")));

    [Fact]
    public void VMM_2012_goes_to_2012_SP1_and_from_there_to_2012_R2()
    {
        Assert.Equal(["Upgrade VMM from 2012 to 2012 SP1 (now running VMM 2012 SP1)"], Words(new Estate("VMM 2012"), new Goal("VMM 2012 SP1")));
        Assert.Equal(
            ["Upgrade VMM from 2012 to 2012 SP1 (now running VMM 2012 SP1)", "Upgrade VMM 2012 SP1 to 2012 R2 (now running VMM 2012 R2)"],
            Words(new Estate("VMM 2012"), new Goal("VMM 2012 R2")));
    }

    [Fact]
    public void The_latest_of_the_matrix_on_both_sides_of_the_next_step_is_7_15() =>
        Assert.Equal("XenApp/XenDesktop 7.15 LTSR",
            Planner.Plan(new Estate("VMM 2008 R2") { Desktop = "XenDesktop 5.6" }, new Goal("VMM 2012 SP1")).Steps[1].Changes[0].To);

    [Fact]
    public void With_the_seeds_own_releases_the_latest_is_its_own()
    {
        var seed = SupportMatrix.Shipped with { Releases = [.. SupportMatrix.Shipped.Releases.TakeWhile(release => release.Name != "XenApp/XenDesktop 7.7")] };
        var names = seed.Releases.Select(release => release.Name).ToHashSet(StringComparer.Ordinal);
        seed = seed.Without(row => row is Support fit ? fit.Part == Part.Desktop && !names.Contains(fit.What) : row is Upgrade { Part: Part.Desktop } way && !names.Contains(way.To));

        var plan = new UpgradePlanner(seed).Plan(new Estate("VMM 2008 R2") { Desktop = "XenDesktop 5.6" }, new Goal("VMM 2012 SP1"));

        Assert.Equal("XenApp/XenDesktop 7.6 LTSR", plan.Steps[1].Changes[0].To);
        Assert.All(plan.Steps, step => Assert.Equal(Confidence.High, step.Confidence));
    }

    [Fact]
    public void Every_later_hop_leads_to_2025() =>
        Assert.Equal(
            [
                "Apply Update Rollup 9 or later to VMM 2012 R2",
                "Upgrade VMM 2012 R2 to 2016",
                "Apply Update Rollup 6 or later to VMM 2016",
                "Upgrade VMM 2016 to 2019",
                "Upgrade VMM 2019 to 2022",
                "Upgrade VMM 2022 to 2025",
            ],
            Planner.Plan(new Estate("VMM 2012 R2"), new Goal()).Steps.Select(step => step.Title));

    [Fact]
    public void What_nothing_supports_on_both_ends_moves_in_VMMs_own_step()
    {
        var step = Assert.Single(Planner.Plan(new Estate("VMM 2012") { Server = "Windows Server 2008 R2 SP1", Sql = "SQL Server 2008 R2" }, new Goal("VMM 2012 SP1")).Steps);

        Assert.Equal("Upgrade VMM from 2012 to 2012 SP1, together with the VMM server from Windows Server 2008 R2 SP1 to Windows Server 2012", step.Title);
        Assert.Equal(
            [new(Part.Vmm, null, "VMM 2012", "VMM 2012 SP1"), new Change(Part.Server, null, "Windows Server 2008 R2 SP1", "Windows Server 2012")],
            step.Changes);
        Assert.Contains("No release of Windows Server fits both VMM 2012 and VMM 2012 SP1", step.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void SQL_Server_moves_in_VMMs_own_step_where_a_row_less_leaves_none_for_both_ends()
    {
        var without = SupportMatrix.Shipped.Without(row => row is Support { Vmm: "VMM 2019", What: "SQL Server 2016" });
        var estate = new Estate("VMM 2016", 6) { Sql = "SQL Server 2016" };

        var step = Assert.Single(new UpgradePlanner(without).Plan(estate, new Goal("VMM 2019")).Steps);

        Assert.Equal([Part.Vmm, Part.Sql], step.Changes.Select(change => change.Part));
        Assert.Equal([Part.Vmm], Assert.Single(Planner.Plan(estate, new Goal("VMM 2019")).Steps).Changes.Select(change => change.Part));
    }

    private static IEnumerable<string> Words(Estate estate, Goal goal) => Planner.Plan(estate, goal).Steps.Select(step => $"{step.Title} ({step.Now})");
}

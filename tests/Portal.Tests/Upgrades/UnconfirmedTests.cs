using Portal.Domain.Upgrades;
using Xunit;

namespace Portal.Tests.Upgrades;

public sealed class UnconfirmedTests
{
    private static readonly SupportMatrix Matrix = SupportMatrix.Shipped;

    [Fact]
    public void A_step_is_as_sure_as_its_weakest_row()
    {
        var steps = new UpgradePlanner(Matrix).Plan(new Estate("VMM 2022") { Desktop = "CVAD 2402 LTSR" }, new Goal("VMM 2025")).Steps;

        Assert.All(steps, step => Assert.True(step.Unconfirmed));
        Assert.Contains(steps[^1].Evidence, row => row is { Says: "VMM 2025 is reached from VMM 2022", Confidence: Confidence.High });
        Assert.Contains(steps[^1].Evidence, row => row is { Says: "CVAD 2507 LTSR works with VMM 2025", Confidence: Confidence.Unknown });
    }

    [Fact]
    public void Whoever_wants_confirmed_rows_only_gets_them_or_a_blocker()
    {
        var planner = new UpgradePlanner(Matrix);

        var sure = planner.Plan(new Estate("VMM 2016", 6) { Server = "Windows Server 2016", Sql = "SQL Server 2016" }, new Goal { OnlyConfirmed = true });
        var not = planner.Plan(new Estate("VMM 2022") { Desktop = "CVAD 2402 LTSR" }, new Goal { OnlyConfirmed = true });

        Assert.All(sure.Steps, step => Assert.False(step.Unconfirmed));
        Assert.True(sure.Found);
        Assert.False(not.Found);
        Assert.NotEmpty(not.Blockers);
    }

    [Fact]
    public void A_row_less_is_another_path()
    {
        var estate = new Estate("VMM 2008 R2") { Desktop = "XenDesktop 5.6" };
        var without = Matrix.Without(row => row is Support { Vmm: "VMM 2012", What: "XenApp/XenDesktop 7.15 LTSR" });
        var wayless = Matrix.Without(row => row is Upgrade { To: "VMM 2012" } way && way.From.Contains("VMM 2008 R2"));

        Assert.Equal("XenApp/XenDesktop 7.9", new UpgradePlanner(without).Plan(estate, new Goal("VMM 2012 SP1")).Steps[1].Changes[0].To);
        Assert.Equal("Upgrade VMM 2008 R2 to 2008 R2 SP1", new UpgradePlanner(wayless).Plan(estate, new Goal("VMM 2012 SP1")).Steps[0].Title);
    }

    [Fact]
    public void Were_1801_open_it_would_be_the_shorter_way()
    {
        var open = Matrix with { Releases = [.. Matrix.Releases.Select(release => release with { Closed = null })] };
        var estate = new Estate("VMM 2012 R2", 14);

        Assert.Equal(["VMM 1801", "VMM 2019"], new UpgradePlanner(open).Plan(estate, new Goal("VMM 2019")).Steps.Select(step => step.Changes[0].To));
        Assert.Equal(3, new UpgradePlanner(Matrix).Plan(estate, new Goal("VMM 2019")).Steps.Count);
    }

    [Fact]
    public void An_update_rollup_that_no_row_knows_counts_as_the_last_one_that_matters()
    {
        var steps = new UpgradePlanner(Matrix).Plan(new Estate("VMM 2016", 5) { Sql = "SQL Server 2014" }, new Goal("VMM 2019")).Steps;

        Assert.Equal(["Apply Update Rollup 6 or later to VMM 2016", "Move the database of VMM from SQL Server 2014 to SQL Server 2016", "Upgrade VMM 2016 to 2019"], steps.Select(step => step.Title));
        Assert.Equal(new Change(Part.Rollup, null, "VMM 2016 with Update Rollup 5", "VMM 2016 with Update Rollup 6"), steps[0].Changes[0]);
        Assert.Equal(2, new UpgradePlanner(Matrix).Plan(new Estate("VMM 2016", 8) { Sql = "SQL Server 2014" }, new Goal("VMM 2019")).Steps.Count);
    }

    [Fact]
    public void A_step_that_is_unconfirmed_says_so()
    {
        var step = new UpgradePlanner(Matrix).Plan(new Estate("VMM 2022") { Desktop = "CVAD 2507 LTSR" }, new Goal()).Steps[^1];

        Assert.EndsWith("Unconfirmed: 1 of the 2 rows that it stands on.", step.Reason, StringComparison.Ordinal);
        Assert.Contains("CVAD 2507 LTSR works with VMM 2025 (unconfirmed)", step.Evidence.Select(row => row.ToString()));
    }

    [Fact]
    public void Of_moves_that_are_as_few_the_better_known_is_taken_then_the_newest() =>
        Assert.Equal(["CVAD 2203 LTSR", "CVAD 2507 LTSR"],
            new UpgradePlanner(Matrix).Plan(new Estate("VMM 2016", 6) { Desktop = "CVAD 1912 LTSR" }, new Goal()).Steps
                .SelectMany(step => step.Changes).Where(change => change.Part == Part.Desktop).Select(change => change.To));

    [Fact]
    public void What_was_not_said_is_told_as_what_it_would_have_to_be()
    {
        var step = new UpgradePlanner(Matrix).Plan(new Estate("VMM 2022"), new Goal()).Steps[0];

        Assert.Contains("Not said: the VMM server. VMM 2025 runs on Windows Server 2025.", step.Notes);
        Assert.Contains("Not said: the database of VMM. VMM 2025 keeps its database in SQL Server 2019 or SQL Server 2022.", step.Notes);
        Assert.Contains("New virtual machines are of Generation 2 unless told otherwise", step.Brings);
    }
}

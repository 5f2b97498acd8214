using Portal.Domain.Upgrades;
using Xunit;

namespace Portal.Tests.Upgrades;

public sealed class BlockerTests
{
    private static readonly UpgradePlanner Planner = new(SupportMatrix.Shipped);

    [Fact]
    public void A_mixed_cluster_blocks_the_first_step()
    {
        var plan = Planner.Plan(new Estate("VMM 2012 R2") { Hosts = [new("HVC01", "Windows Server 2012 R2", "Windows Server 2012"), new("HVC02", "Windows Server 2012 R2")] }, new Goal("VMM 2016"));

        var blocker = Assert.Single(plan.Blockers);
        Assert.True(plan.Found);
        Assert.Equal((1, Part.Hosts, Confidence.High), (blocker.Step, blocker.Part, blocker.Confidence));
        Assert.Equal("HVC01 is mixed: it runs Windows Server 2012 R2 and Windows Server 2012.", blocker.What);
        Assert.Contains("mixed Hyper-V cluster is not supported", blocker.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Personal_vDisks_block_the_step_to_the_first_release_without_them()
    {
        var estate = new Estate("VMM 2016", 6) { Desktop = "XenApp/XenDesktop 7.15 LTSR", PersonalVDisks = true };

        var plan = Planner.Plan(estate, new Goal("VMM 2022"));

        var blocker = Assert.Single(plan.Blockers);
        var step = plan.Steps[blocker.Step - 1];
        Assert.Equal(Part.Desktop, step.Changes[0].Part);
        Assert.Contains("Personal vDisks are in use", blocker.What, StringComparison.Ordinal);
        Assert.Empty(Planner.Plan(estate with { PersonalVDisks = false }, new Goal("VMM 2022")).Blockers);
    }

    [Fact]
    public void Masters_of_generation_2_block_releases_that_do_not_list_them()
    {
        var plan = Planner.Plan(new Estate("VMM 2012 SP1") { Desktop = "XenApp/XenDesktop 7.6 LTSR", Generation2Masters = true }, new Goal("VMM 2012 R2"));

        var blocker = Assert.Single(plan.Blockers);
        Assert.Equal((1, "XenApp/XenDesktop 7.6 LTSR makes machines of Generation 1 only."), (blocker.Step, blocker.What));
        Assert.Contains("7.15 LTSR is the first", blocker.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("VMM 2012")]
    [InlineData("VMM 2012 SP1")]
    [InlineData("VMM 2012 R2")]
    public void Without_a_desktop_release_masters_of_generation_2_block_a_VMM_that_does_not_list_them(string vmm)
    {
        var plan = Planner.Plan(new Estate(vmm) { Generation2Masters = true }, new Goal("VMM 2019"));

        var blocker = Assert.Single(plan.Blockers);
        Assert.True(plan.Found);
        Assert.Equal((1, Part.Vmm, $"{vmm} makes machines of Generation 1 only.", Confidence.High), (blocker.Step, blocker.Part, blocker.What, blocker.Confidence));
        Assert.Contains("VMM 2016 is the first", blocker.Remedy, StringComparison.Ordinal);
        Assert.Empty(Planner.Plan(new Estate(vmm), new Goal("VMM 2019")).Blockers);
    }

    [Fact]
    public void A_desktop_release_that_makes_generation_2_does_not_help_a_VMM_that_does_not_list_it() =>
        Assert.Equal("VMM 2012 R2 makes machines of Generation 1 only.",
            Assert.Single(Planner.Plan(new Estate("VMM 2012 R2") { Desktop = "XenApp/XenDesktop 7.15 LTSR", Generation2Masters = true }, new Goal("VMM 2016")).Blockers).What);

    [Fact]
    public void From_a_VMM_that_lists_generation_2_its_masters_block_nothing() =>
        Assert.Empty(Planner.Plan(new Estate("VMM 2016", 6) { Generation2Masters = true }, new Goal("VMM 2025")).Blockers);

    [Fact]
    public void Of_a_mixed_cluster_every_Windows_is_judged_the_newest_too()
    {
        var plan = Planner.Plan(new Estate("VMM 2016") { Hosts = [new("HVC01", "Windows Server 2016", "Windows Server 2019"), new("HVC02", "Windows Server 2019", "Windows Server 2012 R2")] }, new Goal("VMM 2019"));

        var blocker = Assert.Single(plan.Blockers);
        Assert.False(plan.Found);
        Assert.Equal("VMM 2016 does not manage hosts of Windows Server 2019 (HVC01 and HVC02).", blocker.What);
    }

    [Fact]
    public void A_newer_node_of_a_mixed_cluster_is_not_brought_back_to_what_the_older_one_runs()
    {
        var plan = Planner.Plan(new Estate("VMM 2016", 6) { Hosts = [new("HVC01", "Windows Server 2012 R2", "Windows Server 2016")] }, new Goal("VMM 2016") { Hosts = Aim.Exactly("Windows Server 2012 R2") });

        Assert.False(plan.Found);
        Assert.Contains("does not come from Windows Server 2016 to where it should be", Assert.Single(plan.Blockers).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Consoles_and_agents_that_were_left_behind_block_the_first_step()
    {
        var plan = Planner.Plan(new Estate("VMM 2019") { ConsoleRelease = "VMM 2016", AgentRelease = "VMM 2016" }, new Goal("VMM 2022"));

        Assert.Equal(["A console is of VMM 2016, and the server of VMM 2019.", "An agent is of VMM 2016, and the server of VMM 2019."], plan.Blockers.Select(blocker => blocker.What));
        Assert.All(plan.Blockers, blocker => Assert.Equal(1, blocker.Step));
    }

    [Fact]
    public void A_host_that_VMM_does_not_manage_now_says_what_it_manages()
    {
        var plan = Planner.Plan(new Estate("VMM 2016") { Hosts = [new("HV07", "Windows Server 2012")] }, new Goal("VMM 2019"));

        var blocker = Assert.Single(plan.Blockers);
        Assert.False(plan.Found);
        Assert.Equal("VMM 2016 does not manage hosts of Windows Server 2012 (HV07).", blocker.What);
        Assert.Equal(Confidence.High, blocker.Confidence);
        Assert.Contains("VMM 2016 works with Windows Server 2012 R2, Windows Server 2016 or Windows Server 2016 Nano", blocker.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Hosts_that_have_to_stay_as_they_are_block_a_VMM_that_does_not_manage_them()
    {
        var plan = Planner.Plan(new Estate("VMM 2012 R2", 9) { Hosts = [new("HVC01", "Windows Server 2012")] }, new Goal("VMM 2016") { Hosts = Aim.Exactly("Windows Server 2012") });

        Assert.False(plan.Found);
        Assert.Contains("VMM 2016", Assert.Single(plan.Blockers).What, StringComparison.Ordinal);
    }

    [Fact]
    public void What_fits_a_later_rollup_only_says_to_apply_it() =>
        Assert.Contains("VMM 2019 with Update Rollup 2 or later: apply that first",
            Assert.Single(Planner.Plan(new Estate("VMM 2019") { Hosts = [new("HV01", "Windows Server 2012 R2")] }, new Goal("VMM 2022")).Blockers).Remedy, StringComparison.Ordinal);

    [Theory]
    [InlineData("VMM 2022", "VMM 2016", "not brought back")]
    [InlineData("VMM 2016", "VMM 1801", "semi-annual channel was retired")]
    [InlineData("VMM 2016", "VMM 2099", "no row names")]
    [InlineData("Virtual Machine Manager", "VMM 2016", "no row names")]
    public void A_target_that_cannot_be_says_why(string from, string to, string why)
    {
        var plan = Planner.Plan(new Estate(from), new Goal(to));

        Assert.False(plan.Found);
        Assert.Contains(why, Assert.Single(plan.Blockers).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_thousand_hosts_by_themselves_are_a_step_each_and_block_nothing()
    {
        var plan = Planner.Plan(new Estate("VMM 2012 R2") { Hosts = [.. Enumerable.Range(1, 1000).Select(n => new HostGroup($"HV{n}", "Windows Server 2012"))] }, new Goal("VMM 2019"));

        Assert.True(plan.Found);
        Assert.Equal(2000, plan.Steps.Count(step => step.Changes[0].Part == Part.Hosts));
        Assert.Equal(4, plan.Steps.Count(step => step.Changes[0].Part != Part.Hosts));
    }

    [Fact]
    public void Whoever_is_there_has_nothing_to_do()
    {
        var plan = Planner.Plan(new Estate("VMM 2022") { Hosts = [new("HVC01", "Windows Server 2022")] }, new Goal("VMM 2022"));

        Assert.True(plan.Found);
        Assert.Empty(plan.Steps);
        Assert.Empty(plan.Blockers);
    }
}

using Portal.Domain.Upgrades;
using Portal.Features.Upgrades;
using Xunit;

namespace Portal.Tests.Features.Upgrades;

public sealed class PlanUpgradeTests
{
    private static readonly SupportMatrix Matrix = SupportMatrix.Shipped;
    private static readonly PlanUpgrade Planning = new(Matrix, new UpgradePlanner(Matrix));

    [Fact]
    public void A_question_in_the_names_of_the_matrix_is_answered_with_an_order()
    {
        var answer = Planning.Execute(new Estate("VMM 2008 R2") { Desktop = "XenDesktop 5.6" }, new Goal("VMM 2012 SP1"));

        Assert.Equal(["Upgrade VMM to 2012", "Upgrade XenDesktop to the latest version", "Upgrade VMM from 2012 to 2012 SP1"], answer.Value!.Steps.Select(step => step.Title));
    }

    [Fact]
    public void A_way_that_is_none_is_an_answer_too()
    {
        var answer = Planning.Execute(new Estate("VMM 2022"), new Goal("VMM 2016"));

        Assert.False(answer.Value!.Found);
        Assert.NotEmpty(answer.Value.Blockers);
    }

    [Fact]
    public void Nothing_is_told_to_begin_with_VMM() => Says(new Estate(" "), new Goal(), "from/vmm", "begins with the VMM that runs", "VMM 2008 R2, VMM 2008 R2 SP1");

    public static TheoryData<string, Estate, Goal> Unknown => new()
    {
        { "from/vmm", new Estate("VMM 2099"), new Goal() },
        { "from/server", new Estate("VMM 2016") { Server = "Windows NT" }, new Goal() },
        { "from/sql", new Estate("VMM 2016") { Sql = "sql server 2016" }, new Goal() },
        { "from/console", new Estate("VMM 2016") { Console = "" }, new Goal() },
        { "from/consoleRelease", new Estate("VMM 2016") { ConsoleRelease = "2016" }, new Goal() },
        { "from/agentRelease", new Estate("VMM 2016") { AgentRelease = "2016" }, new Goal() },
        { "from/desktop", new Estate("VMM 2016") { Desktop = "XenDesktop" }, new Goal() },
        { "from/hosts/1/runs/0", new Estate("VMM 2016") { Hosts = [new("A", "Windows Server 2016"), new("B", "Windows Server 2017")] }, new Goal() },
        { "to/vmm", new Estate("VMM 2016"), new Goal("VMM") },
        { "to/server", new Estate("VMM 2016"), new Goal { Server = Aim.Exactly("SQL Server 2016") } },
        { "to/sql", new Estate("VMM 2016"), new Goal { Sql = Aim.Exactly("Windows Server 2016") } },
        { "to/console", new Estate("VMM 2016"), new Goal { Console = Aim.Exactly("x") } },
        { "to/hosts", new Estate("VMM 2016"), new Goal { Hosts = Aim.Exactly("x") } },
        { "to/desktop", new Estate("VMM 2016"), new Goal { Desktop = Aim.Exactly("x") } },
    };

    [Theory]
    [MemberData(nameof(Unknown))]
    public void A_name_that_no_row_has_is_refused_where_it_stands_with_those_that_can_be_chosen(string field, Estate estate, Goal goal) =>
        Says(estate, goal, field, "No row of the support matrix names it.", "Choose one of ");

    [Theory]
    [InlineData(-1)]
    [InlineData(100)]
    public void An_update_rollup_is_a_small_number(int rollup) => Says(new Estate("VMM 2016", rollup), new Goal(), "from/rollup", "from 0", "builds of the matrix");

    [Fact]
    public void Clusters_have_names_of_their_own_and_run_something()
    {
        Says(new Estate("VMM 2016") { Hosts = [new(" ", "Windows Server 2016")] }, new Goal(), "from/hosts/0/name", "a name of 1 to 255");
        Says(new Estate("VMM 2016") { Hosts = [new("HVC01", "Windows Server 2016"), new("hvc01", "Windows Server 2016")] }, new Goal(), "from/hosts/1/name", "Two clusters or hosts");
        Says(new Estate("VMM 2016") { Hosts = [new("HVC01")] }, new Goal(), "from/hosts/0/runs", "runs 1 to 16 releases");
        Says(new Estate("VMM 2016") { Hosts = [.. Enumerable.Range(0, 1001).Select(n => new HostGroup($"H{n}", "Windows Server 2016"))] }, new Goal(), "from/hosts", "at most 1000 clusters");
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once() =>
        Assert.Equal(["from/vmm", "from/sql", "to/vmm"], Planning.Execute(new Estate("") { Sql = "x" }, new Goal("y")).Verdict.Objections.Select(each => each.Field));

    [Theory]
    [InlineData(null, false, null)]
    [InlineData("", false, null)]
    [InlineData("latest", true, null)]
    [InlineData("asNeeded", false, null)]
    [InlineData("VMM 2016", false, "VMM 2016")]
    public void An_aim_is_one_word_or_a_release(string? word, bool newest, string? release)
    {
        var aim = AimWords.Read(word, Aim.AsNeeded);

        Assert.Equal((newest, release), (aim.Newest, aim.Release));
    }

    private static void Says(Estate estate, Goal goal, string field, string rule, string remedy = "")
    {
        var objection = Assert.Single(Planning.Execute(estate, goal).Verdict.Objections);
        Assert.Equal(field, objection.Field);
        Assert.Contains(rule, objection.Rule, StringComparison.Ordinal);
        Assert.Contains(remedy, objection.Remedy, StringComparison.Ordinal);
    }
}

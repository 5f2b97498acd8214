using Portal.Domain.Upgrades;
using Portal.Web.Pages.Upgrades.Asking;
using Xunit;

namespace Portal.Web.Tests.Pages.Upgrades;

public sealed class UpgradeAnswersTests
{
    [Fact]
    public void All_answers_survive_their_address()
    {
        var answers = new UpgradeAnswers
        {
            Vmm = "VMM 2012 R2", Rollup = "9", Server = "Windows Server 2012 R2", Sql = "SQL Server 2012", Console = "Windows 8.1", ConsoleRelease = "VMM 2012", AgentRelease = "VMM 2012 SP1", Desktop = "XenApp/XenDesktop 7.6 LTSR",
            PersonalVDisks = true, Generation2Masters = true, Hosts = [new("HVC: 01 & more", "Windows Server, version 1709", "Windows Server 2016"), new("ä#?", "Windows Server 2016")],
            ToVmm = "VMM 2022", ToDesktop = "asNeeded", ToServer = "latest", ToSql = "SQL Server 2019", ToConsole = "latest", ToHosts = "Windows Server 2022", OnlyConfirmed = true,
        };

        var again = UpgradeAnswers.Of(answers.ToAddress());

        Assert.Equal(answers.ToAddress(), again.ToAddress());
        Assert.Equal(answers with { Hosts = [] }, again with { Hosts = [] });
        Assert.Equal(answers.Hosts.Select(HostText.Write), again.Hosts.Select(HostText.Write));
        Assert.Equal(17, typeof(UpgradeAnswers).GetProperties().Length - 1);
    }

    [Fact]
    public void They_are_what_the_planner_is_asked()
    {
        var answers = UpgradeAnswers.Of("?vmm=VMM%202016&rollup=6&host=A:Windows%20Server%202016;Windows%20Server%202019&to=VMM%202022&to-sql=latest&to-hosts=Windows%20Server%202022&confirmed=1");

        var (estate, goal) = (answers.ToEstate(), answers.ToGoal());
        Assert.Equal(("VMM 2016", 6, "A"), (estate.Vmm, estate.Rollup, estate.Hosts[0].Name));
        Assert.Equal(["Windows Server 2016", "Windows Server 2019"], estate.Hosts[0].Runs);
        Assert.Equal(("VMM 2022", true, "Windows Server 2022", true), (goal.Vmm, goal.Sql.Newest, goal.Hosts.Release, goal.OnlyConfirmed));
        Assert.Equal((Aim.Latest, Aim.AsNeeded), (goal.Desktop, goal.Server));
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("?rollup=7", 7)]
    [InlineData("?rollup=-7", -1)]
    [InlineData("?rollup=7.5", -1)]
    [InlineData("?rollup=99999999999", -1)]
    public void What_is_no_number_is_no_rollup(string? query, int rollup) => Assert.Equal(rollup, UpgradeAnswers.Of(query).ToEstate().Rollup);

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("?&&=&vmm=&vmm=%20")]
    [InlineData("?something=else")]
    public void Nothing_said_is_nothing(string query) => Assert.Equal("", UpgradeAnswers.Of(query).ToAddress());

    [Theory]
    [InlineData("HVC01", "HVC01", "")]
    [InlineData("HVC01:", "HVC01", "")]
    [InlineData(":Windows Server 2016", "", "Windows Server 2016")]
    [InlineData("a:b:c; d ;;", "a:b", "c|d")]
    public void A_word_for_hosts_is_read_however_it_is_written(string word, string name, string runs)
    {
        var group = HostText.Read(word);

        Assert.Equal((name, runs), (group.Name, string.Join('|', group.Runs)));
    }

    [Fact]
    public void No_release_has_the_characters_that_part_a_word() =>
        Assert.All(SupportMatrix.Shipped.Releases, release => Assert.DoesNotContain(release.Name, letter => letter is ':' or ';'));
}

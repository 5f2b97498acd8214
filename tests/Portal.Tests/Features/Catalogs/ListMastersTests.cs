using Portal.Domain.Hosts;
using Portal.Features.Catalogs;
using Portal.TestKit.Features;
using Portal.TestKit.Hosts;
using Xunit;

namespace Portal.Tests.Features.Catalogs;

public sealed class ListMastersTests : PortalTests
{
    [Fact]
    public async Task Masters_come_by_name_and_nothing_speaks_against_good_ones()
    {
        var choices = await JudgeAsync();

        Assert.Equal(["debian-12", "win-2022"], choices.Select(choice => choice.Master.Name));
        Assert.All(choices, choice => Assert.Null(choice.Against));
    }

    [Fact]
    public async Task A_running_master_can_be_taken_only_from_a_checkpoint()
    {
        Change("debian-12", master => master with { Running = true });
        Change("win-2022", master => master with { Running = true, Checkpoints = [] });

        var choices = await JudgeAsync();

        Assert.Null(choices[0].Against);
        Assert.Contains("is running", choices[1].Against!.Rule, StringComparison.Ordinal);
        Assert.Contains("Shut it down", choices[1].Against!.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generation_2_needs_hosts_that_know_it_and_a_master_needs_a_disk()
    {
        Portal.Hosts.Site.Hosts[0] = Portal.Hosts.Site.Hosts[0] with { WindowsVersion = "6.2.9200" };
        Change("win-2022", master => master with { DiskPath = null });

        var choices = await JudgeAsync();

        Assert.Contains("Generation 2", choices[0].Against!.Rule, StringComparison.Ordinal);
        Assert.Contains("no disk", choices[1].Against!.Rule, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3.0.6005.0", "VMM 2012 machines")]
    [InlineData("3.1.6011.0", "VMM 2012 SP1 machines")]
    [InlineData("3.2.7510.0", "VMM 2012 R2 machines")]
    public async Task Through_an_old_vmm_masters_of_generation_2_are_absent_counted_and_refused(string version, string words)
    {
        Portal.Hosts.Site.Vmm = Vmm(version);

        var list = (await Get<ListMasters>().JudgeAsync(Connection, Ct)).Value!;

        Assert.Equal(["win-2022"], list.Choices.Select(choice => choice.Master.Name));
        Assert.Equal(["debian-12"], list.Absent);
        Assert.Contains(words, list.WhyAbsent!.Rule, StringComparison.Ordinal);
        Assert.Contains("Secure Boot", list.WhyAbsent.Rule, StringComparison.Ordinal);
        Assert.Equal(["win-2022"], (await Get<ListMasters>().ExecuteAsync(Connection, Ct)).Value!.Select(master => master.Name));
        Says((await Get<CreateCatalog>().ExecuteAsync(Catalog(), PortalUnderTest.Anna, Ct)).Verdict, "master", words);
    }

    [Theory]
    [InlineData("4.0.1662.0")]
    [InlineData("10.25.1200.0")]
    [InlineData("99.0.0.0")]
    public async Task A_later_vmm_has_them_all(string version)
    {
        Portal.Hosts.Site.Vmm = Vmm(version);

        var list = (await Get<ListMasters>().JudgeAsync(Connection, Ct)).Value!;

        Assert.Equal((2, 0), (list.Choices.Count, list.Absent.Count));
        Assert.Null(list.WhyAbsent);
    }

    [Fact]
    public async Task Hosts_that_do_not_answer_are_an_objection_with_a_way_out()
    {
        Portal.Hosts.Set("hv01.lab.example", MemoryFault.Down);
        Portal.Hosts.Set("hv02.lab.example", MemoryFault.Down);

        var answer = await Get<ListMasters>().JudgeAsync(Connection, Ct);

        Assert.Equal("connectionId", Assert.Single(answer.Verdict.Objections).Field);
    }

    private async Task<IReadOnlyList<MasterChoice>> JudgeAsync() => (await Get<ListMasters>().JudgeAsync(Connection, Ct)).Value!.Choices;

    private static VmmFacts Vmm(string version) => new("vmm1.lab.example", version, version, HighlyAvailable: false, "Administrator", ["All Hosts"]);

    private void Change(string name, Func<MasterVm, MasterVm> change)
    {
        var masters = Portal.Hosts.Site.Masters;
        var at = masters.IndexOf(masters.Single(master => master.Name == name));
        masters[at] = change(masters[at]);
    }
}

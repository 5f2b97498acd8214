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

    [Fact]
    public async Task Hosts_that_do_not_answer_are_an_objection_with_a_way_out()
    {
        Portal.Hosts.Set("hv01.lab.example", MemoryFault.Down);
        Portal.Hosts.Set("hv02.lab.example", MemoryFault.Down);

        var answer = await Get<ListMasters>().JudgeAsync(Connection, Ct);

        Assert.Equal("connectionId", Assert.Single(answer.Verdict.Objections).Field);
    }

    private async Task<IReadOnlyList<MasterChoice>> JudgeAsync() => (await Get<ListMasters>().JudgeAsync(Connection, Ct)).Value!;

    private void Change(string name, Func<MasterVm, MasterVm> change)
    {
        var masters = Portal.Hosts.Site.Masters;
        var at = masters.IndexOf(masters.Single(master => master.Name == name));
        masters[at] = change(masters[at]);
    }
}

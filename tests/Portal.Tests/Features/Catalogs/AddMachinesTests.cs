using Microsoft.EntityFrameworkCore;
using Portal.Domain.Machines;
using Portal.Features;
using Portal.Features.Catalogs;
using Portal.TestKit.Features;
using Portal.TestKit.Hosts;
using Xunit;

namespace Portal.Tests.Features.Catalogs;

public sealed class AddMachinesTests : PortalTests
{
    [Fact]
    public async Task More_machines_hang_on_the_image_that_is_there()
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 2)).Catalog;

        var answer = await AddAsync(catalog, 2);
        await Portal.Node.WorkAsync();

        Assert.Equal(catalog, answer.Value!.Catalog);
        await using var db = Portal.Read();
        Assert.Equal(["VDI-001", "VDI-002", "VDI-003", "VDI-004"], await db.Machines.Where(machine => machine.State == MachineState.Ready).Select(machine => machine.Name).OrderBy(name => name).ToListAsync(Ct));
        Assert.Equal(4, await db.Machines.Select(machine => machine.Mac).Distinct().CountAsync(Ct));
        Assert.Equal(1, Portal.Hosts.Site.ConversionsStarted);
    }

    [Fact]
    public async Task Numbers_go_up_and_gaps_are_filled_only_at_the_end()
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 8)).Catalog;
        await using (var db = Portal.Read())
            await db.Catalogs.ExecuteUpdateAsync(set => set.SetProperty(row => row.NamingPattern, "VDI-00#"), Ct);
        await Get<RemoveMachines>().ExecuteAsync(catalog, ["VDI-002", "VDI-005"], PortalUnderTest.Anna, Ct);
        await Portal.Node.WorkAsync();

        await AddAsync(catalog, 2);

        await using var after = Portal.Read();
        Assert.Equal(["VDI-002", "VDI-009"], await after.Machines.Where(machine => machine.State == MachineState.Ordered).Select(machine => machine.Name).OrderBy(name => name).ToListAsync(Ct));
        Says((await AddAsync(catalog, 2)).Verdict, "namingPattern", "1 free names; 2 were asked for");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(100_000)]
    public async Task A_count_out_of_bounds_is_refused(int count) =>
        Says((await AddAsync((await Portal.MakeAsync(Connection, machines: 1)).Catalog, count)).Verdict, "machines", "1 to 10,000");

    [Fact]
    public async Task A_catalog_that_is_not_there_is_an_objection() => Says((await AddAsync(Guid.NewGuid(), 1)).Verdict, "catalogId", "no such catalog");

    [Fact]
    public async Task An_image_that_is_not_ready_is_said_with_how_far_it_is()
    {
        var answer = await Get<CreateCatalog>().ExecuteAsync(Catalog(), PortalUnderTest.Anna, Ct);

        Says((await AddAsync(answer.Value!.Catalog, 1)).Verdict, "catalogId", "its conversion has not begun", "Wait");
    }

    [Fact]
    public async Task A_catalog_that_is_being_removed_names_the_run_that_does_it()
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 1)).Catalog;
        await Get<RemoveCatalog>().ExecuteAsync(catalog, PortalUnderTest.Anna, Ct);

        Says((await AddAsync(catalog, 1)).Verdict, "catalogId", "held by the run 'Remove Office'");
    }

    [Fact]
    public async Task Hosts_that_do_not_answer_are_an_objection()
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 1)).Catalog;
        foreach (var host in Portal.Hosts.Site.Hosts) Portal.Hosts.Set(host.Name, MemoryFault.Down);

        Says((await AddAsync(catalog, 1)).Verdict, "catalogId", "does not answer");
    }

    [Fact]
    public async Task A_host_that_is_paused_gets_no_machines()
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 1)).Catalog;
        Portal.Hosts.Site.Hosts[0] = Portal.Hosts.Site.Hosts[0] with { Paused = true };

        await AddAsync(catalog, 3);

        await using var db = Portal.Read();
        Assert.Equal(["hv02.lab.example"], await db.Machines.Where(machine => machine.State == MachineState.Ordered).Select(machine => machine.Host).Distinct().ToListAsync(Ct));
    }

    private Task<Answer<Ordered>> AddAsync(Guid catalog, int count) => Get<AddMachines>().ExecuteAsync(catalog, count, PortalUnderTest.Anna, Ct);
}

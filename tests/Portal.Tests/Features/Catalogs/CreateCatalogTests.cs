using Microsoft.EntityFrameworkCore;
using Portal.Domain.Catalogs;
using Portal.Domain.Machines;
using Portal.Features.Catalogs;
using Portal.Runs;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Catalogs;

public sealed class CreateCatalogTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_catalog_comes_to_life_with_all_of_its_machines()
    {
        var (portal, connection) = await PortalUnderTest.ConnectedAsync();
        await using var _ = portal;

        var ordered = await portal.MakeAsync(connection, machines: 5);

        await using var db = portal.Read();
        var machines = await db.Machines.OrderBy(machine => machine.Name).ToListAsync(Ct);
        Assert.Equal(["VDI-001", "VDI-002", "VDI-003", "VDI-004", "VDI-005"], machines.Select(machine => machine.Name));
        Assert.All(machines, machine => Assert.Equal(MachineState.Ready, machine.State));
        Assert.Equal(ImageState.Ready, (await db.Images.SingleAsync(Ct)).State);
        Assert.Equal(RunState.Finished, (await db.Runs.SingleAsync(run => run.Id == ordered.Run, Ct)).State);
        Assert.Equal(5, portal.Hosts.Site.Machines.Count);
        Assert.Equal(["hv01.lab.example", "hv02.lab.example"], machines.Select(machine => machine.Host).Distinct().Order());
    }
}

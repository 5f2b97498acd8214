using Microsoft.EntityFrameworkCore;
using Portal.Domain.Machines;
using Portal.Features.Catalogs;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Catalogs;

public sealed class PlanMachinesTests : PortalTests
{
    [Fact]
    public async Task What_is_added_is_what_was_planned()
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 2)).Catalog;

        var plan = (await Get<PlanMachines>().ExecuteAsync(catalog, 3, Ct)).Value!;
        await Get<AddMachines>().ExecuteAsync(catalog, 3, PortalUnderTest.Anna, Ct);
        await Portal.Node.WorkAsync();

        Assert.Null(plan.Image);
        Assert.Equal(("Office", 0, 15 << 20), (plan.Catalog, plan.Storage.ImageBytes, plan.Storage.IdentityDiskBytes));
        await using var db = Portal.Read();
        var made = await db.Machines.Where(machine => machine.State == MachineState.Ready).OrderBy(machine => machine.Name).Skip(2)
            .Select(machine => new PlannedMachine(machine.Name, machine.Host, machine.DiskPath, machine.IdentityPath)).ToListAsync(Ct);
        Assert.Equal(plan.Machines, made);
    }

    [Fact]
    public async Task Planning_changes_nothing()
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 1)).Catalog;
        var before = await Portal.DescribeAsync();

        await Get<PlanMachines>().ExecuteAsync(catalog, 5, Ct);

        Assert.Equal(before, await Portal.DescribeAsync());
    }

    [Fact]
    public async Task A_refusal_is_the_same_as_the_order_would_have()
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 1)).Catalog;

        Says((await Get<PlanMachines>().ExecuteAsync(catalog, 999, Ct)).Verdict, "namingPattern", "998 free names", "fewer machines");
        Says((await Get<PlanMachines>().ExecuteAsync(Guid.NewGuid(), 1, Ct)).Verdict, "catalogId", "no such catalog");
    }
}

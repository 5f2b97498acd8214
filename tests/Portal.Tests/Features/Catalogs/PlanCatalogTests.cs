using Microsoft.EntityFrameworkCore;
using Portal.Domain.Machines;
using Portal.Features.Catalogs;
using Portal.Runs;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Catalogs;

public sealed class PlanCatalogTests : PortalTests
{
    [Fact]
    public async Task The_plan_names_every_machine_disk_byte_call_and_limit()
    {
        var plan = (await Get<PlanCatalog>().ExecuteAsync(Catalog(machines: 2), Ct)).Value!;

        Assert.Equal(("Office", "Cluster 1"), (plan.Catalog, plan.Connection));
        Assert.Equal(
            new("debian-12", "golden", A.Host, @"C:\ClusterStorage\Volume1\Masters\debian-12.vhdx", $@"{A.Folder}\image-1.vhdx", (8 + 4) << 20) { MasterId = Portal.Hosts.Site.Masters.Single(each => each.Name == "debian-12").VmId }, plan.Image);
        Assert.Equal(
        [
            new("VDI-001", "hv01.lab.example", $@"{A.Folder}\VDI-001\VDI-001.vhdx", $@"{A.Folder}\VDI-001\VDI-001-identity.vhdx"),
            new("VDI-002", "hv02.lab.example", $@"{A.Folder}\VDI-002\VDI-002.vhdx", $@"{A.Folder}\VDI-002\VDI-002-identity.vhdx"),
        ], plan.Machines);
        Assert.Equal(new(@"C:\ClusterStorage\Volume1\Portal", 12 << 20, 8 << 20, 10 << 20, PromisedBytes: 0, 3L << 40, 4L << 40), plan.Storage);
        Assert.Contains(new Gate("disk:hv02.lab.example", 4), plan.Limits);
        Assert.Contains(new Gate("host:hv02.lab.example", 8), plan.Limits);
        Assert.Equal(32, plan.CanRunAtOnce); // 192 GiB free on two hosts, one of 128 GiB lost, 2 GiB each
    }

    [Fact]
    public async Task Planning_changes_nothing()
    {
        await Get<PlanCatalog>().ExecuteAsync(Catalog(), Ct);

        await using var db = Portal.Read();
        Assert.Equal((0, 0), (await db.Catalogs.CountAsync(Ct), await db.Runs.CountAsync(Ct)));
        Assert.Empty(Portal.Ours);
    }

    [Fact]
    public async Task What_is_ordered_is_what_was_planned_and_takes_the_calls_that_were_planned()
    {
        Portal.Hosts.Site.LooksPerConversion = 0;
        var plan = (await Get<PlanCatalog>().ExecuteAsync(Catalog(machines: 20), Ct)).Value!;
        await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 20), PortalUnderTest.Anna, Ct);
        var calls = Portal.Hosts.Calls;
        await Portal.Node.WorkAsync();

        await using var db = Portal.Read();
        var made = await db.Machines.OrderBy(machine => machine.Name).Select(machine => new PlannedMachine(machine.Name, machine.Host, machine.DiskPath, machine.IdentityPath)).ToListAsync(Ct);
        Assert.Equal(plan.Machines, made);
        Assert.All(db.Machines, machine => Assert.Equal(MachineState.Ready, machine.State));
        Assert.Equal(plan.RemoteCalls + 2, Portal.Hosts.Calls - calls); // and each host's staging folder once
    }

    [Fact]
    public async Task A_refusal_tells_the_same_as_the_order_would() =>
        Says((await Get<PlanCatalog>().ExecuteAsync(Catalog() with { Master = "nobody" }, Ct)).Verdict, "master", "no such VM", "debian-12");
}

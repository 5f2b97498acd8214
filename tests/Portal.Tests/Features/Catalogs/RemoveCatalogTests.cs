using Microsoft.EntityFrameworkCore;
using Portal.Domain.Machines;
using Portal.Features;
using Portal.Features.Catalogs;
using Portal.Features.Plans;
using Portal.Features.Runs;
using Portal.Runs;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Catalogs;

public sealed class RemoveCatalogTests : PortalTests
{
    [Fact]
    public async Task Machines_images_and_the_catalog_itself_go_and_leave_removed_rows()
    {
        var catalog = (await Portal.MakeAsync(Connection)).Catalog;

        var answer = await RemoveAsync(catalog);
        await Portal.Node.WorkAsync();

        Assert.Equal([@"C:\ProgramData\Portal\Staging", @"C:\ProgramData\Portal\Staging"], Portal.Ours); // the hosts' own: they stay with the connection
        await using var db = Portal.Read();
        Assert.Equal(0, await db.Catalogs.CountAsync(Ct));
        Assert.All(await db.Machines.ToListAsync(Ct), machine => Assert.Equal(MachineState.Removed, machine.State));
        Assert.All(await db.Ledger.Where(row => row.Kind != Things.Folder).ToListAsync(Ct), row => Assert.Equal(ThingState.Removed, row.State));
        Assert.Equal(RunOutcome.Succeeded, (await Get<ReadRun>().ExecuteAsync(answer.Value!.Run, Ct))!.Summary.Outcome);
    }

    [Fact]
    public async Task Its_name_and_those_of_its_machines_are_free_again()
    {
        await RemoveAsync((await Portal.MakeAsync(Connection)).Catalog);
        await Portal.Node.WorkAsync();

        var again = await Portal.MakeAsync(Connection);

        await using var db = Portal.Read();
        Assert.Equal(["VDI-001", "VDI-002", "VDI-003"], await db.Machines.Where(machine => machine.CatalogId == again.Catalog).Select(machine => machine.Name).OrderBy(name => name).ToListAsync(Ct));
    }

    [Fact]
    public async Task The_preview_lists_machines_and_images()
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 2)).Catalog;

        var preview = (await Get<RemoveCatalog>().PreviewAsync(catalog, Ct)).Value!;

        Assert.Equal(["VDI-001", "VDI-002"], preview.Machines.Select(machine => machine.Name));
        Assert.Equal([new Thing("disk", A.Host, $@"{A.Folder}\image-1.vhdx")], preview.Images);
    }

    [Fact]
    public async Task The_image_stays_as_long_as_a_machine_hangs_on_it()
    {
        var catalog = (await Portal.MakeAsync(Connection)).Catalog;
        Portal.Hosts.Refuse = call => call.Act == "DeleteFile" && call.About.Contains("VDI-002", StringComparison.Ordinal) ? MemoryFaults.Full(call.Host) : null;

        var answer = await RemoveAsync(catalog);
        await Portal.Node.WorkAsync();

        var failures = (await Get<ReadRun>().ExecuteAsync(answer.Value!.Run, Ct))!.Failures;
        Assert.Contains(failures, failure => failure is { Step: "machines", Reason: "Could not be removed: 1 machine." });
        Assert.Contains($@"{A.Folder}\image-1.vhdx", Portal.Ours);

        Portal.Hosts.Refuse = null;
        Assert.Equal(2, (await Get<RetryRun>().ExecuteAsync(answer.Value.Run, null, PortalUnderTest.Anna, Ct)).Value);
        await Portal.Node.WorkAsync();
        Assert.DoesNotContain($@"{A.Folder}\image-1.vhdx", Portal.Ours);
    }

    [Fact]
    public async Task A_catalog_whose_image_failed_goes_as_well()
    {
        Portal.Hosts.Refuse = call => call.Act == "Consolidate" ? MemoryFaults.Full(call.Host) : null;
        var made = await Portal.MakeAsync(Connection);
        Portal.Hosts.Refuse = null;

        var answer = await RemoveAsync(made.Catalog);
        await Portal.Node.WorkAsync();

        Assert.Equal(RunOutcome.Succeeded, (await Get<ReadRun>().ExecuteAsync(answer.Value!.Run, Ct))!.Summary.Outcome);
        Assert.False((await Get<RetryRun>().ExecuteAsync(made.Run, null, PortalUnderTest.Anna, Ct)).IsYes);
        Assert.Empty(Portal.Ours);
    }

    [Fact]
    public async Task A_catalog_that_is_being_made_names_the_run_that_holds_it()
    {
        var catalog = (await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 1), PortalUnderTest.Anna, Ct)).Value!.Catalog;

        var verdict = (await RemoveAsync(catalog)).Verdict;

        Assert.Equal(["catalogId", "machines"], verdict.Objections.Select(objection => objection.Field).Order());
        Assert.All(verdict.Objections, objection => Assert.Contains("'Create Office with 1 machine'", objection.Rule, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_catalog_is_removed_by_one_order_at_a_time()
    {
        var catalog = (await Portal.MakeAsync(Connection, machines: 1)).Catalog;
        await RemoveAsync(catalog);

        Assert.False((await RemoveAsync(catalog)).IsYes);
        Says((await RemoveAsync(Guid.NewGuid())).Verdict, "catalogId", "no such catalog");
    }

    private Task<Answer<Ordered>> RemoveAsync(Guid catalog) => Get<RemoveCatalog>().ExecuteAsync(catalog, PortalUnderTest.Anna, Ct);
}

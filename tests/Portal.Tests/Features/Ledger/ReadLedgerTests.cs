using Portal.Features.Ledger;
using Portal.Runs;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Ledger;

public sealed class ReadLedgerTests : PortalTests
{
    [Fact]
    public async Task The_ledger_answers_what_of_ours_exists_where()
    {
        var made = await Portal.MakeAsync(Connection, machines: 1);
        var stamp = Portal.Hosts.Site.Machines[0].Order.Stamp;

        var rows = await ReadAsync(new());

        Assert.Equal(
        [
            ("disk", A.Host, $@"{A.Folder}\image-1.vhdx", "Image of Office"),
            ("disk", A.Host, $@"{A.Folder}\VDI-001\VDI-001.vhdx", "VDI-001"),
            ("disk", A.Host, $@"{A.Folder}\VDI-001\VDI-001-identity.vhdx", "VDI-001"),
            ("folder", A.Host, @"C:\ProgramData\Portal\Staging", "VDI-001"),
            ("vm", "cluster01.lab.example", $"{stamp}", "VDI-001"),
        ], rows.Select(row => (row.Kind, row.Host, row.Name, row.Title)));
        Assert.All(rows, row => Assert.Equal((ThingState.Exists, made.Run), (row.State, row.Run)));
    }

    [Fact]
    public async Task It_is_asked_for_a_host_a_subject_or_a_state_page_by_page()
    {
        await Portal.MakeAsync(Connection, machines: 2);
        var all = await ReadAsync(new());

        Assert.All(await ReadAsync(new() { Host = "hv02.lab.example" }), row => Assert.Equal("VDI-002", row.Title));
        Assert.Equal(all.Where(row => row.Title == "VDI-001"), await ReadAsync(new() { Subject = Portal.Hosts.Site.Machines.Single(vm => vm.Name == "VDI-001").Order.Stamp }));
        Assert.All(await ReadAsync(new() { State = ThingState.Removed }), row => Assert.True(row.Transient));
        Assert.Equal(all.Skip(2).Take(3), await ReadAsync(new() { After = all[1].Id, Limit = 3 }));
    }

    [Fact]
    public async Task What_a_crash_left_half_done_is_there_by_name_until_it_is_cleaned()
    {
        await Portal.Start(new Life("write", 1)).LiveAsync(() => Portal.MakeAsync(Connection, machines: 1)); // written into staging, and never taken from there
        await Portal.Node.Life.Peace;
        Portal.Start();
        var staged = Assert.Single(Portal.Ours, thing => thing.Contains(@"Staging\VDI-001", StringComparison.Ordinal));

        Assert.Contains(await ReadAsync(new() { State = ThingState.Intended }), row => row.Name == staged && row.Transient);

        await Portal.Node.WorkAsync();
        Assert.DoesNotContain(staged, Portal.Ours);
        Assert.DoesNotContain(await ReadAsync(new()), row => row.Transient);
    }

    private Task<IReadOnlyList<LedgerView>> ReadAsync(LedgerQuery query) => Get<ReadLedger>().ExecuteAsync(query, Ct);
}

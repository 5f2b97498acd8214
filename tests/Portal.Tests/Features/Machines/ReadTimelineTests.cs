using Portal.Features.Catalogs;
using Portal.Features.Machines;
using Portal.Features.Paging;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Machines;

public sealed class ReadTimelineTests : PortalTests
{
    [Fact]
    public async Task Everything_that_happened_to_a_machine_comes_newest_first_with_who_did_it()
    {
        var id = await MadeAsync();
        Portal.Clock.Advance(TimeSpan.FromMinutes(5));
        await Get<PowerMachines>().ExecuteAsync(PowerAction.Start, ["VDI-001"], PortalUnderTest.Anna, Ct);
        await Portal.Node.WorkAsync();

        var entries = (await ReadAsync(id)).Rows;

        Assert.Equal(["Started VDI-001.", "Ordered: Start VDI-001.", "VDI-001 is ready.", "The VM VDI-001 is on hv01.lab.example."], entries.Take(4).Select(entry => entry.What));
        Assert.Equal((TimelineKind.Step, "Start VDI-001"), (entries[0].Kind, entries[0].By));
        Assert.Equal((TimelineKind.Order, "anna"), (entries[1].Kind, entries[1].By));
        Assert.Equal("Ordered: Create Office with 1 machine.", entries[^1].What);
        Assert.Equal(("start", 1, 1), (entries[0].Detail!.Step, entries[0].Detail!.Attempt, entries[0].Detail!.Fence));
        Assert.Equal(entries.OrderByDescending(entry => entry.When).Select(entry => entry.When), entries.Select(entry => entry.When));
    }

    [Fact]
    public async Task What_did_not_work_is_trouble_and_says_each_try()
    {
        var refusals = 2;
        Portal.Hosts.Refuse = call => call.Act == "Create" && refusals-- > 0 ? MemoryFaults.Busy(call.Host) : null;

        var trouble = (await ReadAsync(await MadeAsync())).Rows.Where(entry => entry.Kind == TimelineKind.Trouble).ToList();

        Assert.Equal([2, 1], trouble.Select(entry => entry.Detail!.Attempt));
        Assert.All(trouble, entry => Assert.Equal("hv01.lab.example refused it: the file is in use.", entry.What));
    }

    [Fact]
    public async Task A_refusal_is_a_deed()
    {
        var id = await MadeAsync();
        await Get<PowerMachines>().ExecuteAsync(PowerAction.Start, ["VDI-001"], PortalUnderTest.Anna, Ct);
        await Get<PowerMachines>().ExecuteAsync(PowerAction.Restart, ["VDI-001"], new("ben", "10.0.0.7"), Ct);

        var deed = Assert.Single((await ReadAsync(id)).Rows, entry => entry.Kind == TimelineKind.Deed);

        Assert.Equal("ben", deed.By);
        Assert.Contains("refused", deed.What, StringComparison.Ordinal);
        Assert.Contains("held by the run 'Start VDI-001'", deed.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_lose_nothing_and_repeat_nothing_though_much_happens_at_once()
    {
        var id = await MadeAsync();
        var all = (await ReadAsync(id)).Rows;

        List<TimelineEntry> read = [];
        string? cursor = null;
        do
        {
            var page = await Get<ReadTimeline>().ExecuteAsync(id, cursor, limit: 2, Ct);
            read.AddRange(page.Rows);
            cursor = page.Next;
        }
        while (cursor is not null && read.Count <= all.Count);

        Assert.Equal(all, read);
        Assert.InRange(all.Count, 5, 20);
    }

    [Fact]
    public async Task Of_what_is_not_there_nothing_happened() => Assert.Empty((await ReadAsync(Guid.NewGuid())).Rows);

    private async Task<Guid> MadeAsync()
    {
        await Portal.MakeAsync(Connection, machines: 1);
        return (await Get<ReadMachine>().ExecuteAsync("VDI-001", Ct))!.Id;
    }

    private Task<Page<TimelineEntry>> ReadAsync(Guid id) => Get<ReadTimeline>().ExecuteAsync(id, cursor: null, limit: 100, Ct);
}

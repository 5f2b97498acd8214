using Portal.Domain.Hosts;
using Portal.Features.Catalogs;
using Portal.Features.Connections;
using Portal.Features.Runs;
using Portal.Runs;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Runs;

public sealed class ReadRunTests : PortalTests
{
    [Fact]
    public async Task Fifty_failures_of_one_cause_are_one_row_with_advice()
    {
        Portal.Hosts.Refuse = call => call.Act == "TakeFromStaging" && !call.About.Contains("VDI-001", StringComparison.Ordinal)
            ? new(HostFault.Full, call.Host, $"Writing {call.About}: the volume is full.", "Free space, then retry.")
            : null;
        var run = (await Portal.MakeAsync(Connection, machines: 5)).Run;

        var view = await ReadAsync(run);

        var failure = Assert.Single(view.Failures);
        Assert.Equal((ItemState.Failed, "identity-disk", $@"Writing {A.Folder}\…\…-identity.vhdx: the volume is full.", "Free space, then retry."),
            (failure.State, failure.Step, failure.Reason, failure.Advice));
        Assert.Equal(["VDI-002", "VDI-003", "VDI-004", "VDI-005"], failure.Items.Select(item => item.Title));
        Assert.Equal((RunState.Finished, RunOutcome.Partial, 6, 2), (view.Summary.State, view.Summary.Outcome, view.Summary.Total, view.Summary.Done));
    }

    [Fact]
    public async Task What_waits_says_for_what_and_until_when()
    {
        Portal.Hosts.Site.LooksPerConversion = 4;
        var answer = await Get<CreateCatalog>().ExecuteAsync(Catalog(), PortalUnderTest.Anna, Ct);
        await Portal.Node.WorkOnceAsync();

        var wait = Assert.Single((await ReadAsync(answer.Value!.Run)).Waits);

        Assert.Equal(("consolidate", 1), (wait.Step, wait.Count));
        Assert.Contains("has converted", wait.Reason, StringComparison.Ordinal);
        Assert.True(wait.Until > Portal.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Who_is_at_work_is_named_while_it_is()
    {
        RunView? seen = null;
        var answer = await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 1), PortalUnderTest.Anna, Ct);
        Portal.Hosts.Watch = async (call, _) => seen ??= call.Act == "Create" ? await ReadAsync(answer.Value!.Run) : null;

        await Portal.Node.WorkAsync();

        var work = Assert.Single(seen!.AtWork);
        Assert.Equal(("VDI-001", "virtual-machine", 1, "a"), (work.Item.Title, work.Step, work.Attempt, work.Node));
        Assert.Null(seen.Summary.Outcome);
    }

    [Fact]
    public async Task Steps_that_did_not_work_the_first_time_are_counted()
    {
        var refusals = 3;
        Portal.Hosts.Refuse = call => call.Act == "CreateDifferenceDisk" && Interlocked.Decrement(ref refusals) >= 0 ? MemoryFaults.Busy(call.Host) : null;

        var run = (await Portal.MakeAsync(Connection)).Run;

        Assert.Equal((3, RunOutcome.Succeeded), ((await Get<ReadRun>().ExecuteAsync(run, withRetries: true, Ct))!.Retries, (await ReadAsync(run)).Summary.Outcome));
    }

    [Fact]
    public async Task A_silent_host_spends_no_retries_and_one_good_probe_goes_on()
    {
        Portal.Hosts.Refuse = call => call.Act == "Create" && Portal.Clock.GetUtcNow() < Portal.Began.AddHours(1) ? MemoryFaults.Silent(call.Host) : null;

        var run = (await Portal.MakeAsync(Connection)).Run;

        Assert.Equal((0, RunOutcome.Succeeded), ((await Get<ReadRun>().ExecuteAsync(run, withRetries: true, Ct))!.Retries, (await ReadAsync(run)).Summary.Outcome));
        Assert.True(Portal.Clock.GetUtcNow() >= Portal.Began.AddHours(1));
    }

    [Fact]
    public async Task A_full_limit_is_named_with_who_waits_for_it()
    {
        RunView? seen = null;
        var answer = await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 30), PortalUnderTest.Anna, Ct);
        await Get<IOrders>().SetGatesAsync([new(Limits.Disk("hv01.lab.example"), 1)], Ct);
        Portal.Hosts.Watch = async (call, _) => seen ??= call is { Act: "CreateDifferenceDisk", Host: "hv01.lab.example", Done: false } ? await ReadAsync(answer.Value!.Run) : null;

        await Portal.Node.WorkAsync();

        var limit = seen!.Limit!;
        Assert.Equal(("disk:hv01.lab.example", "1 disk operations on hv01.lab.example", false), (limit.Gate, limit.Words, limit.IsClosed));
        Assert.InRange(limit.Waiting, 10, 15);
        Assert.Null((await ReadAsync(answer.Value!.Run)).Limit);
    }

    [Fact]
    public async Task A_silent_host_is_the_limit_with_since_and_until_when()
    {
        Portal.Hosts.Refuse = call => call is { Act: "CreateDifferenceDisk", Host: "hv01.lab.example" } ? MemoryFaults.Silent(call.Host) : null;
        var answer = await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 8), PortalUnderTest.Anna, Ct);
        await Portal.Node.WorkOnceAsync();
        Portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await Portal.Node.WorkOnceAsync();
        var before = Portal.Clock.GetUtcNow();
        Portal.Clock.Advance(TimeSpan.FromMinutes(7));
        await Portal.Node.WorkOnceAsync();

        var limit = (await ReadAsync(answer.Value!.Run)).Limit!;

        Assert.Equal(("host:hv01.lab.example", "hv01.lab.example is silent", true, 4), (limit.Gate, limit.Words, limit.IsClosed, limit.Waiting));
        Assert.InRange(limit.Since!.Value, Portal.Began, before);
        Assert.True(limit.Until > Portal.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_run_that_is_not_there_is_null() => Assert.Null(await Get<ReadRun>().ExecuteAsync(Guid.NewGuid(), Ct));

    private async Task<RunView> ReadAsync(Guid run) => (await Get<ReadRun>().ExecuteAsync(run, Ct))!;
}

using Microsoft.EntityFrameworkCore;
using Portal.Domain.Hosts;
using Portal.Domain.Machines;
using Portal.Features;
using Portal.Features.Catalogs;
using Portal.Features.Machines;
using Portal.Features.Runs;
using Portal.Runs;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Machines;

public sealed class PowerMachinesTests : PortalTests
{
    [Theory]
    [InlineData(PowerAction.Start, PowerState.Off, PowerState.Running, "Start VDI-001", "start-machines", "Start")]
    [InlineData(PowerAction.Start, PowerState.Saved, PowerState.Running, "Start VDI-001", "start-machines", "Start")]
    [InlineData(PowerAction.ShutDown, PowerState.Running, PowerState.Off, "Shut down VDI-001", "shut-down-machines", "ShutDown")]
    [InlineData(PowerAction.Restart, PowerState.Running, PowerState.Running, "Restart VDI-001", "restart-machines", "ShutDown Start")]
    [InlineData(PowerAction.Restart, PowerState.Off, PowerState.Running, "Restart VDI-001", "restart-machines", "Start")]
    [InlineData(PowerAction.TurnOff, PowerState.Running, PowerState.Off, "Turn off VDI-001", "turn-off-machines", "TurnOff")]
    [InlineData(PowerAction.TurnOff, PowerState.Saved, PowerState.Off, "Turn off VDI-001", "turn-off-machines", "TurnOff")]
    [InlineData(PowerAction.Start, PowerState.Running, PowerState.Running, "Start VDI-001", "start-machines", "")]
    [InlineData(PowerAction.ShutDown, PowerState.Off, PowerState.Off, "Shut down VDI-001", "shut-down-machines", "")]
    [InlineData(PowerAction.TurnOff, PowerState.Off, PowerState.Off, "Turn off VDI-001", "turn-off-machines", "")]
    public async Task Each_action_looks_and_does_what_is_left_to_do(PowerAction action, PowerState before, PowerState after, string title, string kind, string acts)
    {
        await Portal.MakeAsync(Connection, machines: 1);
        Put(before);
        var heard = Listen();

        var run = (await OrderAsync(action, "vdi-001")).Value;
        await Portal.Node.WorkAsync();

        Assert.Equal(after, Portal.Hosts.Site.Machines[0].Power);
        Assert.Equal(acts, string.Join(' ', heard));
        var summary = (await Get<ReadRun>().ExecuteAsync(run, Ct))!.Summary;
        Assert.Equal((title, kind, RunOutcome.Succeeded), (summary.Title, summary.Kind, summary.Outcome));
        var card = (await Get<ReadMachine>().ExecuteAsync("VDI-001", Ct))!;
        Assert.Equal((MachineState.Ready, Condition.Healthy, null), (card.State, card.Condition, card.Order));
    }

    [Fact]
    public async Task Machines_of_several_catalogs_are_one_order_by_name_or_id_each_once()
    {
        await Portal.MakeAsync(Connection, machines: 2);
        await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 1) with { Name = "Other", NamingPattern = "LAB-#" }, PortalUnderTest.Anna, Ct);
        await Portal.Node.WorkAsync();
        var id = (await Get<ReadMachine>().ExecuteAsync("VDI-002", Ct))!.Id;

        var run = (await OrderAsync(PowerAction.Start, "VDI-001", "lab-1", id.ToString(), "VDI-002")).Value;
        await Portal.Node.WorkAsync();

        var view = (await Get<ReadRun>().ExecuteAsync(run, Ct))!;
        Assert.Equal(("Start 3 machines", 3), (view.Summary.Title, view.Summary.Done));
        Assert.All(Portal.Hosts.Site.Machines, vm => Assert.Equal(PowerState.Running, vm.Power));
    }

    [Fact]
    public async Task A_persons_single_action_goes_before_an_order_of_many()
    {
        await Portal.MakeAsync(Connection);

        var one = (await OrderAsync(PowerAction.Start, "VDI-001")).Value;
        var many = (await OrderAsync(PowerAction.Start, "VDI-002", "VDI-003")).Value;

        await using var db = Portal.Read();
        Assert.Equal(Rank.Person, (await db.Runs.SingleAsync(run => run.Id == one, Ct)).Rank);
        Assert.Equal(Rank.Order, (await db.Runs.SingleAsync(run => run.Id == many, Ct)).Rank);
    }

    [Fact]
    public async Task Power_actions_begin_one_after_another_as_the_connection_says_and_a_share_of_a_catalog_at_once()
    {
        await Portal.MakeAsync(Connection, machines: 3);
        var began = Portal.Clock.GetUtcNow();

        await OrderAsync(PowerAction.Start, "VDI-001", "VDI-002", "VDI-003");
        await Portal.Node.WorkAsync();

        Assert.InRange(Portal.Clock.GetUtcNow() - began, TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(20)); // 10 a minute: 6 s apart
        await using var db = Portal.Read();
        var gates = await db.Gates.Where(gate => gate.Name.StartsWith("power")).OrderBy(gate => gate.Name).Select(gate => ValueTuple.Create(gate.Limit, gate.PerMinute)).ToListAsync(Ct);
        Assert.Equal([(1, 0), (50, 10)], gates); // 10 % of 3 machines, but one
    }

    [Fact]
    public async Task A_guest_that_takes_its_time_is_waited_for_without_holding_anybody()
    {
        await Portal.MakeAsync(Connection, machines: 1);
        Put(PowerState.Running);
        var asked = StayOn();

        var run = (await OrderAsync(PowerAction.Restart, "VDI-001")).Value;
        await Portal.Node.WorkOnceAsync();

        var wait = Assert.Single((await Get<ReadRun>().ExecuteAsync(run, Ct))!.Waits);
        Assert.Equal(("await-off", "The guest of VDI-001 shuts down."), (wait.Step, wait.Reason));
        Put(PowerState.Off);
        await Portal.Node.WorkAsync();
        Assert.Equal((PowerState.Running, 1), (Portal.Hosts.Site.Machines[0].Power, asked.Count));
    }

    [Fact]
    public async Task A_guest_that_never_shuts_down_is_left_to_a_person_and_a_retry_waits_anew()
    {
        await Portal.MakeAsync(Connection, machines: 1);
        Put(PowerState.Running);
        var asked = StayOn();
        var began = Portal.Clock.GetUtcNow();

        var run = (await OrderAsync(PowerAction.Restart, "VDI-001")).Value;
        await Portal.Node.WorkAsync();

        var failure = Assert.Single((await Get<ReadRun>().ExecuteAsync(run, Ct))!.Failures);
        Assert.Equal(("await-off", "… did not shut down within 10 minutes."), (failure.Step, failure.Reason));
        Assert.Contains("turn it off", failure.Advice, StringComparison.Ordinal);
        Assert.InRange(Portal.Clock.GetUtcNow() - began, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(11));
        Assert.Equal(PowerState.Running, Portal.Hosts.Site.Machines[0].Power);

        began = Portal.Clock.GetUtcNow();
        await Get<RetryRun>().ExecuteAsync(run, items: null, PortalUnderTest.Anna, Ct);
        await Portal.Node.WorkAsync();
        Assert.InRange(Portal.Clock.GetUtcNow() - began, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(11));
        Assert.Single(asked);
    }

    [Theory]
    [InlineData(PowerState.Saved, "saved")]
    [InlineData(PowerState.Paused, "paused")]
    public async Task A_guest_that_hears_nothing_is_not_waited_for(PowerState power, string word)
    {
        await Portal.MakeAsync(Connection, machines: 1);
        Put(power);

        var run = (await OrderAsync(PowerAction.ShutDown, "VDI-001")).Value;
        await Portal.Node.WorkAsync();

        Assert.Equal($"… is {word}: its guest hears nothing.", Assert.Single((await Get<ReadRun>().ExecuteAsync(run, Ct))!.Failures).Reason);
    }

    [Theory]
    [InlineData(PowerAction.Start)]
    [InlineData(PowerAction.ShutDown)]
    [InlineData(PowerAction.TurnOff)]
    public async Task A_vm_that_no_host_has_is_left_to_a_person(PowerAction action)
    {
        await Portal.MakeAsync(Connection, machines: 1);
        Portal.Hosts.Site.Machines.Clear();

        var run = (await OrderAsync(action, "VDI-001")).Value;
        await Portal.Node.WorkAsync();

        Assert.Equal("No host has a VM of ….", Assert.Single((await Get<ReadRun>().ExecuteAsync(run, Ct))!.Failures).Reason);
    }

    [Fact]
    public async Task An_undo_lets_the_machine_go_and_deletes_nothing()
    {
        await Portal.MakeAsync(Connection, machines: 1);
        var (ours, run) = (Portal.Ours, await StuckAsync());

        var undo = await Get<UndoRun>().ExecuteAsync(run, items: null, PortalUnderTest.Anna, Ct);
        await Portal.Node.WorkAsync();

        Assert.Equal(RunOutcome.Succeeded, (await Get<ReadRun>().ExecuteAsync(undo.Value, Ct))!.Summary.Outcome);
        Assert.Equal(ours, Portal.Ours);
        var card = (await Get<ReadMachine>().ExecuteAsync("VDI-001", Ct))!;
        Assert.Equal((MachineState.Ready, Condition.Healthy), (card.State, card.Condition));
        Assert.True((await OrderAsync(PowerAction.TurnOff, "VDI-001")).IsYes);
    }

    [Fact]
    public async Task A_removal_takes_a_machine_over_that_an_order_of_power_got_stuck_with()
    {
        var made = await Portal.MakeAsync(Connection, machines: 1);
        await StuckAsync();
        Portal.Hosts.Watch = null;

        await Get<RemoveMachines>().ExecuteAsync(made.Catalog, ["VDI-001"], PortalUnderTest.Anna, Ct);
        await Portal.Node.WorkAsync();

        Assert.DoesNotContain(Portal.Ours, thing => thing.Contains("VDI-", StringComparison.Ordinal));
        Assert.Empty(Portal.Hosts.Site.Machines);
    }

    [Fact]
    public async Task A_machine_that_another_order_holds_is_refused_with_who_and_what()
    {
        await Portal.MakeAsync(Connection, machines: 2);
        await OrderAsync(PowerAction.Start, "VDI-001");

        Says((await OrderAsync(PowerAction.Restart, "VDI-001", "VDI-002")).Verdict, "machines", "held by the run 'Start VDI-001'", "Wait");

        await using var db = Portal.Read();
        var entry = await db.Audit.SingleAsync(row => row.What == "restart-machines", Ct);
        Assert.Contains("held by the run 'Start VDI-001'", entry.Outcome, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_made_or_not_there_is_refused()
    {
        await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 1), PortalUnderTest.Anna, Ct);

        Says((await OrderAsync(PowerAction.Start, "VDI-001")).Verdict, "machines", "held by the run 'Create Office with 1 machine'");
        Says((await OrderAsync(PowerAction.Start, "VDI-9")).Verdict, "machines", "no such machine");
        Says((await OrderAsync(PowerAction.Start, Guid.NewGuid().ToString())).Verdict, "machines", "no such machine");
        Says((await OrderAsync(PowerAction.Start)).Verdict, "machines", "1 to 1000 machines");
        Says((await OrderAsync(PowerAction.Start, [.. Enumerable.Repeat("VDI-001", 1001)])).Verdict, "machines", "1 to 1000 machines");
        Assert.Equal(10, (await OrderAsync(PowerAction.Start, [.. Enumerable.Range(1, 50).Select(n => $"X-{n}")])).Verdict.Objections.Count);
    }

    [Fact]
    public async Task Who_did_it_to_one_machine_is_found_by_the_machine()
    {
        await Portal.MakeAsync(Connection, machines: 1);
        await OrderAsync(PowerAction.Start, "VDI-001");

        await using var db = Portal.Read();
        var id = await db.Machines.Select(machine => machine.Id).SingleAsync(Ct);
        var entry = await db.Audit.SingleAsync(row => row.SubjectId == id, Ct);
        Assert.Equal(("anna", "start-machines", "VDI-001", "accepted"), (entry.Who, entry.What, entry.Subject, entry.Outcome));
    }

    private Task<Answer<Guid>> OrderAsync(PowerAction action, params string[] machines) => Get<PowerMachines>().ExecuteAsync(action, machines, PortalUnderTest.Anna, Ct);

    private void Put(PowerState power) => Portal.Hosts.Site.Machines[0] = Portal.Hosts.Site.Machines[0] with { Power = power };

    /// <summary>What was done to VMs.</summary>
    private List<string> Listen()
    {
        List<string> heard = [];
        Portal.Hosts.Watch = (call, _) =>
        {
            if (call is { Act: "Start" or "ShutDown" or "TurnOff", Done: true }) heard.Add(call.Act);
            return Task.CompletedTask;
        };
        return heard;
    }

    /// <summary>The guest hears, and goes on.</summary>
    private List<string> StayOn()
    {
        List<string> asked = [];
        Portal.Hosts.Watch = (call, _) =>
        {
            if (call is not { Act: "ShutDown", Done: true }) return Task.CompletedTask;
            asked.Add(call.About);
            Put(PowerState.Running);
            return Task.CompletedTask;
        };
        return asked;
    }

    private async Task<Guid> StuckAsync()
    {
        Put(PowerState.Running);
        StayOn();
        var run = (await OrderAsync(PowerAction.ShutDown, "VDI-001")).Value;
        await Portal.Node.WorkAsync();
        Assert.Single((await Get<ReadRun>().ExecuteAsync(run, Ct))!.Failures);
        return run;
    }
}

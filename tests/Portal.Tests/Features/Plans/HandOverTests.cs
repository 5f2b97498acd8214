using Portal.Domain.Hosts;
using Portal.Domain.Machines;
using Portal.Runs;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Plans;

public sealed class HandOverTests : PortalTests
{
    [Fact]
    public async Task What_dead_claims_left_half_written_is_gone_before_the_machine_is_anybodys()
    {
        var half = "";
        Portal.Hosts.Watch = (call, _) =>
        {
            if (call is not { Act: "CreateDifferenceDisk", Done: false } || half.Length > 0) return Task.CompletedTask;
            half = WindowsPath.Partial(call.About, 1);
            Portal.Hosts.Site.Put(call.Host, new(half, null, null)); // as far as the host came
            throw MemoryFaults.Busy(call.Host);
        };

        await Portal.MakeAsync(Connection, machines: 1);

        Assert.NotEmpty(half);
        Assert.DoesNotContain(half, Portal.Ours);
        await using var db = Portal.Read();
        Assert.Equal([ThingState.Removed, ThingState.Removed], db.Ledger.Where(row => row.Name.Contains("VDI-001.") && row.Transient && row.Kind == "disk").Select(row => row.State).ToList());
    }

    [Fact]
    public async Task A_machine_whose_leftovers_cannot_be_deleted_is_not_handed_over()
    {
        var first = true;
        Portal.Hosts.Refuse = call =>
            call is { Act: "TakeFromStaging" } && first ? First(MemoryFaults.Busy(call.Host))
            : call is { Act: "Delete" } ? MemoryFaults.Full(call.Host)
            : null;
        await Portal.MakeAsync(Connection, machines: 1);

        await using var db = Portal.Read();
        Assert.Equal(MachineState.Making, db.Machines.Single().State);
        Assert.Equal("hand-over", db.Items.Single(item => item.Title == "VDI-001").Step);

        HostException First(HostException refusal)
        {
            first = false;
            return refusal;
        }
    }
}

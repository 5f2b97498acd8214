using Portal.Features.Connections;
using Portal.TestKit.Features;
using Portal.TestKit.Hosts;
using Xunit;

namespace Portal.Tests.Features.Connections;

public sealed class ReadStorageTests : PortalTests
{
    [Fact]
    public async Task A_host_says_how_much_room_there_is_now()
    {
        var view = (await Get<ReadStorage>().ExecuteAsync(Connection, Ct)).Value;

        Assert.Equal(new(@"C:\ClusterStorage\Volume1\Portal", "hv01.lab.example", 4L << 40, 3L << 40, PromisedBytes: 0, Portal.Clock.GetUtcNow()), view);
    }

    [Fact]
    public async Task Hosts_that_do_not_answer_are_a_no_with_a_way_out()
    {
        Portal.Hosts.Set("hv01.lab.example", MemoryFault.Down);
        Portal.Hosts.Set("hv02.lab.example", MemoryFault.Down);

        Says((await Get<ReadStorage>().ExecuteAsync(Connection, Ct)).Verdict, "connection", "does not answer", "is up");
    }

    [Fact]
    public async Task A_connection_without_hosts_is_said_so()
    {
        Portal.Hosts.Site.Hosts.Clear();

        Says((await Get<ReadStorage>().ExecuteAsync(Connection, Ct)).Verdict, "connection", "no host that could look");
    }

    [Fact]
    public async Task An_answer_is_trusted_for_as_long_as_is_said_and_then_asked_anew()
    {
        var asked = (await Get<ReadStorage>().ExecuteAsync(Connection, Ct)).Value;
        Portal.Hosts.Refuse = call => MemoryFaults.Silent(call.Host);

        Assert.Equal(asked, (await Get<ReadStorage>().ExecuteAsync(Connection, TimeSpan.FromHours(1), Ct)).Value);
        Assert.False((await Get<ReadStorage>().ExecuteAsync(Connection, TimeSpan.Zero, Ct)).IsYes);
    }

    [Fact]
    public async Task One_that_is_not_there_is_an_objection() => Says((await Get<ReadStorage>().ExecuteAsync(Guid.NewGuid(), Ct)).Verdict, "connection", "no such connection");
}

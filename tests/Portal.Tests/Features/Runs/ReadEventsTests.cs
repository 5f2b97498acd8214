using Portal.Features.Runs;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Runs;

public sealed class ReadEventsTests : PortalTests
{
    [Fact]
    public async Task Events_go_on_from_the_last_one_seen()
    {
        Assert.Equal(0, await Get<ReadEvents>().LastEventIdAsync(Ct));
        var run = (await Portal.MakeAsync(Connection, machines: 1)).Run;

        var all = await Get<ReadEvents>().ExecuteAsync(after: 0, limit: 1000, Ct);
        var rest = await Get<ReadEvents>().ExecuteAsync(all[1].Id, limit: 2, Ct);

        Assert.All(all, each => Assert.Equal(run, each.Run));
        Assert.Equal("VDI-001 is ready.", all[^1].What);
        Assert.Equal(all.Skip(2).Take(2), rest);
        Assert.Equal(all[^1].Id, await Get<ReadEvents>().LastEventIdAsync(Ct));
    }
}

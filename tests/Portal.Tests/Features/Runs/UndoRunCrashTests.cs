using Portal.Features.Runs;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Runs;

public sealed class UndoRunCrashTests
{
    [Fact]
    public Task Whatever_call_the_portal_dies_of_what_failed_is_taken_back() => new Crashes(
        async (portal, connection) =>
        {
            portal.Hosts.Refuse = call => call.Act == "TakeFromStaging" ? MemoryFaults.Full(call.Host) : null;
            await portal.MakeAsync(connection, machines: 1);
            portal.Hosts.Refuse = null;
        },
        async (portal, _) => await portal.Get<UndoRun>().ExecuteAsync(await portal.OnlyRunAsync(), items: null, PortalUnderTest.Anna, CancellationToken.None))
        .DieEverywhereAsync();
}

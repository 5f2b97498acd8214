using Microsoft.EntityFrameworkCore;
using Portal.Features.Connections;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Connections;

public sealed class ChangeLimitsTests : PortalTests
{
    private static readonly ConnectionLimits Usual = new(4, 8, 50, 10, 10);

    [Fact]
    public async Task New_limits_hold_for_every_host_and_are_in_the_audit_log_with_the_old_ones()
    {
        var verdict = await Get<ChangeLimits>().ExecuteAsync(Connection, Usual with { DiskOperationsPerHost = 2, SessionsPerHost = 5 }, await VersionAsync(), PortalUnderTest.Anna, Ct);

        Assert.True(verdict.IsYes);
        await using var db = Portal.Read();
        Assert.All(await db.Gates.Where(gate => gate.Name.StartsWith("disk:")).Select(gate => gate.Limit).ToListAsync(Ct), limit => Assert.Equal(2, limit));
        Assert.All(await db.Gates.Where(gate => gate.Name.StartsWith("host:")).Select(gate => gate.Limit).ToListAsync(Ct), limit => Assert.Equal(5, limit));
        var entry = await db.Audit.SingleAsync(row => row.What == "change-limits", Ct);
        const string Power = "\"activePowerActions\":50,\"newPowerActionsPerMinute\":10,\"powerActionsPercent\":10}";
        Assert.Equal(($$"""{"diskOperationsPerHost":4,"sessionsPerHost":8,{{Power}}""", $$"""{"diskOperationsPerHost":2,"sessionsPerHost":5,{{Power}}"""), (entry.Before, entry.After));
    }

    [Theory]
    [InlineData(0, 8, 10, "diskOperationsPerHost")]
    [InlineData(33, 8, 10, "diskOperationsPerHost")]
    [InlineData(4, 0, 10, "sessionsPerHost")]
    [InlineData(4, 65, 10, "sessionsPerHost")]
    [InlineData(4, 8, 0, "powerActionsPercent")]
    public async Task Out_of_range_is_refused_on_its_field(int diskOperations, int sessions, int percent, string field)
    {
        Says(await Get<ChangeLimits>().ExecuteAsync(Connection, Usual with { DiskOperationsPerHost = diskOperations, SessionsPerHost = sessions, PowerActionsPercent = percent }, await VersionAsync(), PortalUnderTest.Anna, Ct), field, "It is 1 to ");
        await using var db = Portal.Read();
        Assert.Equal((4, 8), await db.Connections.Select(row => ValueTuple.Create(row.DiskOperationsPerHost, row.SessionsPerHost)).SingleAsync(Ct));
    }

    [Fact]
    public async Task Whoever_comes_second_is_told()
    {
        var version = await VersionAsync();
        Assert.True((await Get<ChangeLimits>().ExecuteAsync(Connection, Usual with { DiskOperationsPerHost = 2, SessionsPerHost = 5 }, version, PortalUnderTest.Anna, Ct)).IsYes);

        Says(await Get<ChangeLimits>().ExecuteAsync(Connection, Usual with { DiskOperationsPerHost = 3, SessionsPerHost = 6 }, version, PortalUnderTest.Anna, Ct), "connection", "Somebody else changed this connection meanwhile.");
    }

    [Fact]
    public async Task A_connection_that_is_gone_is_refused() =>
        Says(await Get<ChangeLimits>().ExecuteAsync(Guid.NewGuid(), Usual, Guid.NewGuid(), PortalUnderTest.Anna, Ct), "connection", "There is no such connection.");

    private async Task<Guid> VersionAsync() => (await Get<ListConnections>().ExecuteAsync(Ct)).Single().Version;
}

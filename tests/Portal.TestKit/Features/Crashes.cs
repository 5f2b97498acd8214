using Xunit;

namespace Portal.TestKit.Features;

/// <summary>
/// A whole order, told once without a death, and then again with one after every call to a host, the journal or its orders. The next process
/// goes on; in the end all is as if nobody had died, and at the moment of death nothing was on a host that the ledger did not know.
/// </summary>
/// <param name="prepare">What was there before; nobody dies of it.</param>
/// <param name="order">What is ordered. When nothing of it was written, who ordered asks again.</param>
public sealed class Crashes(Func<PortalUnderTest, Guid, Task> prepare, Func<PortalUnderTest, Guid, Task> order)
{
    /// <summary>Tells it as often as it has calls.</summary>
    public async Task DieEverywhereAsync()
    {
        var calm = await TellAsync(new());
        Assert.InRange(calm.Calls, 15, 150);
        Assert.Empty(calm.Unnamed);
        for (var call = 1; await TellAsync(new(call)) is { Died: true } story; call++)
        {
            var death = $"died of call {call}, {story.DiedOf}";
            Assert.Equal([death], Differences(calm, story).Prepend(death));
        }
    }

    private async Task<Story> TellAsync(Life life)
    {
        var (portal, connection) = await PortalUnderTest.ConnectedAsync();
        await using var _ = portal;
        await prepare(portal, connection);

        var runs = await portal.CountRunsAsync();
        var node = portal.Start(life);
        var lived = await node.LiveAsync(() => order(portal, connection)) && await node.WorkAsync();
        var calls = life.Calls;
        portal.Start();
        await life.Peace;
        var unnamed = await portal.UnnamedAsync();
        if (!lived)
        {
            if (await portal.CountRunsAsync() == runs) await order(portal, connection);
            Assert.True(await portal.Node.WorkAsync());
        }

        return new(!lived, life.Last, calls, await portal.DescribeAsync(), unnamed);
    }

    private static IEnumerable<string> Differences(Story calm, Story story) =>
    [
        .. calm.End.Except(story.End).Select(line => $"is not there: {line}"),
        .. story.End.Except(calm.End).Select(line => $"was not to be: {line}"),
        .. story.Unnamed.Select(thing => $"was not in the ledger: {thing}"),
    ];

    private sealed record Story(bool Died, string DiedOf, int Calls, IReadOnlyList<string> End, IReadOnlyList<string> Unnamed);
}

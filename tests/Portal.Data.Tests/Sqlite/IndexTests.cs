using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Tests.Runs;
using Portal.Runs;
using Portal.TestKit.Data;
using Xunit;

namespace Portal.Data.Tests.Sqlite;

/// <summary>What the journal asks again and again is answered along indexes: its price must not grow with the items of a run.</summary>
public sealed class IndexTests
{
    /// <summary>Gates and nodes are few; what is at work has a small index of its own; and the rows of a subquery are no table.</summary>
    private static readonly string[] Allowed = ["SCAN Gates", "SCAN Nodes", "SCAN lanes", "SCAN CONSTANT ROW", "SCAN Items USING INDEX IX_Items_Node"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_that_the_journal_does_reads_a_table_from_end_to_end()
    {
        await using var database = await SqliteTestDatabase.NewAsync();
        var tracer = new Tracer();
        var node = new Node(database, also: services => services.ConfigureDbContext<PortalDb>(options => options.AddInterceptors(tracer)));

        await LiveAsync(node, database);

        await using var db = database.Open();
        Assert.InRange(tracer.Heard.Count(), 40, 1000);
        foreach (var statement in tracer.Heard) Assert.Empty(await ScansAsync(db, statement));
    }

    [Theory]
    [InlineData("""SELECT 1 FROM "Items" WHERE "Title" = 'x'""")]
    [InlineData("""SELECT 1 FROM "Runs" r JOIN "Items" i ON i."Title" = r."Title" WHERE r."State" = 1""")]
    [InlineData("""SELECT COUNT(*) FROM "Items" WHERE "State" = 0""")]
    [InlineData("""DELETE FROM "Events" WHERE "When" < 1""")]
    public async Task A_statement_that_does_is_red(string statement)
    {
        await using var database = await SqliteTestDatabase.NewAsync();
        await using var db = database.Open();

        Assert.NotEmpty(await ScansAsync(db, statement));
    }

    [Fact]
    public async Task The_states_of_a_run_are_counted_in_an_index_alone()
    {
        await using var database = await SqliteTestDatabase.NewAsync();
        await using var db = database.Open();
        var run = Guid.NewGuid();
        var counts = db.Items.Where(item => item.RunId == run).GroupBy(item => item.State).Select(states => new { states.Key, Count = states.Count() });

        var way = Assert.Single(await QueryPlan.WaysAsync(db, counts.ToQueryString().Split('\n').SkipWhile(line => line.StartsWith(".param", StringComparison.Ordinal)).Aggregate("", (all, line) => all + "\n" + line)));

        Assert.Contains("SEARCH i USING COVERING INDEX IX_Items_RunId_State", way, StringComparison.Ordinal);
    }

    /// <summary>A little of everything.</summary>
    private static async Task LiveAsync(Node node, TestDatabase database)
    {
        await node.Orders.SetGatesAsync([new("hv01", 4)], Ct);
        var image = Node.Item(["hv01"]);
        var run = await node.OrderAsync([image, Node.Item(["hv01"]), Node.Item(after: image), Node.Item()]);
        await node.Journal.BeatAsync(node.Id, Ct);
        var claims = await node.ClaimAsync();
        await node.Journal.IntendAsync([.. claims.Select(claim => new Intention(claim, [new("disk", "hv01", $"{claim.Item}.vhdx")]))], Ct);
        var now = database.Clock.GetUtcNow();
        await node.CommitAsync(
            new(claims[0], now, TimeSpan.Zero, Outcome.Done("Did it.").Without(new Thing("disk", "hv01", "old.vhdx")), new Next.On("second", ["hv01"])),
            new(claims[1], now, TimeSpan.Zero, Outcome.TryAgain("Busy.", "Wait."), new Next.Later(now, "Busy.", "first", [], 2)),
            node.Done(claims[2]));
        await node.Journal.TakeOverAsync(node.Id, Ct);
        await node.Journal.NextDueAsync(Node.Known, Ct);
        var suspect = Assert.Single(await node.ClaimAsync());
        await node.CommitAsync(new Commitment(suspect, now, TimeSpan.Zero, Outcome.Failed("Full.", "Make room."), new Next.End(ItemState.Failed, "Full.", "Make room.")));
        await node.Orders.CancelAsync(run.Id, [], Ct);
        await node.Journal.MendAsync(Ct);
        await node.Orders.RetryAsync(run.Id, null, [], Ct);
        await node.Orders.CancelAsync(run.Id, [], Ct);
        await node.Orders.UndoAsync(run.Id, Node.Run(), [(image.Id, Node.Item(subject: image.Subject))], Ct);
        await node.Journal.UnknownAsync(new(), Ct);
        await node.Journal.HeldAsync(node.Id, Ct);
    }

    private static async Task<IEnumerable<string>> ScansAsync(PortalDb db, string statement) =>
        (await QueryPlan.WaysAsync(db, statement)).Where(way => way.StartsWith("SCAN", StringComparison.Ordinal) && !Allowed.Any(start => way.StartsWith(start, StringComparison.Ordinal))).Select(way => $"{way}: {statement}");
}

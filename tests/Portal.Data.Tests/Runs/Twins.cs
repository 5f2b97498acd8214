using Portal.Runs;
using Portal.Runs.Memory;
using Portal.TestKit.Data;
using Portal.TestKit.Runs;
using Xunit;

namespace Portal.Data.Tests.Runs;

/// <summary>The journal in memory, which is the law, and one in a database: told the same, they answer and stand the same.</summary>
internal sealed class Twins : IAsyncDisposable
{
    private static readonly NodeId[] Nodes = [new("a"), new("b")];
    private static readonly string[] Gates = ["g1", "g2", "g3"];
    private static readonly string[] Steps = ["first", "second"];

    private readonly DatabaseJournalUnderTest _database;
    private readonly MemoryJournalUnderTest _law;
    private readonly List<NewRun> _runs = [];
    private readonly List<NewItem> _items = [];
    private readonly List<Claim> _claims = [];

    public Twins(TestDatabase database)
    {
        _database = new(database);
        _law = new(database.Clock);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => _law.Clock.GetUtcNow();

    /// <summary>Does something by chance. Each deed has a second of its own, so that what is due stands in one order.</summary>
    public Task DoAsync(Random chance)
    {
        _law.Clock.Advance(TimeSpan.FromSeconds(1));
        return chance.Next(20) switch
        {
            0 or 1 or 2 => OrderAsync(chance),
            3 or 4 or 5 or 6 => ClaimAsync(chance),
            7 or 8 or 9 or 10 or 11 or 12 => CommitAsync(chance),
            13 => IntendAsync(chance),
            14 => TakeOverAsync(chance),
            15 when _runs.Count > 0 => CancelAsync(chance),
            16 when _runs.Count > 0 => RetryAsync(One(_runs, chance), chance),
            17 when _runs.Count > 0 => UndoAsync(One(_runs, chance), chance),
            18 => SetGateAsync(chance),
            _ => PassAsync(chance),
        };
    }

    /// <summary>Nothing may tell the two apart.</summary>
    public async Task CompareAsync()
    {
        Assert.Equal(_law.Memory.Items.Select(Tell).Order(StringComparer.Ordinal), (await _database.ItemsAsync()).Select(Tell).Order(StringComparer.Ordinal));
        Assert.Equal(_law.Memory.Ledger.Select(row => $"{row}").Order(StringComparer.Ordinal), (await _database.LedgerAsync()).Select(row => $"{row}").Order(StringComparer.Ordinal));
        foreach (var gate in Gates)
            Assert.Equal(await _law.FindGateAsync(gate) ?? new(gate, 0, Closed: false), await _database.FindGateAsync(gate) ?? new(gate, 0, Closed: false));
        foreach (var run in _runs)
        {
            Assert.Equal(await _law.FindRunAsync(run.Id), await _database.FindRunAsync(run.Id));
            Assert.Equal(await _law.EventsAsync(run.Id), await _database.EventsAsync(run.Id));
        }

        await SameAsync(under => under.Journal.NextDueAsync(Node.Known, Ct));
        await SameAsync(async under => string.Join('\n', (await under.Journal.UnknownAsync(new(), Ct)).OrderBy(step => step.Step)));
        foreach (var node in Nodes) await SameAsync(async under => Tell(await under.Journal.HeldAsync(node, Ct)));
        Assert.Equal(0, await _database.Journal.MendAsync(Ct));
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task OrderAsync(Random chance)
    {
        var run = Run(chance);
        List<NewItem> items = [];
        for (var n = chance.Next(4); n >= 0; n--)
        {
            var after = items.Count > 0 && chance.Next(2) == 0 ? One(items, chance) : null;
            Guid? subject = _items.Count > 0 && chance.Next(8) == 0 ? One(_items, chance).Subject : null;
            items.Add(Node.Item(Some(chance), after, subject));
        }

        await SameAsync(under => under.Orders.BeginAsync(run, Ct));
        if (await SameAsync(under => under.Orders.PrepareAsync(run.Id, items, Ct)) is not null || chance.Next(8) == 0)
        {
            await SameAsync(under => under.Orders.AbandonAsync(run.Id, [], Ct));
            return;
        }

        _runs.Add(run);
        _items.AddRange(items);
        await SameAsync(under => under.Orders.OpenAsync(run.Id, Ct));
    }

    private async Task ClaimAsync(Random chance)
    {
        var (node, most) = (One(Nodes, chance), 1 + chance.Next(4));
        var claims = await _database.Journal.ClaimAsync(node, Node.Known, most, Ct);
        Assert.Equal(Tell(await _law.Journal.ClaimAsync(node, Node.Known, most, Ct)), Tell(claims));
        _claims.AddRange(claims);
    }

    private async Task CommitAsync(Random chance)
    {
        if (_claims.Count == 0) return;
        List<Commitment> commitments = [];
        for (var n = chance.Next(3); n >= 0; n--) commitments.Add(Commitment(await OneClaimAsync(chance), chance));
        await SameAsync(async under => string.Join(' ', await under.Journal.CommitAsync(commitments, Ct)));
    }

    /// <summary>Mostly what an engine would say; now and then what none would.</summary>
    private Commitment Commitment(Claim claim, Random chance)
    {
        var later = new Next.Later(Now.AddSeconds(chance.Next(40)), "It waits.", claim.Step, claim.Gates, claim.Attempt + chance.Next(2));
        (Outcome? Outcome, Next Next) deed = chance.Next(12) switch
        {
            0 or 1 => (Outcome.Done("Did it."), new Next.On(One(Steps, chance), Some(chance))),
            2 or 3 => (Outcome.Done("Did it."), new Next.End(ItemState.Done)),
            4 => (Outcome.WaitUntil(later.When, "It copies."), later),
            5 => (Outcome.TryAgain("Busy.", "Wait."), later),
            6 or 7 => (Outcome.Failed("The disk is full.", "Make room."), new Next.End(ItemState.Failed, "The disk is full.", "Make room.")),
            8 => (Outcome.Silent(claim.Gates.Count > 0 ? One(claim.Gates, chance) : One(Gates, chance), "It does not answer.", "Look after it."), later),
            9 => (null, later),
            10 => (null, new Next.On(claim.Step, Some(chance))),
            _ => (chance.Next(2) == 0 ? null : Outcome.Failed("No.", "Yes."), new Next.End(ItemState.Cancelled, "Enough.")),
        };
        return new(claim, Now, TimeSpan.FromSeconds(1), chance.Next(4) == 0 ? deed.Outcome?.Without(Thing(chance)) : deed.Outcome, deed.Next);
    }

    private async Task IntendAsync(Random chance)
    {
        if (_claims.Count == 0) return;
        Intention intention = new(await OneClaimAsync(chance), [Thing(chance), Thing(chance)]);
        await SameAsync(async under => Assert.Single(await under.Journal.IntendAsync([intention], Ct)));
    }

    private async Task TakeOverAsync(Random chance)
    {
        var node = One(Nodes, chance);
        await SameAsync(under => under.Journal.TakeOverAsync(node, Ct));
    }

    private async Task CancelAsync(Random chance)
    {
        var run = One(_runs, chance);
        await SameAsync(under => under.Orders.CancelAsync(run.Id, [], Ct));
    }

    private async Task RetryAsync(NewRun run, Random chance)
    {
        IReadOnlyList<Guid>? items = chance.Next(2) == 0 ? null : [.. ItemsOf(run).Where(_ => chance.Next(2) == 0).Select(item => item.Id)];
        await SameAsync(under => under.Orders.RetryAsync(run.Id, items, [], Ct));
    }

    private async Task UndoAsync(NewRun run, Random chance)
    {
        var undo = Run(chance);
        List<(Guid Item, NewItem Instead)> items =
            [.. ItemsOf(run).Where(_ => chance.Next(2) == 0).Select(item => (item.Id, Node.Item(Some(chance), subject: item.HeldSubject ?? Guid.CreateVersion7())))];
        if (await SameAsync(under => under.Orders.UndoAsync(run.Id, undo, items, Ct)) == 0) return;
        _runs.Add(undo);
        await SameAsync(under => under.Orders.OpenAsync(undo.Id, Ct));
    }

    private async Task SetGateAsync(Random chance)
    {
        Gate gate = new(One(Gates, chance), 1 + chance.Next(3), chance.Next(4) == 0 ? 20 : 0);
        foreach (var under in (IJournalUnderTest[])[_law, _database]) await under.Orders.SetGatesAsync([gate], Ct);
    }

    private Task PassAsync(Random chance)
    {
        _law.Clock.Advance(TimeSpan.FromSeconds(chance.Next(60)));
        return Task.CompletedTask;
    }

    private async Task<T> SameAsync<T>(Func<IJournalUnderTest, Task<T>> ask)
    {
        var answer = await ask(_database);
        Assert.Equal(await ask(_law), answer);
        return answer;
    }

    private IEnumerable<ItemRow> ItemsOf(NewRun run) => _law.Memory.Items.Where(item => item.Run == run.Id);

    /// <summary>Mostly a claim that is under way; now and then one of a while ago.</summary>
    private async Task<Claim> OneClaimAsync(Random chance)
    {
        var held = await _law.Journal.HeldAsync(One(Nodes, chance), Ct);
        return held.Count > 0 && chance.Next(5) > 0 ? One([.. held.OrderBy(claim => claim.Item)], chance) : _claims[Math.Max(0, _claims.Count - 1 - chance.Next(6))];
    }

    private static NewRun Run(Random chance) => Node.Run($"Order {chance.Next(1000)}") with { Rank = (Rank)chance.Next(4) };

    private static Thing Thing(Random chance) => chance.Next(2) == 0 ? new("disk", "hv01", $"{chance.Next(3)}.vhdx") : new("disk", "hv01", $"{chance.Next(3)}.partial.vhdx", Transient: true);

    private static T One<T>(IReadOnlyList<T> many, Random chance) => many[chance.Next(many.Count)];

    private static string[] Some(Random chance) => [.. Gates.Where(_ => chance.Next(3) == 0)];

    private static string Tell(ItemRow item) => $"{item with { Due = item.State == ItemState.Waiting ? item.Due : default }}";

    private static string Tell(IEnumerable<Claim> claims) =>
        string.Join('\n', claims.OrderBy(claim => claim.Item).Select(claim => $"{claim with { Gates = [] }} {string.Join(' ', claim.Gates.Order(StringComparer.Ordinal))}"));
}

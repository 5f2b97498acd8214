using Microsoft.Extensions.Time.Testing;
using Portal.Runs;
using Portal.Runs.Memory;

namespace Portal.TestKit.Runs;

/// <summary>The journal in memory, opened for tests.</summary>
public sealed class MemoryJournalUnderTest : IJournalUnderTest
{
    /// <param name="clock">A new one unless told.</param>
    /// <param name="write">See <see cref="MemoryJournal"/>.</param>
    public MemoryJournalUnderTest(FakeTimeProvider? clock = null, Action<object>? write = null)
    {
        Clock = clock ?? new();
        Memory = new(Clock, write);
    }

    public MemoryJournal Memory { get; }

    public FakeTimeProvider Clock { get; }

    public IJournal Journal => Memory;

    public IOrders Orders => Memory;

    public object Fact(string text) => text;

    public Task<int> CountFactsAsync(string text) => Task.FromResult(Memory.Facts.Count(fact => fact.Equals(text)));

    public Task<RunRow?> FindRunAsync(Guid run) => Task.FromResult(Memory.Runs.SingleOrDefault(row => row.Id == run));

    public Task<ItemRow?> FindItemAsync(Guid item) => Task.FromResult(Memory.Items.SingleOrDefault(row => row.Id == item));

    public Task<IReadOnlyList<ThingRow>> LedgerAsync() => Task.FromResult(Memory.Ledger);

    public Task<IReadOnlyList<EventRow>> EventsAsync(Guid run)
    {
        var items = Memory.Items.Where(item => item.Run == run).Select(item => item.Id).ToHashSet();
        return Task.FromResult<IReadOnlyList<EventRow>>([.. Memory.Events.Where(row => items.Contains(row.Item))]);
    }

    public Task<GateRow?> FindGateAsync(string name) => Task.FromResult(Memory.Gates.SingleOrDefault(row => row.Name == name));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

using Microsoft.Extensions.Time.Testing;
using Portal.Runs;
using Portal.Runs.Memory;

namespace Portal.TestKit.Runs;

/// <summary>A fresh, empty journal with its orders, and eyes to read back what it wrote.</summary>
public interface IJournalUnderTest : IAsyncDisposable
{
    IJournal Journal { get; }

    IOrders Orders { get; }

    /// <summary>The clock that the journal reads.</summary>
    FakeTimeProvider Clock { get; }

    /// <summary>A fact that this journal can write; each text is another fact.</summary>
    object Fact(string text);

    /// <summary>How often that fact was written.</summary>
    Task<int> CountFactsAsync(string text);

    Task<RunRow?> FindRunAsync(Guid run);

    Task<ItemRow?> FindItemAsync(Guid item);

    Task<IReadOnlyList<ThingRow>> LedgerAsync();

    /// <summary>Events of a run, oldest first.</summary>
    Task<IReadOnlyList<EventRow>> EventsAsync(Guid run);

    /// <summary>Null when nothing is known of the gate.</summary>
    Task<GateRow?> FindGateAsync(string name);
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Portal.Domain;
using Portal.Domain.Audit;
using Portal.Runs;
using Portal.Runs.Memory;
using Portal.TestKit.Runs;

namespace Portal.TestKit.Data;

/// <summary>The journal in a database, opened for tests.</summary>
public sealed class DatabaseJournalUnderTest(TestDatabase database) : IJournalUnderTest
{
    private readonly IServiceProvider _node = database.Join();

    public IJournal Journal => _node.GetRequiredService<IJournal>();

    public IOrders Orders => _node.GetRequiredService<IOrders>();

    public FakeTimeProvider Clock => database.Clock;

    public object Fact(string text) =>
        new Audited(new AuditEntry { Id = Guid.CreateVersion7(), When = Clock.GetUtcNow(), Who = "anna", From = "test", What = "test", Subject = text, Outcome = "accepted" });

    public async Task<int> CountFactsAsync(string text)
    {
        await using var db = database.Open();
        return await db.Audit.CountAsync(entry => entry.Subject == text);
    }

    public async Task<RunRow?> FindRunAsync(Guid run)
    {
        await using var db = database.Open();
        return await db.Runs.Where(row => row.Id == run).Select(row => new RunRow(row.Id, row.Title, row.Rank, row.State, row.CancelAsked)).SingleOrDefaultAsync();
    }

    public async Task<ItemRow?> FindItemAsync(Guid item) => (await ItemsAsync(item)).SingleOrDefault();

    /// <summary>All items, or one.</summary>
    public async Task<IReadOnlyList<ItemRow>> ItemsAsync(Guid? item = null)
    {
        await using var db = database.Open();
        var rows = await db.Items.AsNoTracking().Include(row => row.Run).Where(row => item == null || row.Id == item).OrderBy(row => row.Place).ToListAsync();
        return
        [
            .. rows.Select(row => new ItemRow(
                row.Id, row.RunId, row.State, row.Step, row.Attempt, new(row.Fence), row.Node is { } node ? new NodeId(node) : null,
                row.Run!.Opened is { } opened && opened > row.Due ? opened : row.Due, row.Why, row.Advice, row.HeldSubject, row.Suspect, row.Deaths)),
        ];
    }

    public async Task<IReadOnlyList<ThingRow>> LedgerAsync()
    {
        await using var db = database.Open();
        var rows = await db.Ledger.AsNoTracking().OrderBy(row => row.Id).ToListAsync();
        return [.. rows.Select(row => new ThingRow(row.ItemId, new(row.Kind, row.Host, row.Name, row.Transient), row.State, new(row.Fence)))];
    }

    public async Task<IReadOnlyList<EventRow>> EventsAsync(Guid run)
    {
        await using var db = database.Open();
        return await db.Events.Where(row => row.RunId == run).OrderBy(row => row.Id).Select(row => new EventRow(row.ItemId, row.Step, row.What)).ToListAsync();
    }

    public async Task<GateRow?> FindGateAsync(string name)
    {
        await using var db = database.Open();
        return await db.Gates.Where(row => row.Name == name).Select(row => new GateRow(row.Name, row.Inside, row.Closed != null)).SingleOrDefaultAsync();
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}

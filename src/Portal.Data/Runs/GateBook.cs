using System.Data.Common;
using Portal.Data.Sql;

namespace Portal.Data.Runs;

/// <summary>The gates that a transaction has locked, and what it changes of them.</summary>
internal sealed class GateBook
{
    private readonly SortedDictionary<string, GateRow> _gates = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _changed = new(StringComparer.Ordinal);

    /// <summary>Locks them in the order of their names, and makes those that nobody named before. Locking a row is updating it first: so on every database.</summary>
    public async Task LockAsync(Transaction tx, Insert insert, IEnumerable<string> names, CancellationToken ct)
    {
        var wanted = GateNames.InOrder(names.Where(name => !_gates.ContainsKey(name)));
        if (wanted.Count == 0) return;

        List<GateRow> rows = [];
        Statement query = $"""{new Raw(Select)} WHERE "Name" IN ({wanted})""";
        await tx.ExchangeAsync([.. wanted.Select(name => new Part(Lock(name))), Part.Of(query, Read, rows)], ct).ConfigureAwait(false);
        var missing = wanted.Except(rows.Select(gate => gate.Name)).Select(name => new GateRow { Name = name }).ToList();
        if (missing.Count > 0) await tx.SendAsync(missing.Select(insert.Into), ct).ConfigureAwait(false);
        foreach (var gate in (IEnumerable<GateRow>)[.. rows, .. missing]) _gates.Add(gate.Name, gate);
    }

    public bool HaveRoom(IEnumerable<string> names, DateTimeOffset now) => names.All(name => _gates[name].HasRoom(now));

    /// <summary>How many may come in now through all of them.</summary>
    public int Room(IEnumerable<string> names, DateTimeOffset now) => names.Select(name => _gates[name].Room(now)).DefaultIfEmpty(int.MaxValue).Min();

    public void Enter(IEnumerable<string> names, Guid item, DateTimeOffset now) => Change(names, gate => gate.Enter(item, now));

    public void Leave(IEnumerable<string> names, Guid item) => Change(names, gate => gate.Leave(item));

    public void Answered(IEnumerable<string> names, Guid item) => Change(names.Where(name => _gates[name].Probe == item), gate => gate.Answered(item));

    public void Close(string name, Guid item, DateTimeOffset until) => Change([name], gate => gate.Close(item, until));

    /// <summary>What has to be written.</summary>
    public IEnumerable<Statement> Changes() => _changed.Select(name => Write(_gates[name]));

    public const string Select = """SELECT "Name", "Limit", "PerMinute", "Inside", "Free", "Closed", "Probe" FROM "Gates" """;

    public static GateRow Read(DbDataReader row) => new()
    {
        Name = row.GetString(0),
        Limit = row.GetInt32(1),
        PerMinute = row.GetInt32(2),
        Inside = row.GetInt32(3),
        Free = row.GetTime(4),
        Closed = row.IsDBNull(5) ? null : row.GetTime(5),
        Probe = row.IsDBNull(6) ? null : row.GetGuid(6),
    };

    public static Statement Lock(string name) => $"""UPDATE "Gates" SET "Inside" = "Inside" WHERE "Name" = {name}""";

    private static Statement Write(GateRow gate) =>
        $"""UPDATE "Gates" SET "Inside" = {gate.Inside}, "Free" = {gate.Free}, "Closed" = {gate.Closed}, "Probe" = {gate.Probe} WHERE "Name" = {gate.Name}""";

    private void Change(IEnumerable<string> names, Action<GateRow> change)
    {
        foreach (var name in names)
        {
            change(_gates[name]);
            _changed.Add(name);
        }
    }
}

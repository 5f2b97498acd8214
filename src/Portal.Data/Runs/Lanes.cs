using System.Data.Common;
using Portal.Data.Sql;
using Portal.Runs;

namespace Portal.Data.Runs;

/// <summary>The lanes of open runs in which something waits, and the gates, as they stood a moment ago.</summary>
internal sealed class Lanes
{
    private readonly Dictionary<string, GateRow> _gates;

    private Lanes(IEnumerable<Lane> lanes, IEnumerable<GateRow> gates)
    {
        All = [.. lanes];
        _gates = gates.ToDictionary(gate => gate.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<Lane> All { get; }

    public IEnumerable<GateRow> GatesOf(Lane lane) => lane.Gates.Select(name => _gates.GetValueOrDefault(name) ?? new GateRow { Name = name });

    /// <summary>How many of the lane may be claimed now, as far as its gates decide that.</summary>
    public int Room(Lane lane, DateTimeOffset now) => GatesOf(lane).Select(gate => gate.Room(now)).DefaultIfEmpty(int.MaxValue).Min();

    /// <summary>Those that a node with these plans can go on with.</summary>
    /// <param name="tx">Asked.</param>
    /// <param name="known">The node's plans.</param>
    /// <param name="dialect">The database's.</param>
    /// <param name="also">A question to be asked on the same way.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<Lanes> LookAsync(Transaction tx, PlanBook known, Dialect dialect, Part? also, CancellationToken ct)
    {
        List<Lane> lanes = [];
        List<GateRow> gates = [];
        await tx.ExchangeAsync(
        [
            .. also is null ? (Part[])[] : [also],
            Part.Of(Select(suspect: false, dialect), row => Read(row, suspect: false), lanes),
            Part.Of(Select(suspect: true, dialect), row => Read(row, suspect: true), lanes),
            Part.Of($"""{new Raw(GateBook.Select)}""", GateBook.Read, gates),
        ], ct).ConfigureAwait(false);
        lanes.RemoveAll(lane => !known.Knows(lane.Plan, lane.Version, lane.Step));
        return new(lanes, gates);
    }

    // The first of each lane is found along an index: the price is one of lanes, not of items.
    private static Statement Select(bool suspect, Dialect dialect) =>
        $"""
        SELECT * FROM
          (SELECT l."Id", l."RunId", l."Plan", l."PlanVersion", l."Step", l."Gates", r."Rank", r."CancelAsked", r."Opened",
                  (SELECT MIN(i."Due") FROM "Items" i WHERE i."Lane" = l."Id" AND i."Suspect" = {suspect} AND i."State" = 0) AS "Due",
                  (SELECT i."Place" FROM "Items" i WHERE i."Lane" = l."Id" AND i."Suspect" = {suspect} AND i."State" = 0
                   ORDER BY i."Due", i."Place" {new Raw(dialect.First(1))}) AS "Place"
           FROM "Runs" r JOIN "Lanes" l ON l."RunId" = r."Id" WHERE r."State" = 1) lanes
        WHERE "Due" IS NOT NULL
        """;

    private static Lane Read(DbDataReader row, bool suspect)
    {
        var (opened, due) = (row.GetTime(8), row.GetTime(9));
        return new()
        {
            Id = row.GetGuid(0),
            Run = row.GetGuid(1),
            Plan = row.GetString(2),
            Version = row.GetInt32(3),
            Step = row.GetString(4),
            Gates = GateNames.Split(row.GetString(5)),
            Rank = (Rank)row.GetInt32(6),
            CancelAsked = row.GetBoolean(7),
            Opened = opened,
            Suspect = suspect,
            Due = due > opened ? due : opened,
            Place = row.GetInt64(10),
        };
    }
}

/// <summary>See <see cref="LaneRow"/>.</summary>
internal sealed class Lane
{
    public required Guid Id { get; init; }

    public required Guid Run { get; init; }

    public required string Plan { get; init; }

    public required int Version { get; init; }

    public required string Step { get; init; }

    public required IReadOnlyList<string> Gates { get; init; }

    public required Rank Rank { get; init; }

    public required bool CancelAsked { get; init; }

    public required DateTimeOffset Opened { get; init; }

    public required bool Suspect { get; init; }

    /// <summary>When its first item is due: not before the run was opened.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>Of its first item.</summary>
    public required long Place { get; init; }

    /// <summary>Where its first item stands in the order of claims.</summary>
    public (Rank, DateTimeOffset, long) Order => (Rank, Due, Place);

    /// <summary>Where an item of it stands.</summary>
    public (Rank, DateTimeOffset, long) OrderOf(DateTimeOffset due, long place) => (Rank, due > Opened ? due : Opened, place);
}

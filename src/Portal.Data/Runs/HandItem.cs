using System.Data.Common;
using Portal.Data.Sql;
using Portal.Runs;

namespace Portal.Data.Runs;

/// <summary>An item in somebody's hands, as a transaction reads it and moves it on.</summary>
internal sealed class HandItem
{
    public required Guid Id { get; init; }

    public required Guid Run { get; init; }

    public required bool CancelAsked { get; init; }

    public required string Title { get; init; }

    public required string Plan { get; init; }

    public required int PlanVersion { get; init; }

    public required Guid Subject { get; init; }

    public required ItemState State { get; set; }

    public required string Step { get; set; }

    public required int Attempt { get; set; }

    public required IReadOnlyList<string> Gates { get; set; }

    public required Fence Fence { get; init; }

    public required string? Node { get; init; }

    public required bool Suspect { get; set; }

    public required bool Alone { get; set; }

    public required int Deaths { get; set; }

    public LaneRow Lane => LaneRow.Of(Run, Plan, PlanVersion, Step, GateNames.Join(Gates));

    public Claim ToClaim() => new(Id, Run, new(Node!), Fence, Plan, PlanVersion, Step, Subject, Attempt, Gates, CancelAsked);

    /// <summary>Ends in the item's row (i) and its run's (r).</summary>
    public const string Select =
        """
        SELECT i."Id", i."RunId", r."CancelAsked", i."Title", i."Plan", i."PlanVersion", i."Subject", i."State", i."Step", i."Attempt", i."Gates",
               i."Fence", i."Node", i."Suspect", i."Alone", i."Deaths"
        FROM "Items" i JOIN "Runs" r ON r."Id" = i."RunId"
        """;

    public static HandItem Read(DbDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Run = row.GetGuid(1),
        CancelAsked = row.GetBoolean(2),
        Title = row.GetString(3),
        Plan = row.GetString(4),
        PlanVersion = row.GetInt32(5),
        Subject = row.GetGuid(6),
        State = (ItemState)row.GetInt32(7),
        Step = row.GetString(8),
        Attempt = row.GetInt32(9),
        Gates = GateNames.Split(row.GetString(10)),
        Fence = new(row.GetInt64(11)),
        Node = row.FindString(12),
        Suspect = row.GetBoolean(13),
        Alone = row.GetBoolean(14),
        Deaths = row.GetInt32(15),
    };
}

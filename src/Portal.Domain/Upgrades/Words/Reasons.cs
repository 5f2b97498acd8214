using Portal.Domain.Upgrades.Search;

namespace Portal.Domain.Upgrades.Words;

/// <summary>Why a step, and why now.</summary>
internal static class Reasons
{
    /// <summary>Of a part that moves by itself.</summary>
    public static string OfMove(Journey journey, Move move, int at)
    {
        var (ground, part) = (journey.Ground, journey.Movers[move.Mover].Part);
        var (from, to) = (ground.NameOf(part, move.From), ground.NameOf(part, move.To));
        if (at + 1 == journey.Levels.Length) return "This is where you want to be.";
        var (now, next) = (ground.Levels[journey.Levels[at]], ground.Levels[journey.Levels[at + 1]]);
        var works = (ground.Allowed(part, journey.Levels[at + 1]) >> move.From & 1) != 0;
        if (!works) return $"{Wording.FitsNot(part, next.ToString(), from)}, which comes next; {to} fits before and after.";
        return part == Part.Desktop
            ? $"The desktop product goes before VMM: {to} works with {now}, and with what follows."
            : $"A later step of VMM leaves {from} behind, and {to} leads there in the fewest moves.";
    }

    /// <summary>Of an update rollup.</summary>
    public static string OfRollup(Journey journey, int at)
    {
        var (ground, here) = (journey.Ground, journey.Levels[at + 1]);
        if (at + 2 < journey.Levels.Length && Array.Find(ground.Ways[here], way => way.To == journey.Levels[at + 2]).Row is { FromRollup: > 0 } row)
            return $"{row.To} is reached from Update Rollup {Wording.Number(row.FromRollup)} or later of {ground.Levels[here].Name}.";
        return "What comes next is supported from this update rollup on.";
    }

    /// <summary>Of VMM.</summary>
    public static string OfVmm(IReadOnlyList<Change> changes) => changes.Count == 1
        ? $"All that runs works with {changes[0].From} and with {changes[0].To}."
        : $"No release of {Wording.List([.. changes.Skip(1).Select(change => change.Part == Part.Sql ? "SQL Server" : "Windows Server")])} fits both {changes[0].From} and {changes[0].To}, "
            + "so they move in one step. All else that runs works with both.";
}

using System.Numerics;
using Portal.Domain.Upgrades.Search;

namespace Portal.Domain.Upgrades.Words;

/// <summary>Titles of steps, and what runs after them.</summary>
internal sealed class RunningWords
{
    private readonly Journey _journey;
    private readonly int _rollup;
    private readonly int _desktop;
    private readonly string _family = "";
    private readonly uint _latest;

    /// <param name="journey">The order.</param>
    /// <param name="rollup">Of VMM as it runs, which may be more than rows tell apart.</param>
    public RunningWords(Journey journey, int rollup)
    {
        (_journey, _rollup) = (journey, rollup);
        _desktop = Array.FindIndex(journey.Movers, mover => mover.Part == Part.Desktop);
        if (_desktop < 0) return;
        var mover = journey.Movers[_desktop];
        _latest = mover.Newest ? journey.End(mover) : 0;
        _family = FamilyOf(mover.Start);
        // Who starts with XenDesktop and ends with XenDesktop or XenApp still speaks of XenDesktop.
        if (_latest != 0 && FamilyOf(BitOperations.Log2(_latest)) is var end && !end.Contains(_family, StringComparison.Ordinal)) _family = end;
    }

    /// <summary>A level as people have it: at the start with its own update rollup.</summary>
    public Level Level(int level) => level == _journey.Levels[0] ? _journey.Ground.Levels[level] with { Rollup = _rollup } : _journey.Ground.Levels[level];

    /// <summary>"now running the latest XenDesktop and VMM 2012 SP1".</summary>
    public string Now(int level, ReadOnlySpan<int> here)
    {
        var vmm = Level(level);
        if (_desktop < 0) return $"now running {vmm}";
        var latest = (_latest >> here[_desktop] & 1) != 0;
        var desktop = latest ? $"the latest {_family}" : _journey.Ground.NameOf(Part.Desktop, here[_desktop]);
        return $"now running {desktop}{(latest && _family.Contains(" or ", StringComparison.Ordinal) ? "," : "")} and {vmm}";
    }

    /// <summary>Of a part that moves by itself.</summary>
    public string Title(Mover mover, Move move, string? name, string from, string to) => mover.Part switch
    {
        Part.Desktop when (_latest >> move.To & 1) != 0 && FamilyOf(move.To).Contains(FamilyOf(move.From), StringComparison.Ordinal) => $"Upgrade {_family} to the latest version",
        Part.Desktop => $"Upgrade {from} to {to}",
        Part.Sql => $"Move the database of VMM from {from} to {to}",
        Part.Server => $"Bring the VMM server from {from} to {to}",
        Part.Console => $"Bring the machines of the VMM console from {from} to {to}",
        _ => $"Bring {name} from {from} to {to}",
    };

    private string FamilyOf(int desktop) => _journey.Ground.FamilyOf(Part.Desktop, desktop);

    /// <summary>Of VMM's own step: in its source's words where it has some.</summary>
    public static string Title(Upgrade row, IReadOnlyList<Change> changes)
    {
        var title = row.Words ?? $"Upgrade {changes[0].From} to {Wording.Short(row.To)}";
        return changes.Count == 1
            ? title
            : $"{title}, together with {Wording.List([.. changes.Skip(1).Select(change => $"{Wording.Subject(change.Part, null)} from {change.From} to {change.To}")])}";
    }
}

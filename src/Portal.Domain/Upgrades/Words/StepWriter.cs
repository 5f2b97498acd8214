using Portal.Domain.Upgrades.Search;

namespace Portal.Domain.Upgrades.Words;

/// <summary>Tells an order step by step: the desktop first where both orders are supported, then what VMM's next step asks for, then VMM.</summary>
internal sealed class StepWriter
{
    private readonly Journey _journey;
    private readonly Ground _ground;
    private readonly int[] _here;
    private readonly List<Step> _steps = [];
    private readonly RunningWords _running;
    private readonly StepNotes _notes;
    private int _level;

    private StepWriter(Journey journey, Estate estate)
    {
        (_journey, _ground, _level) = (journey, journey.Ground, journey.Levels[0]);
        _here = [.. journey.Movers.Select(mover => mover.Start)];
        _running = new(journey, estate.Rollup);
        _notes = new(_ground, estate);
    }

    /// <summary>All steps.</summary>
    public static IReadOnlyList<Step> Write(Journey journey, Estate estate)
    {
        var writer = new StepWriter(journey, estate);
        for (var at = 0; at < journey.Levels.Length; at++)
        {
            foreach (var early in (ReadOnlySpan<bool>)[true, false])
                foreach (var move in journey.Moves)
                    if (move.At == at && !move.Together && journey.Movers[move.Mover].Early == early) writer.Alone(move, at);
            if (at + 1 < journey.Levels.Length) writer.Vmm(at);
        }

        return writer._steps;
    }

    private void Alone(Move move, int at)
    {
        var mover = _journey.Movers[move.Mover];
        _here[move.Mover] = move.To;
        var (from, to) = (_ground.NameOf(mover.Part, move.From), _ground.NameOf(mover.Part, move.To));
        var evidence = Leading(mover.Part, move, from, to);
        if (_ground.Fitting(mover.Part, _level, move.To) is { } fit) evidence.Add(fit);
        foreach (var name in mover.Names)
            Add(mover.Part, _running.Title(mover, move, name, from, to), [new(mover.Part, name, from, to)], Reasons.OfMove(_journey, move, at), evidence,
                _notes.OfMove(mover.Part, _level, move), []);
    }

    private void Vmm(int at)
    {
        var (from, way) = (_level, Array.Find(_ground.Ways[_level], each => each.To == _journey.Levels[at + 1]));
        _level = way.To;
        var (old, @new) = (_running.Level(from), _ground.Levels[_level]);
        if (way.Row is null)
        {
            var rollup = Wording.Number(@new.Rollup);
            var build = _ground.Matrix.Builds.FirstOrDefault(row => row.Vmm == @new.Name && row.Rollup == @new.Rollup);
            Add(Part.Rollup, $"Apply Update Rollup {rollup} or later to {@new.Name}", [new(Part.Rollup, null, old.ToString(), @new.ToString())], Reasons.OfRollup(_journey, at),
                build is null ? Fits() : [new($"Update Rollup {rollup} of {@new.Name} exists", build.Confidence, build.Source), .. Fits()], [], []);
            return;
        }

        List<Change> changes = [new(Part.Vmm, null, old.Name, @new.Name)];
        foreach (var move in _journey.Moves)
            if (move.At == at && move.Together)
            {
                var part = _journey.Movers[move.Mover].Part;
                _here[move.Mover] = move.To;
                changes.Add(new(part, null, _ground.NameOf(part, move.From), _ground.NameOf(part, move.To)));
            }

        var least = way.Row.FromRollup == 0 ? "" : $" with Update Rollup {Wording.Number(way.Row.FromRollup)} or later";
        Evidence leads = new($"{@new.Name} is reached from {old.Name}{least}", way.Row.Confidence, way.Row.Source);
        Add(Part.Vmm, RunningWords.Title(way.Row, changes), changes, Reasons.OfVmm(changes), [leads, .. Fits()], _notes.OfVmm(way.Row, _level, _journey.Movers, _here), _notes.Brings(@new.Name));
    }

    private void Add(Part part, string title, IReadOnlyList<Change> changes, string reason, List<Evidence> evidence, IReadOnlyList<string> notes, IReadOnlyList<string> brings)
    {
        var weak = evidence.Count(row => row.Unconfirmed);
        if (weak > 0) reason = $"{reason} Unconfirmed: {Wording.Number(weak)} of the {Wording.Number(evidence.Count)} rows that it stands on.";
        _steps.Add(new(_steps.Count + 1, title, _running.Now(_level, _here), changes, reason, evidence, _notes.WorkOf(part), notes, brings));
    }

    private List<Evidence> Leading(Part part, Move move, string from, string to) =>
        _ground.Leading(part, move.From, move.To) is { } row ? [new($"{to} is reached from {from}", row.Confidence, row.Source)] : [];

    private List<Evidence> Fits()
    {
        List<Evidence> fits = new(_here.Length);
        for (var n = 0; n < _here.Length; n++)
            if (_ground.Fitting(_journey.Movers[n].Part, _level, _here[n]) is { } fit && !fits.Exists(each => ReferenceEquals(each, fit))) fits.Add(fit);
        return fits;
    }
}

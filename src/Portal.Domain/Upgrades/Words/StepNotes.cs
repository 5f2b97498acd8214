using Portal.Domain.Upgrades.Search;

namespace Portal.Domain.Upgrades.Words;

/// <summary>What is to be known beside a step.</summary>
internal sealed class StepNotes(Ground ground, Estate estate)
{
    private readonly SupportMatrix _matrix = ground.Matrix;

    /// <summary>Before, meanwhile, after.</summary>
    public Work WorkOf(Part part)
    {
        foreach (var row in _matrix.Work)
            if (row.Part == part) return row;
        return new(part, [], [], [], [], Confidence.Unknown, "No row of the matrix tells.");
    }

    /// <summary>Conditions of a part's move, and until when its new release is supported.</summary>
    public IReadOnlyList<string> OfMove(Part part, int level, Move move)
    {
        List<string> notes = [];
        if (ground.Leading(part, move.From, move.To)?.Note is { } way) notes.Add(way);
        if (ground.Supporting(part, level, move.To) is { Note: { } condition } fit) notes.Add($"{fit.What}: {condition}");
        AddEnd(notes, ground.NameOf(part, move.To));
        return notes;
    }

    /// <summary>Conditions of VMM's step, what the parts that were not said have to be, and until when it is supported.</summary>
    public IReadOnlyList<string> OfVmm(Upgrade row, int level, Mover[] movers, ReadOnlySpan<int> here)
    {
        List<string> notes = [];
        if (row.Note is not null) notes.Add(row.Note);
        for (var n = 0; n < movers.Length; n++)
            if (ground.Supporting(movers[n].Part, level, here[n]) is { Note: { } condition } fit && !notes.Contains($"{fit.What}: {condition}"))
                notes.Add($"{fit.What}: {condition}");
        for (var part = Part.Server; part <= Part.Desktop; part++)
            if (!Said(part) && Names(part, level) is { Count: > 0 } names)
                notes.Add($"Not said: {Wording.Subject(part, null)}. {Wording.Fits(part, ground.Levels[level].Name, Wording.List(names, "or"))}.");
        AddEnd(notes, row.To);
        return notes;
    }

    /// <summary>What VMM can do from this release on.</summary>
    public IReadOnlyList<string> Brings(string vmm)
    {
        List<string> brings = [];
        foreach (var row in _matrix.Capabilities)
            if (row.Since == vmm) brings.Add(row.What);
        return brings;
    }

    private bool Said(Part part) => part switch
    {
        Part.Server => estate.Server is not null,
        Part.Sql => estate.Sql is not null,
        Part.Console => estate.Console is not null,
        Part.Hosts => estate.Hosts.Count > 0,
        _ => true, // An estate without a desktop product is whole.
    };

    private List<string> Names(Part part, int level)
    {
        List<string> names = [];
        for (var n = 0; n < Ground.MostReleases; n++)
            if ((ground.Allowed(part, level) >> n & 1) != 0) names.Add(ground.NameOf(part, n));
        return names;
    }

    private void AddEnd(List<string> notes, string release)
    {
        foreach (var end in _matrix.Ends)
            if (end.Release == release && end.Kind == "extended")
                notes.Add($"Extended support of {release} {(end.On < _matrix.AsOf ? "ended" : "ends")} on {Wording.Day(end.On)}{(end.Confirmed ? "" : " (unconfirmed)")}.");
    }
}

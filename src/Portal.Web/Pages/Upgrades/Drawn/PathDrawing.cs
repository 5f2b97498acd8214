using Portal.Domain.Upgrades;

namespace Portal.Web.Pages.Upgrades.Drawn;

/// <summary>An order as a drawing: a lane for each part, a station for each stop. In CSS pixels.</summary>
/// <param name="Lanes">From top to bottom.</param>
/// <param name="Stations">From left to right.</param>
/// <param name="Width">Of all of it.</param>
/// <param name="Height">Of all of it.</param>
internal sealed record PathDrawing(IReadOnlyList<Lane> Lanes, IReadOnlyList<Station> Stations, double Width, double Height)
{
    private const double Top = 68, Pitch = 58, Edge = 14, Least = 64, PerLetter = 7.2, Room = 22;

    /// <summary>Draws a plan that was found.</summary>
    public static PathDrawing Of(Estate estate, IReadOnlyList<Stop> stops)
    {
        var tracks = Tracks(estate, stops);
        var at = Places(tracks, stops.Count);
        var end = tracks.Max(track => at[track.Calls[^1].Stop] + LabelOf(track.Calls[^1].Release).Length * PerLetter) + Room + Edge;
        var lanes = tracks.Select((track, n) => new Lane(track.Title, track.Part == Part.Vmm, Top + (n * Pitch), end - Edge,
            [.. track.Calls.Select((call, c) => new Call(at[call.Stop], c + 1 < track.Calls.Count ? at[track.Calls[c + 1].Stop] : end - Edge, LabelOf(call.Release), call.Stop > 0))])).ToList();
        var stations = stops.Select((stop, n) =>
        {
            var touched = tracks.Select((track, lane) => (track, lane)).Where(each => each.track.Calls.Any(call => call.Stop == n + 1)).Select(each => lanes[each.lane].Y).ToList();
            return new Station(at[n + 1], stop.Steps.Count == 1 ? stop.Numbers : FormattableString.Invariant($"{stop.Step.Number}–{stop.Steps[^1].Number}"), touched, stop.Blockers.Count > 0, stop.Step.Unconfirmed);
        }).ToList();
        return new(lanes, stations, end, Top + ((lanes.Count - 1) * Pitch) + (stations.Any(station => station.Blocked) ? 46 : 24));
    }

    // Where each stop stands: as close as the releases' names between them allow.
    private static double[] Places(List<Track> tracks, int stops)
    {
        var at = new double[stops + 1];
        at[0] = Edge;
        for (var stop = 1; stop <= stops; stop++)
        {
            at[stop] = at[stop - 1] + Least;
            foreach (var track in tracks)
                for (var call = 1; call < track.Calls.Count; call++)
                    if (track.Calls[call].Stop == stop)
                        at[stop] = Math.Max(at[stop], at[track.Calls[call - 1].Stop] + (LabelOf(track.Calls[call - 1].Release).Length * PerLetter) + Room);
        }

        return at;
    }

    private static List<Track> Tracks(Estate estate, IReadOnlyList<Stop> stops)
    {
        List<Track> tracks = [One(Part.Vmm, "VMM", estate.Rollup == 0 ? estate.Vmm : FormattableString.Invariant($"{estate.Vmm} with Update Rollup {estate.Rollup}"))];
        if (estate.Desktop is { } desktop) tracks.Add(One(Part.Desktop, "Desktop product", desktop));
        if (estate.Server is { } server) tracks.Add(One(Part.Server, "VMM server", server));
        if (estate.Sql is { } sql) tracks.Add(One(Part.Sql, "Database", sql));
        if (estate.Console is { } console) tracks.Add(One(Part.Console, "Consoles", console));
        // Hosts that go the same way share a lane.
        var groups = estate.Hosts.Select(group => (group.Name, Calls: Calls(Part.Hosts, group.Name, Oldest(group, stops))));
        foreach (var alike in groups.GroupBy(group => string.Join('>', group.Calls.Select(call => $"{call.Stop}{call.Release}"))))
            tracks.Add(new(Part.Hosts, Title([.. alike.Select(group => group.Name)]), alike.First().Calls));
        return tracks;

        Track One(Part part, string title, string runs) => new(part, title, Calls(part, name: null, runs));

        IReadOnlyList<(int Stop, string Release)> Calls(Part part, string? name, string runs) =>
        [
            (0, runs),
            .. stops.Index().SelectMany(each => each.Item.Steps.SelectMany(step => step.Changes)
                .Where(change => (change.Part == part || (part == Part.Vmm && change.Part == Part.Rollup)) && change.Name == name).Select(change => (each.Index + 1, change.To))),
        ];
    }

    // Its first step begins with what the planner took it for; without a step it is as it is.
    private static string Oldest(HostGroup group, IReadOnlyList<Stop> stops) =>
        stops.SelectMany(stop => stop.Steps).SelectMany(step => step.Changes).FirstOrDefault(change => change.Part == Part.Hosts && change.Name == group.Name)?.From ?? string.Join(", ", group.Runs.Select(LabelOf));

    private static string Title(IReadOnlyList<string> names) => names.Count switch
    {
        1 => Short(names[0]),
        2 => $"{Short(names[0])}, {Short(names[1])}",
        _ => FormattableString.Invariant($"{Short(names[0])} and {names.Count - 1} more"),
    };

    private static string Short(string name) => name.Split('.')[0] is var label && label.Length > 24 ? label[..23] + "…" : label;

    /// <summary>"VMM 2016 with Update Rollup 9" as "2016 UR9": the lane says the rest.</summary>
    internal static string LabelOf(string release)
    {
        foreach (var (long_, short_) in Shorter)
            if (release.StartsWith(long_, StringComparison.Ordinal)) release = short_ + release[long_.Length..];
        return release.Replace(" with Update Rollup ", " UR", StringComparison.Ordinal);
    }

    private static readonly (string, string)[] Shorter = [("VMM ", ""), ("SQL Server ", "SQL "), ("Windows Server ", "Server "), ("Windows Server, version ", "Server "), ("XenApp/XenDesktop ", "XenDesktop ")];

    private sealed record Track(Part Part, string Title, IReadOnlyList<(int Stop, string Release)> Calls);
}

/// <summary>What becomes of one part.</summary>
/// <param name="Title">Of the part.</param>
/// <param name="IsVmm">All others follow it.</param>
/// <param name="Y">Of its line.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Calls">Its releases, in order.</param>
internal sealed record Lane(string Title, bool IsVmm, double Y, double End, IReadOnlyList<Call> Calls);

/// <summary>A part stays at a release from one place to another.</summary>
/// <param name="From">Where it arrives at it.</param>
/// <param name="To">Where it leaves it.</param>
/// <param name="Label">The release.</param>
/// <param name="IsReached">By a step, rather than what runs now.</param>
internal sealed record Call(double From, double To, string Label, bool IsReached);

/// <summary>A stop.</summary>
/// <param name="X">Where.</param>
/// <param name="Numbers">Of its steps.</param>
/// <param name="Touched">Lines of the lanes that change there.</param>
/// <param name="Blocked">Something stands in the way.</param>
/// <param name="Unconfirmed">It stands on a row that is assumed or only heard.</param>
internal sealed record Station(double X, string Numbers, IReadOnlyList<double> Touched, bool Blocked, bool Unconfirmed);

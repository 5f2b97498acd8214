using Portal.Domain.Upgrades;

namespace Portal.Tests.Upgrades;

/// <summary>Looks at every supported state, breadth first, from the rows alone. Shares no thought with the planner.</summary>
internal sealed class BruteForce(SupportMatrix matrix)
{
    private static readonly Part[] Singles = [Part.Server, Part.Sql, Part.Console, Part.Desktop];
    private readonly Dictionary<(string Vmm, int Rollup, Part Part, string What), bool> _fits = [];
    private readonly Dictionary<(Part Part, string From), string[]> _onward = [];

    /// <summary>What runs. Parts in the order server, SQL, console, desktop, then hosts; null where there is none.</summary>
    /// <param name="Vmm">Release.</param>
    /// <param name="Rollup">Of it.</param>
    /// <param name="Before">The release and rollup before VMM's last change of release; "" without any.</param>
    /// <param name="Parts">Joined by "|", which makes states comparable.</param>
    internal readonly record struct State(string Vmm, int Rollup, string Before, string Parts)
    {
        public string?[] Split() => [.. Parts.Split('|').Select(each => each.Length == 0 ? null : each)];

        public static string Join(IEnumerable<string?> parts) => string.Join('|', parts);
    }

    public static State Of(Estate estate) => new(estate.Vmm, estate.Rollup, "",
        State.Join([estate.Server, estate.Sql, estate.Console, estate.Desktop, .. estate.Hosts.Select(group => group.Runs[0])]));

    /// <summary>Fewest steps to a state that meets the goal; null when none can be reached.</summary>
    public int? Steps(Estate estate, Goal goal)
    {
        var start = Of(estate);
        if (!Supported(start)) return null;
        HashSet<State> seen = [start];
        List<State> at = [start];
        for (var steps = 0; at.Count > 0; steps++)
        {
            if (at.Exists(state => Meets(state, goal))) return steps;
            List<State> next = [];
            foreach (var state in at)
                foreach (var further in Next(state))
                    if (seen.Add(further)) next.Add(further);
            at = next;
        }

        return null;
    }

    public bool Supported(State state)
    {
        var parts = state.Split();
        for (var n = 0; n < parts.Length; n++)
            if (parts[n] is { } what && !Fits(state.Vmm, state.Rollup, PartAt(n), what)) return false;
        return true;
    }

    public bool Meets(State state, Goal goal)
    {
        if (state.Vmm != (goal.Vmm ?? Releases(Product.Vmm).Last().Name)) return false;
        var parts = state.Split();
        for (var n = 0; n < parts.Length; n++)
        {
            if (parts[n] is not { } what) continue;
            var part = PartAt(n);
            var aim = part switch { Part.Server => goal.Server, Part.Sql => goal.Sql, Part.Console => goal.Console, Part.Desktop => goal.Desktop, _ => goal.Hosts };
            if (aim.Release is { } release && what != release) return false;
            if (aim.Newest && what != Newest(state, part)) return false;
        }

        return true;
    }

    public IEnumerable<State> Next(State state)
    {
        var parts = state.Split();
        for (var n = 0; n < parts.Length; n++)
            if (parts[n] is { } from)
                foreach (var to in Onward(PartAt(n), from))
                    if (Fits(state.Vmm, state.Rollup, PartAt(n), to))
                        yield return state with { Parts = State.Join(parts.Select((each, m) => m == n ? to : each)) };

        foreach (var rollup in Rollups(state.Vmm).Where(rollup => rollup > state.Rollup))
            if (state with { Rollup = rollup } is var updated && Supported(updated)) yield return updated;

        foreach (var row in matrix.Upgrades.Where(row => row.Part == Part.Vmm && row.From.Contains(state.Vmm) && row.FromRollup <= state.Rollup))
        {
            if (Releases(Product.Vmm).Single(release => release.Name == row.To).Closed is not null) continue;
            IEnumerable<string?[]> choices = [parts];
            for (var n = 0; n < 2; n++)
            {
                var (m, part) = (n, PartAt(n));
                if (parts[m] is not { } from || Releases(ProductOf(part)).Any(release => Fits(state.Vmm, state.Rollup, part, release.Name) && Fits(row.To, 0, part, release.Name))) continue;
                choices = choices.SelectMany(choice => Onward(part, from).Select(to => choice.Select((each, k) => k == m ? to : each).ToArray())).ToList();
            }

            foreach (var choice in choices)
                if (new State(row.To, 0, $"{state.Vmm}+{state.Rollup}", State.Join(choice)) is var upgraded && Supported(upgraded)) yield return upgraded;
        }
    }

    private string? Newest(State state, Part part)
    {
        var before = state.Before.Split('+');
        return Releases(ProductOf(part)).LastOrDefault(release => part == Part.Desktop
            ? Fits(state.Vmm, state.Rollup, part, release.Name) && (state.Before.Length == 0 || Fits(before[0], int.Parse(before[1], System.Globalization.CultureInfo.InvariantCulture), part, release.Name))
            : Rollups(state.Vmm).Any(rollup => Fits(state.Vmm, rollup, part, release.Name)))?.Name;
    }

    private bool Fits(string vmm, int rollup, Part part, string what)
    {
        if (_fits.TryGetValue((vmm, rollup, part, what), out var fits)) return fits;
        return _fits[(vmm, rollup, part, what)] = matrix.Supports.Any(row => row.Supported && row.Vmm == vmm && row.Part == part && row.What == what && row.FromRollup <= rollup);
    }

    private string[] Onward(Part part, string from)
    {
        if (_onward.TryGetValue((part, from), out var onward)) return onward;
        var releases = Releases(ProductOf(part)).ToList();
        var start = releases.Single(release => release.Name == from);
        return _onward[(part, from)] = [.. releases.Where(to => to.Closed is null && releases.IndexOf(to) > releases.IndexOf(start) && (part is Part.Hosts or Part.Desktop
            ? matrix.Upgrades.Any(row => row.Part == part && row.From.Contains(from) && row.To == to.Name)
            : to.Family == start.Family)).Select(to => to.Name)];
    }

    private IEnumerable<int> Rollups(string vmm) =>
        matrix.Supports.Where(row => row.Vmm == vmm).Select(row => row.FromRollup)
            .Concat(matrix.Upgrades.Where(row => row.Part == Part.Vmm && row.From.Contains(vmm)).Select(row => row.FromRollup)).Append(0).Distinct();

    private IEnumerable<Release> Releases(Product product) => matrix.Releases.Where(release => release.Product == product);

    private static Part PartAt(int n) => n < Singles.Length ? Singles[n] : Part.Hosts;

    private static Product ProductOf(Part part) => part switch { Part.Sql => Product.Sql, Part.Desktop => Product.Desktop, _ => Product.Windows };
}

using CsCheck;
using Portal.Domain.Upgrades;
using Xunit;

namespace Portal.Tests.Upgrades;

public sealed class ShortestOrderTests
{
    private static readonly SupportMatrix Matrix = SupportMatrix.Shipped;
    private static readonly UpgradePlanner Planner = new(Matrix);
    private static readonly BruteForce Rows = new(Matrix);
    private static readonly string[] Vmm = [.. Matrix.Of(Product.Vmm).Select(release => release.Name)];
    private static readonly int[] Rollups = [0, 1, 2, 3, 4, 6, 9, 14];

    public static TheoryData<Part> Parts => [Part.Server, Part.Sql, Part.Console, Part.Hosts, Part.Desktop];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Between_all_pairs_of_the_matrix_the_order_is_supported_without_a_cycle_and_as_short_as_any(Part part)
    {
        Assert.Multiple([.. Vmm.SelectMany(vmm => Rollups.Where(rollup => IsNamed(vmm, rollup)).Select(rollup => (Action)(() =>
        {
            foreach (var what in Releases(part))
                foreach (var aim in (Aim[])[Aim.AsNeeded, Aim.Latest])
                    foreach (var target in Vmm)
                        Judge(Planner, Rows, With(new Estate(vmm, rollup), part, what), With(new Goal(target), part, aim));
        })))]);
    }

    [Fact]
    public void Between_all_pairs_of_all_that_runs_exactly_what_is_asked_for_is_reached()
    {
        foreach (var row in Matrix.Supports.Where(row => row is { Supported: true, Part: Part.Desktop or Part.Hosts }))
            foreach (var target in Matrix.Supports.Where(target => target.Supported && target.Part == row.Part && target.Vmm != row.Vmm))
                Judge(Planner, Rows, With(new Estate(row.Vmm, row.FromRollup), row.Part, row.What), With(new Goal(target.Vmm), row.Part, Aim.Exactly(target.What)));
    }

    [Fact]
    public void Whole_estates_too()
    {
        var (orders, longer) = (0, 0);
        Estates(Matrix).Sample(each =>
        {
            if (Judge(Planner, Rows, each.Estate, each.Goal) is not { } steps) return;
            orders++;
            if (steps > 3) longer++;
        }, iter: 150, threads: 1);
        Assert.True(orders > 40 && longer > 15, $"{orders} orders, {longer} of them with more than three steps: too few to say anything.");
    }

    [Fact]
    public void And_whatever_rows_are_taken_away() => Gen.Int[0, 1_000_000].SelectMany(seed => Estates(Matrix).Select(each => (seed, each.Estate, each.Goal))).Sample(each =>
    {
        var row = 0;
        var less = Matrix.Without(_ => (row++ * 7919L + each.seed) % 11 == 0);
        Judge(new UpgradePlanner(less), new BruteForce(less), each.Estate, each.Goal);
    }, iter: 80, threads: 1);

    private static int? Judge(UpgradePlanner planner, BruteForce rows, Estate estate, Goal goal)
    {
        var plan = planner.Plan(estate, goal);
        var fewest = rows.Steps(estate, goal);
        Assert.True((plan.Found ? plan.Steps.Count : null) == fewest, $"{estate} to {goal}: {(plan.Found ? plan.Steps.Count : -1)} steps, {fewest ?? -1} are the fewest. {string.Join(" / ", plan.Steps.Select(step => step.Title))}");
        if (plan.Found)
        {
            Replay.Walk(rows, estate, goal, plan);
            return fewest;
        }

        Assert.NotEmpty(plan.Blockers);
        Assert.All(plan.Blockers, blocker => Assert.False(string.IsNullOrWhiteSpace(blocker.What) || string.IsNullOrWhiteSpace(blocker.Why) || string.IsNullOrWhiteSpace(blocker.Remedy)));
        return null;
    }

    // Estates that are supported, mostly: each part is there or not, and is one that VMM works with.
    private static Gen<(Estate Estate, Goal Goal)> Estates(SupportMatrix matrix) =>
        Gen.Select(Gen.Int[0, Vmm.Length - 1], Gen.Int[0, Rollups.Length - 1], Gen.Int[0, Vmm.Length - 1], Gen.Int[0, 999].Array[6], Gen.Int[0, 2].Array[5]).Select((from, level, to, picks, aims) =>
        {
            var vmm = Vmm[Math.Min(from, to)];
            var named = IsNamed(vmm, Rollups[level]) ? Rollups[level] : 0;
            var estate = new Estate(vmm, named)
            {
                Server = Pick(Part.Server, picks[0]),
                Sql = Pick(Part.Sql, picks[1]),
                Console = Pick(Part.Console, picks[2]),
                Desktop = Pick(Part.Desktop, picks[3]),
                Hosts = [.. new[] { Pick(Part.Hosts, picks[4]), Pick(Part.Hosts, picks[5]) }.OfType<string>().Select((runs, n) => new HostGroup($"CLUSTER{n}", runs))],
            };
            return (estate, new Goal(Vmm[Math.Max(from, to)]) { Server = Of(aims[0]), Sql = Of(aims[1]), Console = Of(aims[2]), Hosts = Of(aims[3]), Desktop = Of(aims[4] + 1) });

            string? Pick(Part part, int pick)
            {
                string[] fit = [.. matrix.Supports.Where(row => row.Supported && row.Part == part && row.Vmm == vmm && row.FromRollup <= named).Select(row => row.What)];
                return pick % 2 == 0 || fit.Length == 0 ? null : fit[pick / 2 % fit.Length];
            }

            static Aim Of(int aim) => aim >= 2 ? Aim.Latest : Aim.AsNeeded;
        });

    private static bool IsNamed(string vmm, int rollup) => rollup == 0
        || Matrix.Supports.Any(row => row.Vmm == vmm && row.FromRollup == rollup)
        || Matrix.Upgrades.Any(row => row.Part == Part.Vmm && row.From.Contains(vmm) && row.FromRollup == rollup);

    private static string[] Releases(Part part) => [.. Matrix.Of(part switch { Part.Sql => Product.Sql, Part.Desktop => Product.Desktop, _ => Product.Windows }).Select(release => release.Name)];

    private static Estate With(Estate estate, Part part, string what) => part switch
    {
        Part.Server => estate with { Server = what },
        Part.Sql => estate with { Sql = what },
        Part.Console => estate with { Console = what },
        Part.Desktop => estate with { Desktop = what },
        _ => estate with { Hosts = [new HostGroup("HV", what)] },
    };

    private static Goal With(Goal goal, Part part, Aim aim) => part switch
    {
        Part.Server => goal with { Server = aim },
        Part.Sql => goal with { Sql = aim },
        Part.Console => goal with { Console = aim },
        Part.Desktop => goal with { Desktop = aim },
        _ => goal with { Hosts = aim },
    };
}

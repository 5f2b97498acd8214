using System.Diagnostics;
using System.Globalization;
using Portal.Benchmarks.Measuring;
using Portal.Domain.Upgrades;

namespace Portal.Benchmarks.Upgrades;

/// <summary>The upgrade planner over every pair of VMM with a desktop release and target, over whole estates, and where there is no way.</summary>
/// <remarks>A plan takes microseconds, and others want the processors too: of several tries of one pair the quickest is what it costs.</remarks>
internal static class PlannerBench
{
    private const int Tries = 25, WarmUp = 30;
    private const string Limit = "100 us";

    public static Task RunAsync(string[] args)
    {
        var matrix = SupportMatrix.Shipped;
        var began = Stopwatch.GetTimestamp();
        var planner = new UpgradePlanner(matrix);
        var ready = Stopwatch.GetElapsedTime(began);

        Report.Begin();
        Report.Row("a planner from the matrix, once", $"{ready.TotalMilliseconds:0} ms");
        Tell("pairs with a desktop", planner, Pairs(matrix));
        Tell("whole estates, two clusters", planner, Whole(matrix));
        return Task.CompletedTask;
    }

    private static void Tell(string what, UpgradePlanner planner, List<(Estate Estate, Goal Goal)> cases)
    {
        for (var n = 0; n < WarmUp; n++)
            foreach (var (estate, goal) in cases) planner.Plan(estate, goal);
        foreach (var found in (bool[])[true, false])
        {
            var costs = cases.Where(each => planner.Plan(each.Estate, each.Goal).Found == found).Select(each => Quickest(planner, each.Estate, each.Goal)).ToList();
            if (costs.Count == 0) continue;
            var name = string.Create(CultureInfo.InvariantCulture, $"{what}, {(found ? "with an order" : "without one")}: {costs.Count}");
            Report.Row($"{name}, median", $"{Median.Of(costs):0.0} us");
            Report.Row($"{name}, the slowest", $"{costs.Max():0.0} us", Limit);
        }
    }

    private static double Quickest(UpgradePlanner planner, Estate estate, Goal goal)
    {
        var least = double.MaxValue;
        for (var n = 0; n < Tries; n++)
        {
            var began = Stopwatch.GetTimestamp();
            planner.Plan(estate, goal);
            least = Math.Min(least, Stopwatch.GetElapsedTime(began).TotalMicroseconds);
        }

        return least;
    }

    private static List<(Estate, Goal)> Pairs(SupportMatrix matrix) =>
        [.. from row in matrix.Supports
            where row is { Part: Part.Desktop, Supported: true }
            from target in matrix.Of(Product.Vmm)
            select (new Estate(row.Vmm, row.FromRollup) { Desktop = row.What }, new Goal(target.Name))];

    // With each release of VMM, the oldest of everything that it works with: the longest orders.
    private static List<(Estate, Goal)> Whole(SupportMatrix matrix) =>
        [.. from vmm in matrix.Of(Product.Vmm)
            from target in matrix.Of(Product.Vmm)
            let fit = matrix.Supports.Where(row => row.Vmm == vmm.Name && row is { Supported: true, FromRollup: 0 }).ToLookup(row => row.Part, row => row.What)
            select (new Estate(vmm.Name)
            {
                Desktop = fit[Part.Desktop].First(), Server = fit[Part.Server].First(), Sql = fit[Part.Sql].First(), Console = fit[Part.Console].First(),
                Hosts = [new("HVC01", fit[Part.Hosts].First()), new("HVC02", fit[Part.Hosts].Last())], PersonalVDisks = true, Generation2Masters = true,
            }, new Goal(target.Name))];
}

using Portal.Domain.Upgrades;
using Xunit;

namespace Portal.Tests.Upgrades;

/// <summary>Walks a plan by its changes alone: every step is one that the rows allow, no state comes twice, the last one is the goal.</summary>
internal static class Replay
{
    public static void Walk(BruteForce rows, Estate estate, Goal goal, UpgradePlan plan)
    {
        var state = BruteForce.Of(estate);
        HashSet<BruteForce.State> seen = [state];
        Assert.True(rows.Supported(state));
        foreach (var step in plan.Steps)
        {
            var next = rows.Next(state).Where(each => Changed(each, state, step, estate)).ToList();
            state = Assert.Single(next);
            Assert.True(rows.Supported(state), step.Title);
            Assert.True(seen.Add(state), step.Title);
            Assert.All(step.Evidence, row => Assert.NotEmpty(row.Source));
            Assert.NotEmpty(step.Evidence);
            Assert.NotEmpty(step.Reason);
            Assert.NotEmpty(step.Work.Works);
            Assert.NotEmpty(step.Work.Stops);
        }

        Assert.True(rows.Meets(state, goal));
        Assert.Equal(Enumerable.Range(1, plan.Steps.Count), plan.Steps.Select(step => step.Number));
    }

    // The state differs from the one before in exactly what the step says.
    private static bool Changed(BruteForce.State to, BruteForce.State from, Step step, Estate estate)
    {
        var (was, parts, vmm, rollup) = (from.Split(), from.Split(), from.Vmm, from.Rollup);
        foreach (var change in step.Changes)
            switch (change.Part)
            {
                case Part.Vmm:
                    Assert.Equal(vmm, change.From);
                    (vmm, rollup) = (change.To, 0);
                    break;
                case Part.Rollup:
                    rollup = int.Parse(change.To.AsSpan(change.To.LastIndexOf(' ') + 1), System.Globalization.CultureInfo.InvariantCulture);
                    break;
                default:
                    var n = change.Part switch { Part.Server => 0, Part.Sql => 1, Part.Console => 2, Part.Desktop => 3, _ => 4 + estate.Hosts.ToList().FindIndex(group => group.Name == change.Name) };
                    Assert.Equal(was[n], change.From);
                    parts[n] = change.To;
                    break;
            }

        return to.Vmm == vmm && to.Rollup == rollup && to.Parts == BruteForce.State.Join(parts);
    }
}

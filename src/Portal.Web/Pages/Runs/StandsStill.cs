using Portal.Features.Runs;
using Portal.Runs;

namespace Portal.Web.Pages.Runs;

/// <summary>What stands still of a run, as people move it on: what failed by its reason, what was cancelled all at once.</summary>
internal static class StandsStill
{
    /// <summary>What failed first, then what that keeps back, then what was cancelled.</summary>
    public static IReadOnlyList<StoodStill> Grouped(IReadOnlyList<StoodStill> failures)
    {
        List<StoodStill> groups = [.. failures.Where(group => group.State == ItemState.Failed), .. failures.Where(group => group.State == ItemState.Blocked)];
        if (failures.Where(group => group.State == ItemState.Cancelled).ToList() is { Count: > 0 } cancelled) groups.Add(Together(cancelled));
        return groups;
    }

    /// <summary>Machines that wait for an image go on only with it: one button for all that a person ended.</summary>
    private static StoodStill Together(List<StoodStill> cancelled) => cancelled[0] with
    {
        Reason = cancelled.Select(group => group.Reason).Distinct().ToList() is [var only] ? only : "",
        Advice = cancelled.Select(group => group.Advice).Distinct().ToList() is [var same] ? same : null,
        Items = [.. cancelled.SelectMany(group => group.Items)],
    };
}

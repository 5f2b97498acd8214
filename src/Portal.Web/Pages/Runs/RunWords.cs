using Portal.Features.Runs;
using Portal.Runs;
using Portal.Web.Components.Parts;

namespace Portal.Web.Pages.Runs;

/// <summary>A run in one sentence.</summary>
internal static class RunWords
{
    /// <summary>"Making an image and 50 machines: 31 of 51 done, 2 need you, about 40 s left."</summary>
    public static string Sentence(RunView run)
    {
        var summary = run.Summary;
        if (summary.State == RunState.Preparing) return "Getting ready: names and addresses are being reserved.";
        return summary.State == RunState.Finished ? Ended(summary) : $"{Doing(summary)}: {string.Join(", ", Standing(run))}.";
    }

    /// <summary>What it takes away can be retried, but not undone.</summary>
    public static bool CanUndo(RunSummary run) => !IsRemoval(run.Kind);

    /// <summary>Its steps delete what others make.</summary>
    public static bool IsRemoval(string kind) => kind is "remove-machines" or "remove-catalog" or "undo";

    /// <summary>It only starts and stops machines.</summary>
    public static bool IsPower(string kind) => kind is "start-machines" or "shut-down-machines" or "restart-machines" or "turn-off-machines";

    /// <summary>How long it took, or has taken.</summary>
    public static string Took(RunSummary run, DateTimeOffset now) => Say.Span((run.Finished ?? now) - run.Created);

    /// <summary>Items that stand still until a person acts.</summary>
    public static int NeedYou(RunSummary run) => run.Counts.GetValueOrDefault(ItemState.Failed) + run.Counts.GetValueOrDefault(ItemState.Blocked);

    private static string Ended(RunSummary run)
    {
        var (needYou, cancelled, undone) = (NeedYou(run), run.Counts.GetValueOrDefault(ItemState.Cancelled), run.Counts.GetValueOrDefault(ItemState.Undone));
        if (run.Done == run.Total) return $"{Did(run)}.";
        List<string> parts = [$"{Say.Number(run.Done)} done"];
        if (needYou > 0) parts.Add(Needs(needYou));
        if (cancelled > 0) parts.Add($"{Say.Number(cancelled)} cancelled");
        if (undone > 0) parts.Add($"{Say.Number(undone)} undone");
        return $"{(needYou == 0 && cancelled > 0 ? "Cancelled" : "Finished")}: {string.Join(", ", parts)}.";
    }

    private static IEnumerable<string> Standing(RunView run)
    {
        var summary = run.Summary;
        yield return $"{Say.Number(summary.Done)} of {Say.Number(summary.Total)} done";
        if (NeedYou(summary) is > 0 and var needYou) yield return Needs(needYou);
        if (summary.CancelAsked) yield return $"cancelled, {Say.Number(summary.Counts.GetValueOrDefault(ItemState.AtWork))} at work end after their step";
        else if (run.TimeLeft is { } left) yield return $"about {Say.Span(left)} left";
    }

    private static string Needs(int count) => count == 1 ? "1 needs you" : $"{Say.Number(count)} need you";

    private static string Doing(RunSummary run) => run.Kind switch
    {
        "create-catalog" => $"Making {AndMachines("an image", run)}",
        "add-machines" => $"Making {Machines(run.Total)}",
        "remove-machines" => $"Removing {Machines(run.Total)}",
        "remove-catalog" => $"Removing {AndMachines("a catalog", run)}",
        "undo" => $"Undoing {Say.Number(run.Total)}",
        "start-machines" => $"Starting {Machines(run.Total)}",
        "shut-down-machines" => $"Shutting down {Machines(run.Total)}",
        "restart-machines" => $"Restarting {Machines(run.Total)}",
        "turn-off-machines" => $"Turning off {Machines(run.Total)}",
        _ => "Under way",
    };

    private static string Did(RunSummary run) => run.Kind switch
    {
        "create-catalog" => $"Made {AndMachines("an image", run)}",
        "add-machines" => $"Made {Machines(run.Total)}",
        "remove-machines" => $"Removed {Machines(run.Total)}",
        "remove-catalog" => $"Removed {AndMachines("a catalog", run)}",
        "undo" => $"Undid {Say.Number(run.Total)}",
        "start-machines" => $"Started {Machines(run.Total)}",
        "shut-down-machines" => $"Shut down {Machines(run.Total)}",
        "restart-machines" => $"Restarted {Machines(run.Total)}",
        "turn-off-machines" => $"Turned off {Machines(run.Total)}",
        _ => $"All {Say.Number(run.Total)} done",
    };

    private static string AndMachines(string first, RunSummary run) => run.Total <= 1 ? first : $"{first} and {Machines(run.Total - 1)}";

    private static string Machines(int count) => Say.Count(count, "machine");
}

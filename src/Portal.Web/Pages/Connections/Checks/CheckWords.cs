using Portal.Domain.Prerequisites;
using Portal.Features;
using Portal.Features.Connections.Checking;
using Portal.Web.Components.Parts;

namespace Portal.Web.Pages.Connections.Checks;

/// <summary>Prerequisites, in words.</summary>
internal static class CheckWords
{
    /// <summary>The one word for a state.</summary>
    public static string Of(FindingState state) => state switch
    {
        FindingState.Passed => "passed",
        FindingState.Warning => "warning",
        FindingState.Unknown => "could not be checked",
        _ => "failed",
    };

    /// <summary>How it looks.</summary>
    public static Condition ConditionOf(FindingState state) => state switch
    {
        FindingState.Passed => Condition.Healthy,
        FindingState.Warning => Condition.NeedsYou,
        FindingState.Unknown => Condition.Unknown,
        _ => Condition.Failed,
    };

    /// <summary>"3 prerequisites are not met"; null where all are, or are lived with.</summary>
    public static string? Unmet(ReportView? report) => report?.Checks.Count(check => check.State != FindingState.Passed) switch
    {
        null or 0 => null,
        1 => "1 prerequisite is not met",
        var count => $"{Say.Number(count.Value)} prerequisites are not met",
    };

    /// <summary>"1 failed, 1 warning, 2 accepted, 12 passed".</summary>
    public static string Sum(ReportView report)
    {
        var accepted = report.Checks.Count(IsAccepted);
        List<string> parts = [.. report.Checks.Where(check => check.State != FindingState.Passed).CountBy(check => check.State).OrderByDescending(each => each.Key)
            .Select(each => each.Key is FindingState.Warning ? Say.Count(each.Value, "warning") : $"{Say.Number(each.Value)} {Of(each.Key)}")];
        if (accepted > 0) parts.Add($"{Say.Number(accepted)} accepted");
        if (report.Checks.Count(check => check.State == FindingState.Passed) - accepted is > 0 and var passed) parts.Add($"{Say.Number(passed)} passed");
        return parts.Count == 0 ? "nothing applied" : string.Join(", ", parts);
    }

    /// <summary>All that was not as it should be is accepted.</summary>
    public static bool IsAccepted(CheckView check) => check.State == FindingState.Passed && check.Findings.Any(finding => finding.Acceptance is not null);

    /// <summary>Why it was checked.</summary>
    public static string Of(CheckReason reason) => reason switch
    {
        CheckReason.Asked => "somebody asked",
        CheckReason.Added => "it was added",
        CheckReason.Changed => "its settings changed",
        _ => "nightly",
    };

    /// <summary>What stops a connection from being added.</summary>
    public static bool Stops(CheckView check) => check is { IsRequired: true, State: FindingState.Failed };

    /// <summary>What somebody has to say yes to.</summary>
    public static bool Asks(CheckView check) => check.State != FindingState.Passed && !Stops(check);
}

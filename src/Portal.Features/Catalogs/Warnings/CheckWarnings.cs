using System.Globalization;
using Portal.Domain.Prerequisites;
using Portal.Features.Connections.Checking;

namespace Portal.Features.Catalogs.Warnings;

/// <summary>What the latest report of a connection says to somebody who orders machines there: what failed, and what nobody has accepted.</summary>
internal static class CheckWarnings
{
    /// <summary>Every night makes a report: an older one was missed twice, and says little of today.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromDays(2);

    private const int MostNamed = 3;

    /// <summary>Nothing for a connection whose prerequisites are met, or lived with by name; else one of each check, the worst first, and one of a report that is old or missing.</summary>
    /// <param name="report">The latest; null while there is none.</param>
    /// <param name="connection">Its name.</param>
    /// <param name="now">The time.</param>
    public static IEnumerable<PlanWarning> Of(ReportView? report, string connection, DateTimeOffset now)
    {
        if (report is null)
        {
            yield return new(PlanWarningKind.Checks, $"The prerequisites of {connection} were never checked.", "Check them on the connection's page: what fails there, most orders fail on too.");
            yield break;
        }

        foreach (var check in report.Checks.Where(check => check.State != FindingState.Passed).OrderByDescending(check => check.State).ThenByDescending(check => check.IsRequired)) yield return Of(check);
        if (now - report.Taken > Fresh)
            yield return new(PlanWarningKind.Checks, string.Create(CultureInfo.InvariantCulture, $"The prerequisites of {connection} were last checked on {report.Taken.UtcDateTime:yyyy-MM-dd} at {report.Taken.UtcDateTime:HH:mm} UTC."),
                "Much may have changed since then. Check them again on the connection's page.");
    }

    private static PlanWarning Of(CheckView check)
    {
        var open = check.Findings.Where(finding => finding.State != FindingState.Passed && finding.Acceptance is null).OrderByDescending(finding => finding.State).ToList();
        var worst = open[0];
        var remedy = worst.Remedy ?? "";
        return new(PlanWarningKind.Checks, $"The check '{check.Title}' {Word(check.State)}{About([.. open.Select(finding => finding.About).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)])}.",
            open.TrueForAll(finding => finding.MayBeAccepted) ? $"{remedy} Or accept it by name on the connection's page.".TrimStart() : remedy)
        { Why = worst.What, Check = check.Key };
    }

    private static string Word(FindingState state) => state switch
    {
        FindingState.Failed => "failed",
        FindingState.Unknown => "could not be made",
        _ => "warns",
    };

    private static string About(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "",
        <= MostNamed => $": {string.Join(", ", names)}",
        _ => $": {string.Join(", ", names.Take(MostNamed))} and {names.Count - MostNamed} more",
    };
}

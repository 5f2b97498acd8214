using Portal.Domain.Prerequisites;

namespace Portal.Features.Connections.Checking;

/// <summary>How the prerequisites of a connection stand, for people.</summary>
/// <param name="Taken">When the evidence was taken.</param>
/// <param name="Reason">Why; null for a connection that is not saved.</param>
/// <param name="State">The worst that nobody has accepted.</param>
/// <param name="Checks">In the order of the rule book.</param>
public sealed record ReportView(DateTimeOffset Taken, CheckReason? Reason, FindingState State, IReadOnlyList<CheckView> Checks)
{
    internal static ReportView Of(CheckReport report, CheckReason? reason, IReadOnlyList<Acceptance> acceptances, DateTimeOffset now)
    {
        List<CheckView> checks = [.. report.Checks.Select(check => CheckView.Of(check, acceptances, now))];
        return new(report.Taken, reason, checks.Select(check => check.State).DefaultIfEmpty(FindingState.Passed).Max(), checks);
    }
}

/// <summary>One prerequisite.</summary>
/// <param name="Key">"vmm-release".</param>
/// <param name="Title">What has to be so.</param>
/// <param name="Why">What goes wrong otherwise; null where this portal's rule book has it no more.</param>
/// <param name="Source">The sentence it is from; null likewise.</param>
/// <param name="IsRequired">A failure stops a connection from being added, and cannot be accepted.</param>
/// <param name="State">The worst of its findings that nobody has accepted.</param>
/// <param name="Findings">At least one.</param>
public sealed record CheckView(string Key, string Title, string? Why, Source? Source, bool IsRequired, FindingState State, IReadOnlyList<FindingView> Findings)
{
    internal static CheckView Of(Check check, IReadOnlyList<Acceptance> acceptances, DateTimeOffset now)
    {
        var rule = RuleBook.Find(check.Key);
        List<FindingView> findings = [.. check.Findings.Select(finding => FindingView.Of(check, finding, acceptances, now))];
        var state = findings.Where(finding => finding.Acceptance is null).Select(finding => finding.State).DefaultIfEmpty(FindingState.Passed).Max();
        return new(check.Key, rule?.Title ?? check.Key, rule?.Why, rule?.Source, rule?.IsRequired ?? false, state, findings);
    }
}

/// <summary>What was seen of one subject.</summary>
/// <param name="State">Passed, or how it is not.</param>
/// <param name="About">The host, share or account; null for the connection as a whole.</param>
/// <param name="What">As a sentence.</param>
/// <param name="Remedy">What to do; null where it passed.</param>
/// <param name="MayBeAccepted">By a named person, for a time.</param>
/// <param name="Acceptance">Who lives with it; null where nobody does.</param>
public sealed record FindingView(FindingState State, string? About, string What, string? Remedy, bool MayBeAccepted, AcceptanceView? Acceptance)
{
    internal static FindingView Of(Check check, Finding finding, IReadOnlyList<Acceptance> acceptances, DateTimeOffset now)
    {
        var may = check.MayBeAccepted(finding);
        var covers = may ? acceptances.Where(each => each.Covers(check.Key, finding, now)).MaxBy(each => each.Expires) : null;
        return new(finding.State, finding.About, finding.What, finding.Remedy, may, covers is null ? null : new(covers.Who, covers.Note, covers.Accepted, covers.Expires));
    }
}

/// <summary>Somebody lives with a finding.</summary>
/// <param name="Who">Who said so.</param>
/// <param name="Note">Why.</param>
/// <param name="Accepted">When.</param>
/// <param name="Expires">From then on it counts again.</param>
public sealed record AcceptanceView(string Who, string Note, DateTimeOffset Accepted, DateTimeOffset Expires);

/// <summary>An earlier report, as a line.</summary>
/// <param name="Taken">When.</param>
/// <param name="Reason">Why.</param>
/// <param name="State">The worst of its findings, accepted or not.</param>
public sealed record PastReport(DateTimeOffset Taken, CheckReason Reason, FindingState State);

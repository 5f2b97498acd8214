using Portal.Domain.Prerequisites;
using Portal.Features.Connections.Checking;

namespace Portal.Web.Api.Contracts;

/// <summary>How the prerequisites of a connection stand.</summary>
/// <param name="Latest">With what is accepted now; null while it was never checked.</param>
/// <param name="History">Reports as lines, newest first, 100 at most.</param>
internal sealed record ChecksAnswer(ReportAnswer? Latest, IReadOnlyList<PastReportAnswer> History);

/// <summary>A report.</summary>
/// <param name="Taken">When the evidence was taken.</param>
/// <param name="Reason">Why it was checked.</param>
/// <param name="State">The worst that nobody has accepted.</param>
/// <param name="Checks">Each prerequisite that applies.</param>
internal sealed record ReportAnswer(DateTimeOffset Taken, CheckReason? Reason, FindingState State, IReadOnlyList<CheckAnswer> Checks)
{
    public static ReportAnswer Of(ReportView report) => new(report.Taken, report.Reason, report.State, [.. report.Checks.Select(CheckAnswer.Of)]);
}

/// <summary>One prerequisite.</summary>
/// <param name="Key">"vmm-release".</param>
/// <param name="Title">What has to be so.</param>
/// <param name="Why">What goes wrong otherwise.</param>
/// <param name="Source">The sentence it is from.</param>
/// <param name="IsRequired">A failure cannot be accepted.</param>
/// <param name="State">The worst of its findings that nobody has accepted.</param>
/// <param name="Findings">At least one.</param>
internal sealed record CheckAnswer(string Key, string Title, string? Why, string? Source, bool IsRequired, FindingState State, IReadOnlyList<FindingAnswer> Findings)
{
    public static CheckAnswer Of(CheckView check) => new(check.Key, check.Title, check.Why, check.Source?.Text, check.IsRequired, check.State, [.. check.Findings.Select(FindingAnswer.Of)]);
}

/// <summary>What was seen of one subject.</summary>
/// <param name="State">Passed, or how it is not.</param>
/// <param name="About">The host, share or account; null for the connection as a whole.</param>
/// <param name="What">As a sentence.</param>
/// <param name="Remedy">What to do; null where it passed.</param>
/// <param name="AcceptedBy">Who lives with it; null where nobody does.</param>
/// <param name="AcceptedUntil">From then on it counts again.</param>
internal sealed record FindingAnswer(FindingState State, string? About, string What, string? Remedy, string? AcceptedBy, DateTimeOffset? AcceptedUntil)
{
    public static FindingAnswer Of(FindingView finding) => new(finding.State, finding.About, finding.What, finding.Remedy, finding.Acceptance?.Who, finding.Acceptance?.Expires);
}

/// <summary>An earlier report.</summary>
/// <param name="Taken">When.</param>
/// <param name="Reason">Why.</param>
/// <param name="State">The worst of its findings, accepted or not.</param>
internal sealed record PastReportAnswer(DateTimeOffset Taken, CheckReason Reason, FindingState State)
{
    public static PastReportAnswer Of(PastReport report) => new(report.Taken, report.Reason, report.State);
}

/// <summary>Somebody lives with what a prerequisite of the latest report warns of, or could not check: for 90 days.</summary>
internal sealed record NewAcceptance
{
    /// <summary>Of the prerequisite: "same-forest".</summary>
    public required string Key { get; init; }

    /// <summary>Why, for whoever meets it next: 1 to 300 characters.</summary>
    public required string Note { get; init; }
}

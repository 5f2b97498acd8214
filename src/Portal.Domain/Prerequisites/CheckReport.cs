namespace Portal.Domain.Prerequisites;

/// <summary>How the prerequisites of a connection stood at one moment.</summary>
/// <param name="Taken">When the evidence was taken.</param>
/// <param name="Checks">In the order of the rule book; without those that did not apply.</param>
public sealed record CheckReport(DateTimeOffset Taken, IReadOnlyList<Check> Checks)
{
    /// <summary>Judges by every rule of the book.</summary>
    public static CheckReport Of(Evidence evidence, IEnumerable<IPrerequisite>? book = null) => new(evidence.Taken,
        [.. (book ?? RuleBook.All).Select(rule => new Check(rule.Key, [.. rule.Judge(evidence)])).Where(check => check.Findings.Count > 0)]);

    /// <summary>The worst of all.</summary>
    public FindingState State => Checks.Count == 0 ? FindingState.Passed : Checks.Max(check => check.State);

    /// <summary>Findings that stop a connection from being added, with the rule that says so.</summary>
    public IEnumerable<(IPrerequisite Rule, Finding Finding)> Stops =>
        from check in Checks
        let rule = RuleBook.Find(check.Key)
        where rule is { IsRequired: true }
        from finding in check.Findings
        where finding.State == FindingState.Failed
        select (rule, finding);
}

/// <summary>What one prerequisite found.</summary>
/// <param name="Key">Of the prerequisite.</param>
/// <param name="Findings">At least one.</param>
public sealed record Check(string Key, IReadOnlyList<Finding> Findings)
{
    /// <summary>The worst of its findings.</summary>
    public FindingState State => Findings.Max(finding => finding.State);

    /// <summary>Whether a named person may accept this one of its findings: anything but a pass, and not what a required prerequisite failed on.</summary>
    public bool MayBeAccepted(Finding finding) =>
        finding.State is FindingState.Warning or FindingState.Unknown || (finding.State == FindingState.Failed && RuleBook.Find(Key) is not { IsRequired: true });
}

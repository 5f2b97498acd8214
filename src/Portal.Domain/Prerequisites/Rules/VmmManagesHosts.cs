using Portal.Domain.Upgrades;

namespace Portal.Domain.Prerequisites.Rules;

/// <summary>VMM's release manages the Windows of its hosts.</summary>
/// <param name="matrix">What works with what.</param>
public sealed class VmmManagesHosts(SupportMatrix matrix) : IPrerequisite
{
    /// <inheritdoc />
    public string Key => "vmm-hosts";

    /// <inheritdoc />
    public string Title => "VMM's release manages the hosts' Windows";

    /// <inheritdoc />
    public string Why => "VMM places nothing on a host whose Windows it does not support, or fails half way.";

    /// <inheritdoc />
    public Source Source => Source.Guidance("For VMM and Hyper-V Hosts requirements, see");

    /// <inheritdoc />
    public bool IsRequired => true;

    /// <inheritdoc />
    public string Field => "address";

    /// <inheritdoc />
    public IEnumerable<Finding> Judge(Evidence evidence)
    {
        if (evidence.Survey.Vmm?.Facts.Answer is not { } facts || matrix.VmmOf(facts.Version) is not { } build) yield break;
        foreach (var (name, look) in evidence.Seen) yield return Judge(name, look.WindowsVersion, build);
    }

    private Finding Judge(string host, string version, Build build)
    {
        if (matrix.WindowsOf(version) is not { } windows)
        {
            return Finding.Unknown(host, new($"the support matrix knows no Windows that answers as {version}.",
                "Look it up in Microsoft's list of hosts for this release of VMM, and accept this with a note."));
        }

        var rows = matrix.Supports.Where(row => row.Vmm == build.Vmm && row.Part == Part.Hosts && row.What == windows.Name).ToList();
        if (rows.Find(row => row.Supported && row.FromRollup <= build.Rollup) is { } yes)
            return Finding.Passed(host, $"{build.Vmm} manages hosts of {windows.Name}.{Condition(yes.Note)}");
        if (rows.Find(row => row.Supported) is { } later)
        {
            return Finding.Failed(host, FormattableString.Invariant($"{build.Vmm} manages hosts of {windows.Name} only from update rollup {later.FromRollup}; this is {build.Name}."),
                FormattableString.Invariant($"Install update rollup {later.FromRollup} or later on VMM and its consoles."));
        }

        return Finding.Failed(host, $"{build.Vmm} does not manage hosts of {windows.Name}.", $"{build.Vmm} manages {Managed(build.Vmm)}. The upgrade planner shows the way to a VMM that fits.");
    }

    private static string Condition(string? note) => note is null ? "" : $" {note}";

    private string Managed(string vmm) =>
        string.Join(", ", matrix.Supports.Where(row => row.Vmm == vmm && row.Part == Part.Hosts && row.Supported).Select(row => row.What));
}

using Portal.Domain.Hosts;
using Portal.Domain.Upgrades;

namespace Portal.Domain.Prerequisites.Rules;

/// <summary>The portal works with this release of VMM. The matrix knows which.</summary>
/// <param name="matrix">What is known of releases and builds.</param>
public sealed class VmmReleaseIsSupported(SupportMatrix matrix) : IPrerequisite
{
    /// <summary>What VMM has to be able to do; the matrix says since when.</summary>
    private const string Module = "powershell-module";

    /// <inheritdoc />
    public string Key => "vmm-release";

    /// <inheritdoc />
    public string Title => "VMM's release is supported";

    /// <inheritdoc />
    public string Why => "The portal speaks to VMM by its PowerShell module, whose commands differ from release to release.";

    /// <inheritdoc />
    public Source Source => Source.Guidance("This release supports: VMM 2012, VMM 2012 SP1, VMM 2012 R2.");

    /// <inheritdoc />
    public bool IsRequired => true;

    /// <inheritdoc />
    public string Field => "vmmServer";

    /// <inheritdoc />
    public IEnumerable<Finding> Judge(Evidence evidence)
    {
        if (evidence.Survey.Vmm is not { } vmm) yield break;
        // No session to VMM, no connection: whatever it was, it is not a check that can be accepted away.
        if (vmm.Facts.Answer is not { } facts) yield return Finding.Failed(evidence.Settings.Vmm?.Server, vmm.Facts.Gap!.Why, vmm.Facts.Gap.Remedy);
        else yield return Judge(facts);
    }

    private Finding Judge(VmmFacts facts)
    {
        if (matrix.VmmOf(facts.Version) is not { } build)
        {
            return Finding.Failed(facts.Name, $"It answers as version {facts.Version}, which the support matrix does not know.",
                $"Use one of {Names.List(Open())}, or a portal whose matrix knows {facts.Version}.");
        }

        if (matrix.Can(build.Vmm, Module) is null)
        {
            return Finding.Failed(facts.Name, $"{build.Vmm} ({facts.Version}) is not supported: it has no PowerShell module.",
                $"Upgrade VMM; the upgrade planner shows the way to {Names.List(Open())}.");
        }

        var newest = matrix.Builds.Where(row => row.Vmm == build.Vmm).MaxBy(row => row.Rollup)!;
        var level = build.Rollup == 0 ? build.Vmm : $"{build.Vmm} {build.Name}";
        if (matrix.Of(Product.Vmm).First(release => release.Name == build.Vmm).Closed is { } closed)
            return Finding.Warning(facts.Name, $"{level} ({facts.Version}): {closed}", "Upgrade VMM; the upgrade planner shows the way.");
        return Finding.Passed(facts.Name, newest.Rollup > build.Rollup
            ? $"{level} ({facts.Version}); the newest update known for it is {newest.Name}."
            : $"{level} ({facts.Version}), the newest update known for it.");
    }

    private IReadOnlyCollection<string> Open() =>
        [.. matrix.Of(Product.Vmm).Where(release => release.Closed is null && matrix.Can(release.Name, Module) is not null).Select(release => release.Name)];
}

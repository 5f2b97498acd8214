using Portal.Domain.Hosts;
using Portal.Domain.Upgrades;

namespace Portal.Domain.Catalogs.Rules;

/// <summary>A VMM that makes machines of Generation 1 alone has no master of Generation 2. Which those are, the support matrix says.</summary>
/// <param name="vmm">Null without VMM: then the hosts decide.</param>
/// <param name="matrix">What is supported.</param>
public sealed class GenerationFitsVmm(VmmFacts? vmm, SupportMatrix matrix) : IRule<MasterVm>
{
    /// <inheritdoc />
    public Verdict Judge(MasterVm value)
    {
        if (vmm is null || value.Generation != 2 || matrix.VmmOf(vmm.Version) is not { } build) return Verdict.Yes;
        return matrix.Generations.FirstOrDefault(row => row.Release == build.Vmm) is { Generation2: "no" } row
            ? Verdict.No("master", value.Name, $"It is of Generation 2, and through {build.Vmm} machines are made of Generation 1 alone. {row.Note}".TrimEnd(),
                "Choose a master of Generation 1, or upgrade VMM.")
            : Verdict.Yes;
    }
}

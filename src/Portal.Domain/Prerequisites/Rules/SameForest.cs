namespace Portal.Domain.Prerequisites.Rules;

/// <summary>Portal and VMM are in one forest. A portal on Linux is in the forest of the directory that it is configured with.</summary>
public sealed class SameForest : IPrerequisite
{
    /// <inheritdoc />
    public string Key => "same-forest";

    /// <inheritdoc />
    public string Title => "Portal and VMM are in the same forest";

    /// <inheritdoc />
    public string Why => "Accounts of another forest may be refused, and their groups are not resolved: rights that look right do not hold.";

    /// <inheritdoc />
    public Source Source => Source.Guidance("All Delivery Controllers must be in the same forest as the VMM servers.");

    /// <inheritdoc />
    public bool IsRequired => true;

    /// <inheritdoc />
    public string Field => "vmmServer";

    /// <inheritdoc />
    public IEnumerable<Finding> Judge(Evidence evidence)
    {
        if (evidence.Settings.Vmm is not { } address || evidence.Survey.Vmm is not { } vmm) yield break;
        if (evidence.Portal.Forest is not { } ours)
        {
            yield return Finding.Unknown(null, new("the portal is configured with no directory, so that nobody can tell its forest.",
                "Set Portal:Directory:Forest in the portal's settings; or somebody who knows says so, by accepting this."));
            yield break;
        }

        yield return Judge(address.Server, vmm.Server, ours);
        if (!Names.Same(address.Server, address.Machine)) yield return Judge(address.Machine, vmm.Machine, ours);
    }

    private static Finding Judge(string name, Asked<MachineLook> look, string ours)
    {
        if (look.Answer is not { } machine)
        {
            return Finding.Unknown(name, look.Gap! with
            {
                Remedy = $"{look.Gap!.Remedy} Or somebody who knows its forest says so, by accepting this: VMM may work all the same for an account that may not sign in there.",
            });
        }

        if (machine.Forest is not { } theirs) return Finding.Unknown(name, new($"{machine.Name} does not tell its forest.", "Look with Get-ADForest there, and accept this with a note."));
        return Names.Same(ours, theirs)
            ? Finding.Passed(name, $"The portal and {machine.Name} are in {theirs}.")
            : Finding.Failed(name, $"It is in the forest {theirs}, and the portal in {ours}.", $"Run the portal in {theirs}, or use a VMM server of {ours}.");
    }
}

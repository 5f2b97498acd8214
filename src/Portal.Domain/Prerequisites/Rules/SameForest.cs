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
        if (evidence.Survey.Vmm is not { } vmm) yield break;
        if (vmm.Machine.Answer is not { } machine) yield return Finding.Unknown(null, vmm.Machine.Gap!);
        else if (evidence.Portal.Forest is not { } ours)
        {
            yield return Finding.Unknown(null, new("the portal is configured with no directory, so that nobody can tell its forest.",
                "Set Portal:Directory:Forest in the portal's settings; or somebody who knows says so, by accepting this."));
        }
        else if (machine.Forest is not { } theirs)
        {
            yield return Finding.Unknown(machine.Name, new($"{machine.Name} does not tell its forest.", "Look with Get-ADForest there, and accept this with a note."));
        }
        else
        {
            yield return Names.Same(ours, theirs)
                ? Finding.Passed(machine.Name, $"Both are in {theirs}.")
                : Finding.Failed(machine.Name, $"It is in the forest {theirs}, and the portal in {ours}.", $"Run the portal in {theirs}, or use a VMM server of {ours}.");
        }
    }
}

namespace Portal.Domain.Prerequisites.Rules;

/// <summary>A name leads to the machine or cluster that has it.</summary>
public sealed class HostIsWhoItSays : IPrerequisite
{
    /// <inheritdoc />
    public string Key => "name-fits";

    /// <inheritdoc />
    public string Title => "Each name leads to the machine that has it";

    /// <inheritdoc />
    public string Why => "Work meant for one machine would be done on another: disks would lie where no virtual machine looks for them.";

    /// <inheritdoc />
    public Source Source => Source.Guidance("Enter the address as the fully qualified domain name of the host server.");

    /// <inheritdoc />
    public bool IsRequired => true;

    /// <inheritdoc />
    public string Field => "address";

    /// <inheritdoc />
    public IEnumerable<Finding> Judge(Evidence evidence)
    {
        foreach (var (name, look) in evidence.Seen)
        {
            yield return Names.Same(name, look.Name) || Names.Same(name, look.Cluster)
                ? Finding.Passed(name, $"It calls itself {look.Name}.")
                : Finding.Failed(name, $"The machine that answers at {name} calls itself {look.Name}.",
                    $"Correct the address of {name} in DNS (and in the portal's hosts file), then clear the resolver's cache; or give {look.Name} as address.");
        }

        if (evidence.Settings.Vmm is not { } vmm || evidence.Survey.Vmm is not { } said) yield break;
        if (!Names.Same(vmm.Machine, vmm.Server) && Elsewhere(vmm.Machine, said.Machine, "the machine with VMM's console") is { } console) yield return console;
        if (!HighlyAvailable(said) && Elsewhere(vmm.Server, said.Server, "the VMM server") is { } server) yield return server;
    }

    private static Finding? Elsewhere(string name, Asked<MachineLook> look, string part) => look.Answer is { } machine && !Names.Same(name, machine.Name)
        ? Finding.Failed(name, $"The machine that answers at {name} calls itself {machine.Name}.", $"Correct the address of {name} in DNS, or give {machine.Name} as {part}.")
        : null;

    // The name of a highly available VMM's role leads to whichever node has it.
    private static bool HighlyAvailable(VmmSurvey said) => said.Facts.Answer is { HighlyAvailable: true };
}

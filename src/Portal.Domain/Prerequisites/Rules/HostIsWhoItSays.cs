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

        if (evidence.Settings.Vmm is { } vmm && evidence.Survey.Vmm?.Machine.Answer is { } machine && !Names.Same(vmm.Machine, machine.Name) && !Highly(evidence))
        {
            yield return Finding.Failed(vmm.Machine, $"The machine that answers at {vmm.Machine} calls itself {machine.Name}.",
                $"Correct the address of {vmm.Machine} in DNS, or give {machine.Name} as the machine with VMM's console.");
        }
    }

    // The name of a highly available VMM's role leads to whichever node has it.
    private static bool Highly(Evidence evidence) =>
        evidence.Survey.Vmm?.Facts.Answer is { HighlyAvailable: true } && Names.Same(evidence.Settings.Vmm!.Machine, evidence.Settings.Vmm.Server);
}

using Portal.Domain.Hosts;

namespace Portal.Domain.Prerequisites.Rules;

/// <summary>A delegated administrator's host groups hold every chosen host.</summary>
public sealed class HostsAreInTheRolesGroups : IPrerequisite
{
    /// <inheritdoc />
    public string Key => "vmm-host-groups";

    /// <inheritdoc />
    public string Title => "The account's host groups hold every chosen host";

    /// <inheritdoc />
    public string Why => "A delegated administrator can do nothing on hosts outside of its groups: machines could be placed there, and not be made.";

    /// <inheritdoc />
    public Source Source => Source.Guidance(
        "The account you use to specify hosts in Studio is a VMM administrator or VMM delegated administrator for the relevant Hyper-V machines.");

    /// <inheritdoc />
    public bool IsRequired => true;

    /// <inheritdoc />
    public string Field => "account";

    /// <inheritdoc />
    public IEnumerable<Finding> Judge(Evidence evidence)
    {
        if (evidence.Survey.Vmm is not { Facts.Answer: { Profile: VmmProfiles.Delegated } facts } vmm) yield break;
        if (vmm.Offer.Answer is not { } offer)
        {
            yield return Finding.Unknown(evidence.Settings.Account, vmm.Offer.Gap!);
            yield break;
        }

        foreach (var host in evidence.Survey.Hosts)
        {
            var group = offer.Places.FirstOrDefault(place => Names.Same(place.Name, host.Name) || place.Hosts.Contains(host.Name, StringComparer.OrdinalIgnoreCase))?.HostGroup;
            if (group is not null && facts.HostGroups.Any(held => Holds(held, group))) yield return Finding.Passed(host.Name, $"It is in {group}.");
            else
            {
                yield return Finding.Failed(host.Name, group is null
                        ? $"VMM shows it in no host group of the account's role, which holds {Names.List(facts.HostGroups)}."
                        : $"It is in {group}, outside of the account's role, which holds {Names.List(facts.HostGroups)}.",
                    $"Add its host group to the scope of the user role, move the host, or choose other hosts.");
            }
        }
    }

    private static bool Holds(string held, string group) =>
        Names.Same(held, group) || group.StartsWith(held.TrimEnd('\\') + '\\', StringComparison.OrdinalIgnoreCase);
}

namespace Portal.Domain.Prerequisites.Rules;

/// <summary>Every chosen host has the network that new machines are connected to.</summary>
public sealed class HostsHaveTheNetwork : IPrerequisite
{
    /// <inheritdoc />
    public string Key => "network";

    /// <inheritdoc />
    public string Title => "Every host has the network";

    /// <inheritdoc />
    public string Why => "A machine that is made on, or moves to, a host without it has no network.";

    /// <inheritdoc />
    public Source Source => Source.Guidance("In the Host Details dialog box, select the cluster or standalone host to use when creating new VMs.");

    /// <inheritdoc />
    public bool IsRequired => true;

    /// <inheritdoc />
    public string Field => "switch";

    /// <inheritdoc />
    public IEnumerable<Finding> Judge(Evidence evidence)
    {
        if (evidence.Settings.Switch is not { } network) yield break;
        if (evidence.Survey.Vmm?.Offer is { Gap: { } gap })
        {
            yield return Finding.Unknown(null, gap);
            yield break;
        }

        var offered = evidence.Survey.Vmm?.Offer.Answer?.Networks.FirstOrDefault(each => Names.Same(each.Name, network));
        foreach (var host in evidence.Survey.Hosts)
        {
            bool? has = evidence.Survey.Vmm is not null
                ? offered?.Hosts.Contains(host.Name, StringComparer.OrdinalIgnoreCase) ?? false
                : host.Look.Answer?.Switches.Contains(network, StringComparer.OrdinalIgnoreCase);
            yield return has switch
            {
                true => Finding.Passed(host.Name, $"It has {network}."),
                false => Finding.Failed(host.Name, $"It has no network '{network}'.",
                    evidence.Survey.Vmm is null ? "Make a switch of this name there, or choose one that all hosts have." : "Give it the logical network in VMM, or choose a network that all hosts have."),
                null => Finding.Unknown(host.Name, host.Look.Gap!),
            };
        }
    }
}

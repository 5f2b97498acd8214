namespace Portal.Domain.Prerequisites.Rules;

/// <summary>The portal does not run on a Hyper-V machine.</summary>
public sealed class PortalIsNoHost : IPrerequisite
{
    /// <inheritdoc />
    public string Key => "portal-not-on-host";

    /// <inheritdoc />
    public string Title => "The portal runs on none of the hosts";

    /// <inheritdoc />
    public string Why => "It would fall with the host that it has to help, and compete with its virtual machines for memory.";

    /// <inheritdoc />
    public Source Source => Source.Guidance("Installing Controller on a server running Hyper-V is not supported.");

    /// <inheritdoc />
    public bool IsRequired => true;

    /// <inheritdoc />
    public string Field => "address";

    /// <inheritdoc />
    public IEnumerable<Finding> Judge(Evidence evidence)
    {
        var portal = evidence.Portal.Name;
        var same = evidence.Survey.Hosts.FirstOrDefault(host => Names.SameMachine(portal, host.Name) || (host.Look.Answer is { } look && Names.SameMachine(portal, look.Name)));
        if (same is not null)
            yield return Finding.Failed(same.Name, $"The portal runs on this host ({portal}).", "Move the portal to a machine that runs no Hyper-V, or to a virtual machine.");
        else if (evidence.Seen.Any()) yield return Finding.Passed(null, $"The portal runs on {portal}, which is none of them.");
    }
}

namespace Portal.Domain.Prerequisites.Rules;

/// <summary>Every chosen host answers the account.</summary>
public sealed class HostsAnswer : IPrerequisite
{
    /// <inheritdoc />
    public string Key => "hosts-answer";

    /// <inheritdoc />
    public string Title => "Every host answers";

    /// <inheritdoc />
    public string Why => "All disk work is done on the hosts themselves, with the connection's account: a host that refuses it can make nothing.";

    /// <inheritdoc />
    public Source Source => Source.Guidance("Enter the credentials for the administrator account you set up earlier that has permissions to create new VMs.");

    /// <inheritdoc />
    public bool IsRequired => true;

    /// <inheritdoc />
    public string Field => "address";

    /// <inheritdoc />
    public IEnumerable<Finding> Judge(Evidence evidence)
    {
        var hosts = evidence.Survey.Hosts;
        var answering = hosts.Count(host => host.Look.Answer is not null);
        foreach (var host in hosts)
        {
            if (host.Look.Gap is not { } gap) yield return Finding.Passed(host.Name, "It answers.");
            // What the cluster itself calls down is the business of another rule; while others answer, a silent one stops nobody.
            else if (host.State == "Down") continue;
            else if (answering == 0) yield return Finding.Failed(host.Name, gap.Why, gap.Remedy);
            else yield return Finding.Warning(host.Name, $"{gap.Why} The other hosts answer; nothing is made on this one.", gap.Remedy);
        }
    }
}

namespace Portal.Domain.Prerequisites.Rules;

/// <summary>No node of the cluster is down.</summary>
public sealed class ClusterNodesAreUp : IPrerequisite
{
    /// <inheritdoc />
    public string Key => "cluster-nodes-up";

    /// <inheritdoc />
    public string Title => "All nodes of the cluster are up";

    /// <inheritdoc />
    public string Why => "What a node that is down owns nobody can see: deletions wait for it, and the others carry its load.";

    /// <inheritdoc />
    public Source Source => Source.Guidance("In the Host Details dialog box, select the cluster or standalone host to use when creating new VMs.");

    /// <inheritdoc />
    public bool IsRequired => false;

    /// <inheritdoc />
    public string Field => "address";

    /// <inheritdoc />
    public IEnumerable<Finding> Judge(Evidence evidence)
    {
        if (evidence.Seen.FirstOrDefault(host => host.Look.Cluster is not null).Look?.Cluster is not { } cluster) yield break;
        var wrong = false;
        foreach (var host in evidence.Survey.Hosts)
        {
            if (host.State is null or "Up" || Names.Same(host.Name, cluster)) continue;
            wrong = true;
            yield return host.State == "Paused"
                ? Finding.Warning(host.Name, "It is paused: no new machine is placed on it.", $"When its maintenance is over: Resume-ClusterNode {Names.Short(host.Name)}.")
                : Finding.Warning(host.Name, $"The cluster calls it {host.State}. Nothing of what it needs could be checked.",
                    $"Start it (Start-ClusterNode {Names.Short(host.Name)}) and check again; or evict it, if it will not come back.");
        }

        if (!wrong) yield return Finding.Passed(cluster, FormattableString.Invariant($"{evidence.Survey.Hosts.Count} of {evidence.Survey.Hosts.Count} nodes are up."));
    }
}

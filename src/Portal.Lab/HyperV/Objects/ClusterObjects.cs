using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Microsoft.FailoverClusters.PowerShell;

/// <summary>A cluster, as Get-Cluster gives it.</summary>
public sealed class Cluster
{
    private const int OldestLevel = 9; // Windows Server 2016

    internal Cluster(IWindowsCluster cluster, WindowsRelease asked)
    {
        (Name, Domain) = (cluster.ShortName, cluster.FullName[(cluster.ShortName.Length + 1)..]);
        var oldest = cluster.Nodes.Min(node => node.Release);
        // A cluster that is being upgraded works at the level of its oldest node: 8 while that is Windows Server 2012 R2.
        if (asked >= WindowsRelease.Ws2016) ClusterFunctionalLevel = OldestLevel + (oldest - WindowsRelease.Ws2016);
    }

    /// <summary>Short name.</summary>
    public string Name { get; }

    /// <summary>DNS domain.</summary>
    public string Domain { get; }

    /// <summary>8 for Windows Server 2012 R2, and so on; null before 2016, which does not have it.</summary>
    public int? ClusterFunctionalLevel { get; }

    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>A node, as Get-ClusterNode gives it.</summary>
public sealed class ClusterNode
{
    internal ClusterNode(IWindowsHost host, string cluster) => (Name, Cluster, State) = (host.ShortName, cluster, StateOf(host));

    /// <summary>Short name.</summary>
    public string Name { get; }

    /// <summary>Short name.</summary>
    public string Cluster { get; }

    /// <summary>"Up", "Paused" or "Down".</summary>
    public string State { get; }

    /// <inheritdoc />
    public override string ToString() => Name;

    internal static string StateOf(IWindowsHost host) => host.Has(Faults.Down) || host.Has(Faults.NodeDown) ? "Down" : host.Has(Faults.Paused) ? "Paused" : "Up";
}

/// <summary>A role of a cluster, as Get-ClusterGroup gives it: here always a virtual machine.</summary>
public sealed class ClusterGroup
{
    internal ClusterGroup(IWindowsHost owner, VmRecord machine, string cluster)
    {
        (Name, Cluster, Owner, MachineId) = (machine.Name, cluster, owner, machine.Id);
        State = ClusterNode.StateOf(owner) == "Down" ? "Failed" : machine.Power == VmPower.Running ? "Online" : "Offline";
    }

    /// <summary>Name of the machine.</summary>
    public string Name { get; }

    /// <summary>Short name.</summary>
    public string Cluster { get; }

    /// <summary>The node that has it.</summary>
    public ClusterNode OwnerNode => new(Owner, Cluster);

    /// <summary>"Online", "Offline" or "Failed".</summary>
    public string State { get; }

    /// <summary>"VirtualMachine".</summary>
    public string GroupType { get; } = "VirtualMachine";

    internal IWindowsHost Owner { get; }

    internal Guid MachineId { get; }

    /// <inheritdoc />
    public override string ToString() => Name;
}

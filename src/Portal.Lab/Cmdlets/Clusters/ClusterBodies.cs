using Microsoft.FailoverClusters.PowerShell;
using Portal.Lab.HyperV;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Portal.Lab.Cmdlets.Clusters;

/// <summary>A cmdlet of the FailoverClusters module, on a machine that may be in no cluster.</summary>
/// <param name="name">Of the cmdlet.</param>
public abstract class ClusterBody(string name) : CmdletBody(name)
{
    /// <inheritdoc />
    public sealed override void Process(ICmdletCall call)
    {
        var cluster = (call.Session.Host.Has(Faults.NodeDown) ? null : call.Session.Host.Cluster) ?? throw new RefusalException(0x800706D9,
            "The cluster service is not running. Make sure that the service is running on all nodes in the cluster. There are no more endpoints available from the endpoint mapper")
            { Category = "ConnectionError", ErrorId = Name };
        Act(call, cluster);
    }

    /// <exception cref="RefusalException">Becomes an error of the call.</exception>
    private protected abstract void Act(ICmdletCall call, IWindowsCluster cluster);

    private protected static bool Matches(ICmdletCall call, string name) =>
        !call.Has("Name") || call.All<string>("Name").Contains(name, StringComparer.OrdinalIgnoreCase);
}

/// <summary>The cluster of the machine.</summary>
public sealed class GetCluster() : ClusterBody("Get-Cluster")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call, IWindowsCluster cluster) => call.Write(new Cluster(cluster, call.Session.Host.Release));
}

/// <summary>Its nodes.</summary>
public sealed class GetClusterNode() : ClusterBody("Get-ClusterNode")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call, IWindowsCluster cluster)
    {
        foreach (var node in cluster.Nodes.Where(node => Matches(call, node.ShortName)))
            call.Write(new ClusterNode(node, cluster.ShortName));
    }
}

/// <summary>Its roles: machines, on whatever node they are.</summary>
public sealed class GetClusterGroup() : ClusterBody("Get-ClusterGroup")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call, IWindowsCluster cluster)
    {
        foreach (var (owner, machine) in Found(call, cluster))
            call.Write(new ClusterGroup(owner, machine, cluster.ShortName));
    }

    private static IEnumerable<(IWindowsHost Owner, VmRecord Machine)> Found(ICmdletCall call, IWindowsCluster cluster)
    {
        if (call.Has("VMId"))
        {
            var id = call.Get<Guid>("VMId");
            return [Roles.Find(cluster, id) is { Machine.Clustered: true } one ? one : throw RefusalException.Gone($"The role of the virtual machine {id:D}")];
        }

        return cluster.Nodes.SelectMany(node => node.Machines.All.Where(machine => machine.Clustered && Matches(call, machine.Name)).Select(machine => (node, machine)));
    }
}

/// <summary>Makes a machine a role.</summary>
public sealed class AddClusterVirtualMachineRole() : ClusterBody("Add-ClusterVirtualMachineRole")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call, IWindowsCluster cluster)
    {
        if (!call.Has("VMId"))
            throw RefusalException.Unsupported("The lab answers -VMId: a name may belong to several machines");
        var id = call.Get<Guid>("VMId");
        var (owner, _) = Roles.Find(cluster, id) ?? throw RefusalException.Gone($"The virtual machine {id:D}");
        var machine = owner.Machines.Change(id, now => now.Clustered ? throw Already(now) : now with { Clustered = true })!;
        call.Write(new ClusterGroup(owner, machine, cluster.ShortName));
    }

    private static RefusalException Already(VmRecord machine) =>
        new(0x80071392, $"'{machine.Name}': The object already exists: the virtual machine is a role already") { Category = "ResourceExists" };
}

/// <summary>Takes roles from the cluster; their machines stay.</summary>
public sealed class RemoveClusterGroup() : ClusterBody("Remove-ClusterGroup")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call, IWindowsCluster cluster)
    {
        if (call.Get<object>("InputObject") is not ClusterGroup group)
            throw RefusalException.Unsupported("The lab answers -InputObject");
        if (!call.Has("RemoveResources"))
            throw new RefusalException(0x8007138A, $"'{group.Name}': The operation could not be completed because the cluster group is not empty") { Category = "InvalidOperation" };
        if (call.Has("Force") || call.Agrees($"Are you sure that you want to remove the clustered role '{group.Name}'?"))
            group.Owner.Machines.Change(group.MachineId, machine => machine with { Clustered = false });
    }
}

/// <summary>Machines of a cluster.</summary>
internal static class Roles
{
    public static (IWindowsHost Owner, VmRecord Machine)? Find(IWindowsCluster cluster, Guid id)
    {
        foreach (var node in cluster.Nodes)
        {
            if (node.Machines.Find(id) is { } machine)
                return (node, machine);
        }

        return null;
    }
}

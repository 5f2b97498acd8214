using Microsoft.SystemCenter.VirtualMachineManager;

namespace Portal.Lab.Cmdlets.Vmm;

/// <summary>The user roles that the connection sees.</summary>
public sealed class GetSCUserRole() : VmmBody("Get-SCUserRole")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        foreach (var role in UserRole.Of(Connection(call)))
        {
            if (IsAsked(call, role.Name, role.ID) && (!call.Has("UserRoleProfile") || string.Equals(call.Get<string>("UserRoleProfile"), role.Profile, StringComparison.OrdinalIgnoreCase)))
                call.Write(role);
        }
    }
}

/// <summary>The host groups that the connection's role sees.</summary>
public sealed class GetSCVMHostGroup() : VmmBody("Get-SCVMHostGroup")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        var parent = call.Get<HostGroup>("ParentHostGroup");
        var connection = parent is null ? Connection(call) : Alive(parent.Connection);
        foreach (var group in connection.Groups.Select(path => new HostGroup(connection, path)))
        {
            if (IsAsked(call, group.Name, group.ID) && (parent is null || group.Path.StartsWith(parent.Path + '\\', StringComparison.OrdinalIgnoreCase)))
                call.Write(group);
        }
    }
}

/// <summary>Clusters whose hosts the connection's role sees.</summary>
public sealed class GetSCVMHostCluster() : VmmBody("Get-SCVMHostCluster")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        var group = call.Get<HostGroup>("VMHostGroup");
        var connection = call.Has("VMMServer") ? Connection(call) : group is null ? Connection(call) : Alive(group.Connection);
        foreach (var cluster in connection.Hosts.Where(host => host.Cluster is not null && group?.Holds(host) != false).Select(host => host.Cluster!).Distinct())
        {
            var found = new HostCluster(connection, cluster);
            if (IsAsked(call, found.Name, found.ID) || IsAsked(call, found.ClusterName, found.ID))
                call.Write(found);
        }
    }
}

/// <summary>Hosts that the connection's role sees, whether or not they answer.</summary>
public sealed class GetSCVMHost() : VmmBody("Get-SCVMHost")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        var (group, cluster) = (call.Get<HostGroup>("VMHostGroup"), call.Get<HostCluster>("VMHostCluster"));
        var connection = group is not null ? Alive(group.Connection) : cluster is not null ? Alive(cluster.Connection) : Connection(call);
        foreach (var machine in connection.Hosts)
        {
            var host = new Host(connection, machine);
            if (IsNamed(call, machine.ShortName, machine.FullName) && (!call.Has("ID") || call.Get<Guid>("ID") == host.ID)
                && group?.Holds(machine) != false && cluster?.Machines.Contains(machine) != false)
                call.Write(host);
        }
    }

    private static bool IsNamed(ICmdletCall call, string shortName, string fullName) =>
        call.Get<string>("ComputerName") is not { } asked || string.Equals(asked, shortName, StringComparison.OrdinalIgnoreCase) || string.Equals(asked, fullName, StringComparison.OrdinalIgnoreCase);
}

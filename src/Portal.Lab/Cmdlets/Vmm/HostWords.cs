using Microsoft.SystemCenter.VirtualMachineManager;
using Portal.Lab.Vmm;
using Portal.Lab.Windows;

namespace Portal.Lab.Cmdlets.Vmm;

/// <summary>Which hosts a call is about.</summary>
internal static class HostWords
{
    /// <summary>Those of -VMHost or -VMHostCluster, else all that the connection sees.</summary>
    /// <exception cref="HyperV.RefusalException">There is no connection, or its server has gone.</exception>
    public static IEnumerable<Host> Asked(ICmdletCall call)
    {
        if (call.Get<Host>("VMHost") is { } host) return [Alive(host.Connection, host)];
        if (call.Get<HostCluster>("VMHostCluster") is { } cluster) return Alive(cluster.Connection, cluster).Nodes;
        var connection = call.Get<ServerConnection>("VMMServer") ?? throw VmmRefusals.NotConnected();
        return Alive(connection, connection).Hosts.Select(machine => new Host(connection, machine));
    }

    private static T Alive<T>(ServerConnection connection, T what) => connection.Server.Machine.Has(Faults.Down) ? throw VmmRefusals.NoAnswer(connection.Name) : what;
}

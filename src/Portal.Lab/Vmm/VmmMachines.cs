using Microsoft.SystemCenter.VirtualMachineManager;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Portal.Lab.Vmm;

/// <summary>The virtual machines that a connection sees, by the host's ids.</summary>
internal static class VmmMachines
{
    /// <summary>One of them; null where VMM does not know it.</summary>
    public static VmmView? Find(ServerConnection connection, Guid vmId)
    {
        var record = connection.Server.Database.Find(vmId);
        if (record?.Forgotten == true) return null;
        foreach (var host in connection.Hosts)
        {
            if (host.Machines.Find(vmId) is { } machine) return new VmmView(record, host, machine);
        }

        return record is not null && connection.Hosts.FirstOrDefault(host => host.ShortName == record.Host) is { } last ? new VmmView(record, last, null) : null;
    }

    /// <summary>Those on hosts, and those that should be there.</summary>
    /// <param name="connection">What sees them.</param>
    /// <param name="name">Only those that are called so; null for all.</param>
    /// <param name="only">Only those of this host; null for all.</param>
    public static IEnumerable<VmmView> All(ServerConnection connection, string? name = null, WindowsHost? only = null)
    {
        var (database, hosts) = (connection.Server.Database, connection.Hosts.Where(host => only is null || host == only).ToList());
        foreach (var host in hosts)
        {
            foreach (var machine in name is null ? host.Machines.All : (IEnumerable<VmRecord>)host.Machines.Named(name))
            {
                var record = database.Find(machine.Id);
                if (record?.Forgotten != true) yield return new VmmView(record, host, machine);
            }
        }

        var all = connection.Hosts.ToList();
        foreach (var record in database.Machines.Where(record => !record.Forgotten && (name is null || string.Equals(record.Name, name, StringComparison.OrdinalIgnoreCase))))
        {
            if (hosts.FirstOrDefault(host => host.ShortName == record.Host) is { } last && all.TrueForAll(host => host.Machines.Find(record.VmId) is null))
                yield return new VmmView(record, last, null);
        }
    }
}

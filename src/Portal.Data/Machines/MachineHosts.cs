using Microsoft.EntityFrameworkCore;
using Portal.Domain.Machines;

namespace Portal.Data.Machines;

/// <summary>Machines by their host. Hosts answer with names in whatever case: the database keeps each in lower case too, and indexes that.</summary>
public static class MachineHosts
{
    internal const string Column = "HostKey";

    /// <summary>Those on one of these hosts: FQDNs in whatever case.</summary>
    public static IQueryable<Machine> OnHosts(this IQueryable<Machine> machines, params IEnumerable<string> hosts)
    {
        List<string> keys = [.. hosts.Select(host => host.ToLowerInvariant())];
        return keys is [var key]
            ? machines.Where(machine => EF.Property<string>(machine, Column) == key)
            : machines.Where(machine => keys.Contains(EF.Property<string>(machine, Column)));
    }
}

using Portal.Lab.Cmdlets.Declarations;
using Portal.Lab.Site;
using Portal.Lab.Vmm;

namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>A logical network, as Get-SCLogicalNetwork gives it.</summary>
[HostObject]
public sealed class LogicalNetwork
{
    internal LogicalNetwork(string name) => Name = name;

    /// <summary>Label, unique.</summary>
    public string Name { get; }

    /// <summary>VMM's own.</summary>
    public Guid ID => VmmIds.Of("logical network", Name);

    /// <inheritdoc />
    public override string ToString() => Name;

    internal static IEnumerable<LogicalNetwork> All(ServerConnection connection) => connection.Server.Site.LogicalNetworks.Select(name => new LogicalNetwork(name));

    /// <summary>The one that stands for a host's virtual switch.</summary>
    internal static LogicalNetwork? OfSwitch(ServerConnection connection, string? name) =>
        name is null ? null : All(connection).FirstOrDefault(network => string.Equals(network.Name, name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A network of machines, as Get-SCVMNetwork gives it; since 2012 SP1.</summary>
[HostObject]
public sealed class VMNetwork
{
    private VMNetwork(SiteVmNetwork network) => (Name, LogicalNetwork) = (network.Name, new LogicalNetwork(network.LogicalNetwork));

    /// <summary>Label.</summary>
    public string Name { get; }

    /// <summary>VMM's own.</summary>
    public Guid ID => VmmIds.Of("VM network", Name);

    /// <summary>That it lies on.</summary>
    public LogicalNetwork LogicalNetwork { get; }

    /// <inheritdoc />
    public override string ToString() => Name;

    internal static IEnumerable<VMNetwork> All(ServerConnection connection) =>
        connection.Server.Release >= VmmRelease.Vmm2012Sp1 ? connection.Server.Site.VmNetworks.Select(network => new VMNetwork(network)) : [];
}

/// <summary>A port classification, as Get-SCPortClassification gives it; since 2012 SP1.</summary>
[HostObject]
public sealed class PortClassification
{
    internal PortClassification(string name) => Name = name;

    /// <summary>Label.</summary>
    public string Name { get; }

    /// <summary>VMM's own.</summary>
    public Guid ID => VmmIds.Of("port classification", Name);

    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>A virtual switch of a host, as Get-SCVirtualNetwork gives it.</summary>
[HostObject]
public sealed class VirtualNetwork
{
    internal VirtualNetwork(Host host, string name) => (VMHost, Name) = (host, name);

    /// <summary>Label, unique on its host.</summary>
    public string Name { get; }

    /// <summary>VMM's own.</summary>
    public Guid ID => VmmIds.Of("virtual network", $"{VMHost.Name} {Name}");

    /// <summary>That has it.</summary>
    public Host VMHost { get; }

    /// <summary>That it stands for.</summary>
    public IReadOnlyList<LogicalNetwork> LogicalNetworks => Scripts.List(LogicalNetwork.All(VMHost.Connection).Where(network => network.ID == LogicalNetwork.OfSwitch(VMHost.Connection, Name)?.ID), network => network);

    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>A range of MAC addresses, as Get-SCMACAddressPool gives it.</summary>
[HostObject]
public sealed class MACAddressPool
{
    internal MACAddressPool(SiteMacPool pool) => (Name, MACAddressRangeStart, MACAddressRangeEnd) = (pool.Name, pool.First, pool.Last);

    /// <summary>Label.</summary>
    public string Name { get; }

    /// <summary>VMM's own.</summary>
    public Guid ID => VmmIds.Of("MAC pool", Name);

    /// <summary>"00:1D:D8:B7:1C:00".</summary>
    public string MACAddressRangeStart { get; }

    /// <summary>"00:1D:D8:F4:1F:FF".</summary>
    public string MACAddressRangeEnd { get; }

    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>A range of IPv4 addresses, as Get-SCStaticIPAddressPool gives it.</summary>
[HostObject]
public sealed class StaticIPAddressPool
{
    internal StaticIPAddressPool(SiteAddressPool pool) => (Name, IPAddressRangeStart, IPAddressRangeEnd, Subnet) = (pool.Name, pool.First, pool.Last, pool.Subnet);

    /// <summary>Label.</summary>
    public string Name { get; }

    /// <summary>VMM's own.</summary>
    public Guid ID => VmmIds.Of("address pool", Name);

    /// <summary>"192.0.2.10".</summary>
    public string IPAddressRangeStart { get; }

    /// <summary>"192.0.2.250".</summary>
    public string IPAddressRangeEnd { get; }

    /// <summary>"192.0.2.0/24".</summary>
    public string Subnet { get; }

    /// <inheritdoc />
    public override string ToString() => Name;
}

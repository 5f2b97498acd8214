using Portal.Lab.Cmdlets.Declarations;
using Portal.Lab.HyperV.Cim.Classes;
using Portal.Lab.HyperV.Machines;
using Portal.Lab.Vmm;
using Portal.Lab.Windows;

namespace Microsoft.SystemCenter.VirtualMachineManager;

/// <summary>A host, as Get-SCVMHost gives it.</summary>
[HostObject]
public sealed class Host
{
    internal Host(ServerConnection connection, WindowsHost machine) => (Connection, Machine) = (connection, machine);

    /// <summary>FQDN.</summary>
    public string Name => Machine.FullName;

    /// <summary>FQDN.</summary>
    public string FQDN => Machine.FullName;

    /// <summary>FQDN.</summary>
    public string ComputerName => Machine.FullName;

    /// <summary>FQDN.</summary>
    public string FullyQualifiedDomainName => Machine.FullName;

    /// <summary>VMM's own.</summary>
    public Guid ID => VmmIds.Of("host", Machine.FullName);

    /// <summary>Where it is.</summary>
    public HostGroup VMHostGroup => new(Connection, Connection.Server.GroupOf(Machine));

    /// <summary>Its cluster; null for a standalone machine.</summary>
    public HostCluster? HostCluster => Machine.Cluster is { } cluster ? new HostCluster(Connection, cluster) : null;

    /// <summary>Its Windows.</summary>
    public OperatingSystem OperatingSystem => new(WindowsOperatingSystem.Words(Machine.Release).Caption.TrimEnd(), WindowsOperatingSystem.Words(Machine.Release).Version);

    /// <summary>"HyperV".</summary>
    public string VirtualizationPlatform { get; } = "HyperV";

    /// <summary>"OK" or "NotResponding".</summary>
    public string OverallState => IsDown ? "NotResponding" : "OK";

    /// <summary>"Responding" or "NotResponding".</summary>
    public string CommunicationState => IsDown ? "NotResponding" : "Responding";

    /// <summary>Whether it is in maintenance.</summary>
    public bool MaintenanceHost => Machine.Has(Faults.Paused);

    /// <summary>Whether new machines may be put there.</summary>
    public bool AvailableForPlacement => !IsDown && !MaintenanceHost;

    /// <summary>Bytes.</summary>
    public long TotalMemory => Machine.MemoryBytes;

    /// <summary>Megabytes.</summary>
    public long AvailableMemory => HostMemory.Free(Machine) >> 20;

    /// <summary>Build of the agent: that of the server.</summary>
    public string AgentVersion => Connection.Server.Release.Build();

    internal ServerConnection Connection { get; }

    internal WindowsHost Machine { get; }

    private bool IsDown => Machine.Has(Faults.Down);

    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>What a host runs.</summary>
public sealed class OperatingSystem
{
    internal OperatingSystem(string name, string version) => (Name, Version) = (name, version);

    /// <summary>"Microsoft Windows Server 2022 Datacenter".</summary>
    public string Name { get; }

    /// <summary>"10.0.20348".</summary>
    public string Version { get; }

    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>A cluster, as Get-SCVMHostCluster gives it.</summary>
[HostObject]
public sealed class HostCluster
{
    private readonly IWindowsCluster _cluster;

    internal HostCluster(ServerConnection connection, IWindowsCluster cluster) => (Connection, _cluster) = (connection, cluster);

    /// <summary>FQDN.</summary>
    public string Name => _cluster.FullName;

    /// <summary>Short name.</summary>
    public string ClusterName => _cluster.ShortName;

    /// <summary>VMM's own.</summary>
    public Guid ID => VmmIds.Of("cluster", _cluster.FullName);

    /// <summary>Its hosts.</summary>
    public IReadOnlyList<Host> Nodes => Scripts.List(Machines, node => new Host(Connection, node));

    /// <summary>Where it is.</summary>
    public HostGroup HostGroup => new(Connection, Connection.Server.GroupOf(Machines.First()));

    internal ServerConnection Connection { get; }

    internal IEnumerable<WindowsHost> Machines => _cluster.Nodes.Cast<WindowsHost>();

    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>A group of hosts, as Get-SCVMHostGroup gives it.</summary>
[HostObject]
public sealed class HostGroup
{
    internal HostGroup(ServerConnection connection, string path) => (Connection, Path) = (connection, path);

    /// <summary>The last part of the path.</summary>
    public string Name => Path[(Path.LastIndexOf('\\') + 1)..];

    /// <summary>"All Hosts\Standalone".</summary>
    public string Path { get; }

    /// <summary>VMM's own.</summary>
    public Guid ID => VmmIds.Of("group", Path);

    internal ServerConnection Connection { get; }

    /// <summary>Whether a host is in it, or in a group below it.</summary>
    internal bool Holds(WindowsHost host)
    {
        var group = Connection.Server.GroupOf(host);
        return string.Equals(group, Path, StringComparison.OrdinalIgnoreCase) || group.StartsWith(Path + '\\', StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc />
    public override string ToString() => Path;
}

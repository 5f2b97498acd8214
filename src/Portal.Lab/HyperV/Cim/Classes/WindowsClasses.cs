using System.Management.Automation;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Cim.Classes;

/// <summary>A class of root\cimv2. The facts do not have them; a property is known where the lab fills it.</summary>
internal abstract class WindowsClass(string name, string key, params string[] properties) : CimClass(name, key, CimClass.Windows)
{
    protected override IReadOnlyList<string> FurtherProperties { get; } = properties;
}

/// <summary>The machine. Its DNS name may be longer than what NetBIOS knows of it.</summary>
internal sealed class WindowsComputerSystem()
    : WindowsClass("Win32_ComputerSystem", "Name", "Name", "DNSHostName", "Domain", "PartOfDomain", "TotalPhysicalMemory", "Manufacturer", "Model")
{
    public override IEnumerable<PSObject> All(LabSession session) =>
    [
        CimObject.Of(this, ("Name", NetBiosName.Of(NameOf(session.Host))), ("DNSHostName", NameOf(session.Host)), ("Domain", session.Host.Domain),
            ("PartOfDomain", true), ("TotalPhysicalMemory", (ulong)session.Host.MemoryBytes), ("Manufacturer", "Portal"), ("Model", "Lab")),
    ];

    private static string NameOf(IWindowsHost host) => host.Has(Faults.RunsPortal) ? Environment.MachineName : host.ShortName;
}

/// <summary>The domain that it is in; before it stands the machine itself, as Windows lists it.</summary>
internal sealed class WindowsDomain() : WindowsClass("Win32_NTDomain", "Name", "Name", "DomainName", "DnsForestName")
{
    /// <summary>Another one than the lab's.</summary>
    private const string Foreign = "elsewhere.example";

    public override IEnumerable<PSObject> All(LabSession session)
    {
        var account = session.Account.Split('\\')[0];
        return
        [
            CimObject.Of(this, ("Name", $"Domain: {NetBiosName.Of(session.Host.ShortName)}"), ("DomainName", null), ("DnsForestName", null)),
            CimObject.Of(this, ("Name", $"Domain: {account}"), ("DomainName", account), ("DnsForestName", session.Host.Has(Faults.ForeignForest) ? Foreign : session.Host.Domain)),
        ];
    }
}

/// <summary>Its Windows.</summary>
internal sealed class WindowsOperatingSystem()
    : WindowsClass("Win32_OperatingSystem", "Name", "Name", "Caption", "CSName", "Version", "BuildNumber", "TotalVisibleMemorySize", "FreePhysicalMemory")
{
    public override IEnumerable<PSObject> All(LabSession session)
    {
        var host = session.Host;
        var (caption, version) = Words(host.Release);
        return
        [
            CimObject.Of(this, ("Name", caption), ("Caption", caption), ("CSName", NetBiosName.Of(host.ShortName)), ("Version", version),
                ("BuildNumber", version.Split('.')[^1]), ("TotalVisibleMemorySize", (ulong)host.MemoryBytes / 1024),
                ("FreePhysicalMemory", (ulong)Machines.HostMemory.Free(host) / 1024)),
        ];
    }

    internal static (string Caption, string Version) Words(WindowsRelease release) => release switch
    {
        WindowsRelease.Ws2008R2 => ("Microsoft Windows Server 2008 R2 Datacenter ", "6.1.7601"),
        WindowsRelease.Ws2012 => ("Microsoft Windows Server 2012 Datacenter", "6.2.9200"),
        WindowsRelease.Ws2012R2 => ("Microsoft Windows Server 2012 R2 Datacenter", "6.3.9600"),
        WindowsRelease.Ws2016 => ("Microsoft Windows Server 2016 Datacenter", "10.0.14393"),
        WindowsRelease.Ws2019 => ("Microsoft Windows Server 2019 Datacenter", "10.0.17763"),
        WindowsRelease.Ws2022 => ("Microsoft Windows Server 2022 Datacenter", "10.0.20348"),
        WindowsRelease.Ws2025 => ("Microsoft Windows Server 2025 Datacenter", "10.0.26100"),
        _ => throw new ArgumentOutOfRangeException(nameof(release), release, null),
    };
}

/// <summary>Its volumes, mounted ones too.</summary>
internal sealed class WindowsVolume() : WindowsClass("Win32_Volume", "Name", "Name", "DriveLetter", "FileSystem", "DriveType", "Capacity", "FreeSpace")
{
    public override IEnumerable<PSObject> All(LabSession session) => session.Host.Volumes.Select(name =>
    {
        var (total, free) = session.Host.OwnFiles.Room(name);
        var isDrive = name.Length == 3;
        return CimObject.Of(this, ("Name", name), ("DriveLetter", isDrive ? name[..2] : null), ("FileSystem", isDrive ? "NTFS" : "CSVFS"), ("DriveType", 3u),
            ("Capacity", (ulong)total), ("FreeSpace", (ulong)free));
    });
}

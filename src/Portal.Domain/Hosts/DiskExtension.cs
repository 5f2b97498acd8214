namespace Portal.Domain.Hosts;

/// <summary>The format of a host's disk files. Windows goes by the extension, and a disk has that of its parent: what begins as one stays it.</summary>
public static class DiskExtension
{
    /// <summary>VHD: 2040 GiB at most.</summary>
    public const string Vhd = ".vhd";

    /// <summary>VHDX: since Windows Server 2012.</summary>
    public const string Vhdx = ".vhdx";

    /// <summary>Of new disks that all of these hosts can open.</summary>
    public static string For(IEnumerable<HostFacts> hosts) => hosts.Any(host => host.IsBefore(WindowsServer.V2012)) ? Vhd : Vhdx;

    /// <summary>Of a disk that is there, or will be.</summary>
    public static string Of(string path) => path.EndsWith(Vhd, StringComparison.OrdinalIgnoreCase) ? Vhd : Vhdx;
}

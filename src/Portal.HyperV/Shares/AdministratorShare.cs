using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.HyperV.Sessions;

namespace Portal.HyperV.Shares;

/// <summary>Which way leads to a host's administrator share from here.</summary>
internal static class AdministratorShare
{
    /// <summary>The lab's folder; a UNC path on Windows; libsmbclient elsewhere.</summary>
    public static IAdministratorShare To(SessionPool pool, ConnectionAccess access) =>
        access.Transport == Transport.Lab ? new LabShare(pool)
        : OperatingSystem.IsWindows() ? new WindowsShare(pool.Host, access)
        : new SmbShare(pool.Host, access);

    /// <summary>A path of the machine taken apart: "C:\ProgramData\x.vhdx" is drive 'C' and ["ProgramData", "x.vhdx"].</summary>
    /// <exception cref="HostException">Not a full path on a drive, or one that climbs.</exception>
    public static (char Drive, string[] Names) Split(string host, string path)
    {
        if (path.Length > 3 && char.IsAsciiLetter(path[0]) && path[1] == ':' && path[2] == '\\')
        {
            var names = path[3..].Split('\\');
            if (names.All(name => WindowsPath.FaultOfName(name) is null)) return (char.ToUpperInvariant(path[0]), names);
        }
        throw new HostException(HostFault.Unsupported, host, $"'{path}' is no path that an administrator share of {host} leads to.",
            @"The staging folder must lie on a drive of the machine, such as C:\ProgramData\Portal\Staging.");
    }
}

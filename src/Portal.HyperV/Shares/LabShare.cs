using Portal.Domain.Hosts;
using Portal.HyperV.Sessions;

namespace Portal.HyperV.Shares;

/// <summary>A machine of the lab: a folder plays its drive C:. Names are compared without case, as Windows does.</summary>
internal sealed class LabShare(SessionPool pool) : FolderShare(pool.Host)
{
    protected override async Task<string> RealAsync(string path, CancellationToken ct)
    {
        var (drive, names) = AdministratorShare.Split(Host, path);
        if (drive != 'C') throw new HostException(HostFault.Unsupported, Host, $"{Host} is a machine of the lab and shares its drive C: alone, not '{path}'.", "Keep the staging folder on C:.");
        var real = await pool.ShareFolderAsync(ct)
            ?? throw new HostException(HostFault.Refused, Host, $"{Host} did not say which folder plays its drive C:.", "Portal and lab must be of the same version.");
        foreach (var name in names) real = Path.Combine(real, AsWritten(real, name));
        return real;
    }

    private static string AsWritten(string folder, string name)
    {
        if (Path.Exists(Path.Combine(folder, name)) || !Directory.Exists(folder)) return name;
        var same = new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive, AttributesToSkip = FileAttributes.None };
        return Directory.EnumerateFileSystemEntries(folder, name, same).Select(Path.GetFileName).FirstOrDefault() ?? name;
    }
}

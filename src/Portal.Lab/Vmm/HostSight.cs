using Portal.Lab.Windows;

namespace Portal.Lab.Vmm;

/// <summary>What VMM sees on a host: what was there when it last read the host, and nothing that came since.</summary>
/// <param name="server">Who looks.</param>
internal sealed class HostSight(VmmServer server)
{
    private static readonly string[] Disks = [".vhd", ".vhdx", ".avhd", ".avhdx"];
    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };

    /// <summary>Reads the host anew: its disk files, and machines that were taken out of VMM alone.</summary>
    public void Read(WindowsHost host)
    {
        server.Database.See(host.ShortName, Places(host).Select(place => host.OwnFiles.Real(place)).SelectMany(Files));
        ReadMachines(host);
    }

    /// <summary>Shows again the machines of this host that were taken out of VMM alone, and forgets what it knew of those that have gone.</summary>
    public void ReadMachines(WindowsHost host)
    {
        foreach (var record in server.Database.Machines.Where(record => record.Forgotten))
        {
            if (host.Machines.Find(record.VmId) is not null || record.Host == host.ShortName) server.Database.Remove(record.VmId);
        }
    }

    /// <summary>Whether a file was there at the last look.</summary>
    public bool Saw(WindowsHost host, string path) => server.Database.Saw(host.ShortName, Below(host.OwnFiles.Real(path)));

    private IEnumerable<string> Places(WindowsHost host) =>
        host.Volumes.Concat(server.File.Shares.Select(share => $@"\\{share.Server}.{server.File.Domain}\{share.Name}\"));

    private IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*", Everywhere)
        .Where(file => Disks.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)).Select(Below);

    private string Below(string real) => Path.GetRelativePath(server.Folder.Root, real);
}

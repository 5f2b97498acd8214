using Portal.Imaging;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Disks;

/// <summary>What the name of a disk file says: Windows picks the reader by the extension.</summary>
public static class DiskName
{
    /// <exception cref="RefusalException">0xC03A0014 for any other extension, or none.</exception>
    public static DiskFormat FormatOf(string path) => Path.GetExtension(LastName(path)).ToUpperInvariant() switch
    {
        ".VHD" or ".AVHD" => DiskFormat.Vhd,
        ".VHDX" or ".AVHDX" => DiskFormat.Vhdx,
        _ => throw RefusalException.UnknownExtension(path),
    };

    /// <summary>Windows Server 2008 R2 knows VHD only, and no disks on file shares.</summary>
    /// <exception cref="RefusalException">0xC03A0014 for a VHDX there, 32770 for a share.</exception>
    public static void CheckOn(WindowsRelease release, string path)
    {
        var format = FormatOf(path);
        if (release >= WindowsRelease.Ws2012) return;
        if (format == DiskFormat.Vhdx)
            throw RefusalException.UnknownExtension(path);
        if (path.StartsWith(@"\\", StringComparison.Ordinal))
            throw RefusalException.Unsupported($"'{path}': Virtual hard disks on file shares are not supported");
    }

    /// <summary>The last part of a Windows path.</summary>
    public static string LastName(string path) => path[(path.LastIndexOfAny(['\\', '/']) + 1)..];

    /// <summary>The folder of a Windows path; "" where there is none.</summary>
    public static string Folder(string path) => path.LastIndexOfAny(['\\', '/']) is > 0 and var at ? path[..at] : "";

    /// <summary>The file that a checkpoint puts over this disk, which stays as it is from then on: the old name, an underscore, a new id, <c>.avhdx</c> or <c>.avhd</c>.</summary>
    public static string Above(string path, Guid id)
    {
        var name = Path.GetFileNameWithoutExtension(LastName(path));
        var cut = name.Length > 37 && name[^37] == '_' && Guid.TryParse(name[^36..], out _) ? name[..^37] : name;
        return $"{Folder(path)}\\{cut}_{id.ToString("D").ToUpperInvariant()}{(FormatOf(path) == DiskFormat.Vhd ? ".avhd" : ".avhdx")}";
    }

    /// <summary>A path that a file remembers, seen from the folder of that file.</summary>
    /// <param name="file">Windows path or UNC.</param>
    /// <param name="remembered">Relative (<c>..\images\base.vhdx</c>), or complete.</param>
    public static string From(string file, string remembered)
    {
        var path = remembered.Replace('/', '\\');
        if (path.StartsWith(@"\\", StringComparison.Ordinal) || path.Contains(':', StringComparison.Ordinal))
            return path;
        var parts = new List<string>(Folder(file).Split('\\'));
        foreach (var part in path.Split('\\', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part is "..")
            {
                if (parts.Count > 1)
                    parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ".")
            {
                parts.Add(part);
            }
        }

        return string.Join('\\', parts);
    }
}

using System.Management.Automation;
using Portal.Lab.HyperV;
using Portal.Lab.HyperV.Disks;
using Portal.Lab.Windows;

namespace Portal.Lab.Cmdlets.Core.Items;

/// <summary>A file or folder as scripts see it: a <c>System.IO.FileInfo</c> or <c>DirectoryInfo</c>.</summary>
/// <param name="path">Full path, as written.</param>
/// <param name="written">Last write.</param>
/// <param name="attributes">Of NTFS.</param>
public class FolderItem(string path, DateTimeOffset written, FileAttributes attributes)
{
    /// <summary>Without its folder.</summary>
    public string Name { get; } = DiskName.LastName(path.TrimEnd('\\')) is { Length: > 0 } name ? name : path;

    /// <summary>With its folder.</summary>
    public string FullName { get; } = path;

    /// <summary>Last write, in the machine's time.</summary>
    public DateTime LastWriteTime { get; } = written.LocalDateTime;

    /// <summary>Last write, UTC.</summary>
    public DateTime LastWriteTimeUtc { get; } = written.UtcDateTime;

    /// <summary>"Directory, Compressed".</summary>
    public FileAttributes Attributes { get; } = attributes;

    /// <summary>Whether it is a folder.</summary>
    public virtual bool PSIsContainer => true;

    /// <inheritdoc />
    public override string ToString() => Name;

    /// <summary>What there is at a path.</summary>
    /// <exception cref="RefusalException">Nothing, or nothing for this account.</exception>
    internal static PSObject At(IHostFiles files, string path)
    {
        if (files.FileExists(path)) return Typed(new FileItem(path, files.Written(path), files.Attributes(path), files.Length(path)), "System.IO.FileInfo");
        return files.FolderExists(path) ? Typed(new FolderItem(path, files.Written(path), files.Attributes(path)), "System.IO.DirectoryInfo") : throw ItemRefusals.Missing(path);
    }

    private static PSObject Typed(FolderItem item, string type)
    {
        var typed = PSObject.AsPSObject(item);
        typed.TypeNames.Clear();
        foreach (var name in (string[])[type, "System.IO.FileSystemInfo", "System.MarshalByRefObject", "System.Object"]) typed.TypeNames.Add(name);
        return typed;
    }
}

/// <inheritdoc cref="FolderItem" />
/// <param name="path">Full path, as written.</param>
/// <param name="written">Last write.</param>
/// <param name="attributes">Of NTFS.</param>
/// <param name="length">Bytes.</param>
public sealed class FileItem(string path, DateTimeOffset written, FileAttributes attributes, long length) : FolderItem(path, written, attributes)
{
    /// <summary>Bytes.</summary>
    public long Length { get; } = length;

    /// <summary>".vhdx".</summary>
    public string Extension => Path.GetExtension(Name);

    /// <summary>Without the extension.</summary>
    public string BaseName => Path.GetFileNameWithoutExtension(Name);

    /// <summary>Path of its folder.</summary>
    public string DirectoryName => DiskName.Folder(FullName);

    /// <inheritdoc />
    public override bool PSIsContainer => false;
}

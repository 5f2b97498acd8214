using Portal.Lab.HyperV;
using Portal.Lab.Windows;

namespace Portal.Lab.Cmdlets.Core.Machine;

/// <summary><c>Scripting.FileSystemObject</c> of COM: measures a drive or a share.</summary>
public sealed class FileSystemObject
{
    private readonly IHostFiles _files;

    internal FileSystemObject(IHostFiles files) => _files = files;

    /// <summary>A drive (<c>D:</c>) or a share (<c>\\server\share</c>).</summary>
    /// <exception cref="RefusalException">It is not there, or not for this account.</exception>
    public FileSystemDrive GetDrive(string drivespec)
    {
        var root = drivespec.StartsWith('\\') ? drivespec : $"{drivespec.TrimEnd('\\', ':')}:\\";
        if (!_files.FolderExists(root)) throw new RefusalException(0x800A004C, "Path not found");
        var (total, free) = _files.Room(root);
        return new FileSystemDrive(drivespec, total, free);
    }
}

/// <summary>A drive or share.</summary>
/// <param name="Path">As it was asked for.</param>
/// <param name="TotalSize">Bytes.</param>
/// <param name="AvailableSpace">Bytes that this account may still use.</param>
public sealed record FileSystemDrive(string Path, long TotalSize, long AvailableSpace);

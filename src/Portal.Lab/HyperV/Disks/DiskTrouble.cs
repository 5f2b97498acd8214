using Portal.Imaging;

namespace Portal.Lab.HyperV.Disks;

/// <summary>Turns what .NET and Imaging say of files into what Windows says.</summary>
internal static class DiskTrouble
{
    public static RefusalException AsRefusal(Exception surprise, string path) => surprise switch
    {
        RefusalException refused => refused,
        FileNotFoundException => RefusalException.NoFile(path),
        DirectoryNotFoundException => RefusalException.NoFolder(path),
        UnauthorizedAccessException => RefusalException.Denied($"'{path}':"),
        DiskFormatException wrong => AsRefusal(wrong.Fault, path),
        IOException full when (full.HResult & 0xFFFF) is 28 or 112 => new(0x80070070, $"'{path}': There is not enough space on the disk"),
        IOException { HResult: unchecked((int)0x80070050) } or IOException { HResult: 17 } => RefusalException.Exists(path),
        _ => new(0x80004005, $"'{path}': Unspecified error. {surprise.GetType().Name}: {surprise.Message.TrimEnd('.')}"),
    };

    /// <summary>What is wrong with a disk file, in the host's words.</summary>
    public static RefusalException AsRefusal(DiskFault fault, string path) => fault switch
    {
        DiskFault.NotADisk => new(0xC03A0004, $"'{path}': The file or directory is corrupted and unreadable: its format is not recognized"),
        DiskFault.Truncated => new(0xC03A0013, $"'{path}': The file size of the virtual hard disk is not valid"),
        DiskFault.ParentMissing => new(0xC03A000D, $"'{path}': Unable to find the parent virtual hard disk in the differencing disk", RefusalException.FileNotFound),
        DiskFault.ParentChanged => new(0xC03A000E, $"'{path}': The parent of this virtual hard disk has been modified: the identifiers do not match"),
        DiskFault.Cycle => new(0xC03A0018, $"'{path}': The chain of virtual hard disks has a circular pattern"),
        DiskFault.Unsupported => new(0xC03A0005, $"'{path}': The version or layout of the virtual hard disk is not supported", RefusalException.NotSupported),
        DiskFault.ChainTooLong => InParent(path),
        _ => new(0xC03A0008, $"'{path}': The header of the virtual hard disk is corrupt"),
    };

    /// <summary>An error further up the chain, which the host reports of the child.</summary>
    public static RefusalException InParent(string path) =>
        new(0xC03A0019, $"'{path}': The chain of virtual hard disks is corrupted: there is an error in a parent of the differencing disk");
}

namespace Portal.Lab.HyperV;

/// <summary>Turns what .NET says of files into what Windows says.</summary>
internal static class DiskTrouble
{
    public static RefusalException AsRefusal(Exception surprise, string path) => surprise switch
    {
        RefusalException refused => refused,
        FileNotFoundException => RefusalException.NoFile(path),
        DirectoryNotFoundException => RefusalException.NoFolder(path),
        UnauthorizedAccessException => RefusalException.Denied($"'{path}':"),
        InvalidDataException damaged => new(0xC03A0004, $"'{path}': The file is corrupt or its format is not recognized. {damaged.Message.TrimEnd('.')}"),
        IOException full when (full.HResult & 0xFFFF) is 28 or 112 => new(0x80070070, $"'{path}': There is not enough space on the disk"),
        IOException { HResult: unchecked((int)0x80070050) } or IOException { HResult: 17 } => RefusalException.Exists(path),
        _ => new(0x80004005, $"'{path}': Unspecified error. {surprise.GetType().Name}: {surprise.Message.TrimEnd('.')}"),
    };
}

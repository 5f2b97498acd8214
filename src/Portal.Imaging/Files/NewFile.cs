namespace Portal.Imaging.Files;

/// <summary>What every new disk file asks of its place and its parent.</summary>
internal static class NewFile
{
    public static DiskFile Of(Stream target) => target is { CanSeek: true, CanWrite: true, CanRead: true, Length: 0 }
        ? new DiskFile(target, NameOf(target), leaveOpen: true)
        : throw new ArgumentException("A new disk goes into an empty stream that can be read, written and sought in.", nameof(target));

    public static void CheckParent(Stream target, DiskFormat format, DiskInfo parent)
    {
        if (parent.Format != format) throw Refused(target, $"a differencing {format} has a {format} as parent, and this parent is a {parent.Format}");
    }

    public static DiskFormatException Refused(Stream target, string rule) =>
        new(DiskFault.Unsupported, NameOf(target), rule, "Choose another size or format");

    private static string NameOf(Stream target) => target is FileStream { Name.Length: > 0 } file ? file.Name : "The new disk";
}

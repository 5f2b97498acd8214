using System.Text;

namespace Portal.Imaging.Fat;

/// <summary>The bytes of a folder.</summary>
internal static class FatFolder
{
    /// <summary>The root folder; its first entry is the volume's label.</summary>
    public static byte[] Root(FatNode root, FatVolumeOptions options)
    {
        var bytes = new byte[(1 + root.Entries) * FatEntry.Bytes];
        var rest = FatEntry.PutShort(bytes, Encoding.ASCII.GetBytes(options.Label.PadRight(FatName.ShortBytes)), FatEntry.VolumeLabel, 0, 0, options.Time);
        Put(rest, root, options.Time);
        return bytes;
    }

    /// <summary>Any other folder; its first entries are itself and the folder above, which is 0 where that is the root.</summary>
    public static byte[] Below(FatNode above, FatNode folder, FatVolumeOptions options)
    {
        var bytes = new byte[(2 + folder.Entries) * FatEntry.Bytes];
        var rest = FatEntry.PutShort(bytes, ".          "u8, FatEntry.Folder, folder.Cluster, 0, options.Time);
        rest = FatEntry.PutShort(rest, "..         "u8, FatEntry.Folder, above.Cluster, 0, options.Time);
        Put(rest, folder, options.Time);
        return bytes;
    }

    private static void Put(Span<byte> room, FatNode folder, DateTimeOffset time)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var child in folder.Children)
        {
            room = FatEntry.Put(room, child.Name, FatName.Shorten(child.Name, taken),
                child.IsFolder ? FatEntry.Folder : FatEntry.File, child.Cluster, (uint)child.Content.Length, time);
        }
    }
}

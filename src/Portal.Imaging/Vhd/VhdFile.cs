using Portal.Imaging.Files;

namespace Portal.Imaging.Vhd;

/// <summary>Opens a VHD of any kind.</summary>
internal static class VhdFile
{
    public static DiskLayer Open(DiskFile file, VhdFooter footer)
    {
        if (footer.Kind != DiskKind.Fixed) return GrowingVhd.Open(file, footer);

        if (footer.Size > file.Length - VhdFooter.Bytes) throw file.Truncated("data", footer.Size + VhdFooter.Bytes);
        return new RawLayer(file, new DiskInfo(DiskFormat.Vhd, DiskKind.Fixed, footer.Size, 0, 512, 512, footer.Id, null) { Stamp = footer.Stamp });
    }
}

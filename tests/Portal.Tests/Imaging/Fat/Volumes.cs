using Portal.Imaging;
using Portal.Imaging.Fat;

namespace Portal.Tests.Imaging.Fat;

/// <summary>Volumes on bare disks in memory.</summary>
internal static class Volumes
{
    public const int DiskBytes = 16 * Disks.MiB;
    public const int Start = 64 * Disks.KiB;

    public static readonly FatVolumeOptions Options = new("cidata", 0x1234_ABCD, 0x5678_EF01, new DateTimeOffset(2026, 7, 30, 13, 45, 31, TimeSpan.Zero));

    /// <summary>The disk up to its last byte that is not zero.</summary>
    public static byte[] Make(params FatFile[] files) => Make(DiskBytes, files);

    public static byte[] Make(int diskBytes, FatFile[] files, FatVolumeOptions? options = null)
    {
        var file = new SparseStream();
        file.SetLength(diskBytes);
        using (var disk = WritableDisk.OpenRaw(file)) FatVolumeWriter.Write(disk, options ?? Options, files);

        var bytes = new byte[file.Extents()[^1].End];
        file.Position = 0;
        file.ReadExactly(bytes);
        return bytes;
    }

    public static FatFile File(string path, string text) => new(path, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Opens what <see cref="Make(FatFile[])"/> made, with its zeros.</summary>
    public static FatVolume Open(byte[] disk, int diskBytes = DiskBytes)
    {
        var file = new SparseStream();
        file.Write(disk);
        file.SetLength(diskBytes);
        return FatVolume.Open(VirtualDisk.OpenRaw(file));
    }

    /// <summary>Writes the volume alone, without its partition table, to a file for others to read.</summary>
    public static void SaveVolume(byte[] disk, string path)
    {
        var file = new SparseStream();
        file.Write(disk.AsSpan(Start));
        file.SetLength(DiskBytes - Start);
        file.SaveAs(path);
    }
}

using Portal.Imaging;
using Portal.Imaging.Fat;

namespace Portal.Tests.Imaging.Fat;

/// <summary>Volumes on bare disks in memory.</summary>
internal static class Volumes
{
    public const int DiskBytes = 16 * Disks.MiB;
    public const int Start = 64 * Disks.KiB;

    public static readonly FatVolumeOptions Options = new("cidata", 0x1234_ABCD, 0x5678_EF01, new DateTimeOffset(2026, 7, 30, 13, 45, 31, TimeSpan.Zero));

    public static byte[] Make(params FatFile[] files) => Make(DiskBytes, files);

    public static byte[] Make(int diskBytes, FatFile[] files, FatVolumeOptions? options = null)
    {
        var bytes = new byte[diskBytes];
        using var disk = WritableDisk.OpenRaw(new MemoryStream(bytes));
        FatVolumeWriter.Write(disk, options ?? Options, files);
        return bytes;
    }

    public static FatFile File(string path, string text) => new(path, System.Text.Encoding.UTF8.GetBytes(text));

    public static FatVolume Open(byte[] disk) => FatVolume.Open(VirtualDisk.OpenRaw(new MemoryStream(disk)));

    public static byte[] OnlyVolume(byte[] disk) => disk[Start..];
}

using Portal.Imaging;
using Portal.Lab.HyperV.Cim;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Disks;

/// <summary>What every new disk file goes through.</summary>
internal static class NewDisk
{
    private const long LargestVhd = 2040L << 30, LargestVhdx = 64L << 40;
    private const int LongestPath = 259;

    /// <exception cref="RefusalException">32770 for a fixed disk and for what the Windows does not have, 0x8007006F, 0xC03A0012, 0xC03A0014.</exception>
    public static void Check(WindowsRelease release, HardDiskSettings settings)
    {
        DiskName.CheckOn(release, settings.Path);
        if (settings.Kind == DiskKind.Fixed)
            throw RefusalException.Unsupported("Fixed disks are not made here.");
        if (settings.Path.Length > LongestPath)
            throw new RefusalException(0x8007006F, $"'{settings.Path}': The file name is too long", RefusalException.InvalidParameter) { Category = "InvalidArgument" };
        CheckSize(settings, settings.Size);
    }

    /// <exception cref="RefusalException">0xC03A0012: more than the format holds.</exception>
    public static void CheckSize(HardDiskSettings settings, long size)
    {
        if (size > (settings.Format == DiskFormat.Vhd ? LargestVhd : LargestVhdx))
            throw new RefusalException(0xC03A0012, $"'{settings.Path}': The size of the virtual hard disk is not valid", RefusalException.InvalidParameter);
    }

    /// <summary>Makes the file and fills it. What fails leaves none; what is cut off by the end of the service leaves the part that is there.</summary>
    public static void Make(IHostFiles files, string path, Action<Stream> fill)
    {
        using (var target = files.Create(path))
        {
            try
            {
                fill(target);
                return;
            }
            catch (OperationCanceledException)
            {
                throw;
            }
            catch (Exception surprise)
            {
                target.Dispose();
                files.Delete(path);
                throw DiskTrouble.AsRefusal(surprise, path);
            }
        }
    }

    /// <summary>What a caller may choose; 0 is the default.</summary>
    public static DiskOptions Options(HardDiskSettings settings) => new()
    {
        BlockSize = settings.BlockSize == 0 ? null : (int)settings.BlockSize,
        LogicalSectorSize = settings.LogicalSector == 0 ? 512 : settings.LogicalSector,
        PhysicalSectorSize = settings.PhysicalSector == 0 ? 4096 : settings.PhysicalSector,
    };
}

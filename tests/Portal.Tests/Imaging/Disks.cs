using Portal.Imaging;

namespace Portal.Tests.Imaging;

/// <summary>Small disks in memory.</summary>
internal static class Disks
{
    public const int KiB = 1024;
    public const int MiB = 1024 * KiB;
    public const long GiB = 1024L * MiB;
    public const long TiB = 1024 * GiB;

    public static readonly ParentLocator Somewhere = new(Guid.Empty, @".\parent", null, @"C:\img\parent");

    public static SparseStream Dynamic(DiskFormat format, long size = 4 * MiB, DiskOptions? options = null)
    {
        options ??= new DiskOptions();
        var file = new SparseStream();
        if (format == DiskFormat.Vhdx) VhdxWriter.CreateDynamic(file, size, options with { BlockSize = options.BlockSize ?? MiB });
        else VhdWriter.CreateDynamic(file, size, options);
        return file;
    }

    public static SparseStream Child(Stream parent, ParentLocator? locator = null, DiskOptions? options = null)
    {
        options ??= new DiskOptions();
        var info = VirtualDisk.Inspect(parent);
        var file = new SparseStream();
        if (info.Format == DiskFormat.Vhdx) VhdxWriter.CreateDifferencing(file, info, locator ?? Somewhere, options with { BlockSize = options.BlockSize ?? MiB });
        else VhdWriter.CreateDifferencing(file, info, locator ?? Somewhere, options);
        return file;
    }

    /// <summary>Writes into the leaf of a chain, whose other files are named leaf to root.</summary>
    public static void Write(Stream leaf, long offset, ReadOnlySpan<byte> bytes, params Stream[] parents)
    {
        using var disk = WritableDisk.Open(leaf, In(parents), leaveOpen: true);
        disk.Write(offset, bytes);
        disk.Flush();
    }

    public static VirtualDisk Open(Stream leaf, params Stream[] parents) => VirtualDisk.Open(leaf, In(parents), leaveOpen: true);

    public static byte[] Read(VirtualDisk disk, long offset, int length)
    {
        var bytes = new byte[length];
        disk.Read(offset, bytes);
        return bytes;
    }

    public static byte[] ReadAll(Stream leaf, params Stream[] parents)
    {
        using var disk = Open(leaf, parents);
        return Read(disk, 0, (int)disk.Length);
    }

    /// <summary>Finds a parent among files by the identity that its child remembers, as a host finds it by a path.</summary>
    public static Func<ParentLocator, Stream?> In(params Stream[] files) =>
        locator => files.FirstOrDefault(file => VirtualDisk.Inspect(file).Identity == locator.Identity);

    public static byte[] Noise(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>GUIDs that are the same in each run: 1, 2, 3 and on.</summary>
    public static Func<Guid> Numbered()
    {
        var last = 0;
        return () => new Guid(++last, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
    }

    /// <summary>All bytes of a file.</summary>
    public static byte[] Bytes(Stream file)
    {
        var bytes = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(bytes);
        return bytes;
    }

    public static SparseStream Copy(SparseStream file)
    {
        var copy = new SparseStream();
        foreach (var extent in file.Extents())
        {
            var bytes = new byte[extent.Length];
            (file.Position, copy.Position) = (extent.Offset, extent.Offset);
            file.ReadExactly(bytes);
            copy.Write(bytes);
        }

        copy.SetLength(file.Length);
        return copy;
    }
}

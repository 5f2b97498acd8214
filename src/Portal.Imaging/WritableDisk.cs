using Portal.Imaging.Files;
using Portal.Imaging.Vhdx;

namespace Portal.Imaging;

/// <summary>A disk whose leaf can be written: what differs from its parents goes there, and they stay as they are.</summary>
/// <remarks>Written in place, not through a log: a process killed in the middle may leave the block that it was writing without its entry.</remarks>
public sealed class WritableDisk : VirtualDisk
{
    private WritableDisk(IReadOnlyList<DiskLayer> layers) : base(layers)
    {
        try
        {
            Leaf.CheckWritable();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Opens a VHD or VHDX for writing, and its parents for reading.</summary>
    /// <param name="file">Readable, writable and seekable.</param>
    /// <param name="openParent">As in <see cref="VirtualDisk.Open"/>.</param>
    /// <param name="leaveOpen">Whether <paramref name="file"/> outlives the disk.</param>
    /// <exception cref="DiskFormatException">The file or its chain cannot be used.</exception>
    public static new WritableDisk Open(Stream file, Func<ParentLocator, Stream?> openParent, bool leaveOpen = false) =>
        new(Chain.Open(Chain.Leaf(file, leaveOpen), Chain.By(openParent)));

    /// <summary>Opens a VHD or VHDX by path for writing, and its parents for reading.</summary>
    /// <param name="path">A file of this system.</param>
    /// <param name="findParent">As in <see cref="VirtualDisk.OpenFile"/>.</param>
    /// <exception cref="DiskFormatException">The file or its chain cannot be used.</exception>
    public static new WritableDisk OpenFile(string path, Func<string, ParentLocator, string?>? findParent = null) =>
        new(Chain.Open(Chain.File(path, FileAccess.ReadWrite), Chain.By(findParent ?? ParentPaths.Find)));

    /// <summary>Opens bare sectors for writing.</summary>
    /// <exception cref="DiskFormatException">Empty, or not a whole number of sectors.</exception>
    public static new WritableDisk OpenRaw(Stream file, bool leaveOpen = false) => new(Chain.Raw(file, leaveOpen));

    /// <summary>Where a VHDX takes its new identity from when it is first written. Default: random.</summary>
    public Func<Guid> NewGuid
    {
        set
        {
            if (Leaf is VhdxLayer vhdx) vhdx.NewGuid = value;
        }
    }

    /// <summary>Writes <paramref name="bytes"/> at <paramref name="offset"/>; both may lie anywhere in the disk.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not all in the disk.</exception>
    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        CheckRange(offset, bytes.Length);
        Leaf.Write(offset, bytes, Read);
    }

    /// <summary>Hands everything written to the stream below, and that to its file.</summary>
    public void Flush() => Leaf.Flush();
}

using Portal.Imaging.Files;

namespace Portal.Imaging;

/// <summary>A disk as its guest sees it, read through the whole chain of its files. Not for several threads at once.</summary>
public class VirtualDisk : IDisposable
{
    private readonly IReadOnlyList<DiskLayer> _layers; // leaf first

    private protected VirtualDisk(IReadOnlyList<DiskLayer> layers) => _layers = layers;

    private protected DiskLayer Leaf => _layers[0];

    internal string Name => Leaf.Name;

    /// <summary>Opens a VHD or VHDX (told apart by content) and every parent.</summary>
    /// <param name="file">Readable and seekable.</param>
    /// <param name="openParent">Finds the parent of a differencing disk, given what the child knows of it; null when it is not there. The streams are closed with the disk.</param>
    /// <param name="leaveOpen">Whether <paramref name="file"/> outlives the disk.</param>
    /// <exception cref="DiskFormatException">The file or its chain cannot be used; everything opened is closed again.</exception>
    public static VirtualDisk Open(Stream file, Func<ParentLocator, Stream?> openParent, bool leaveOpen = false) =>
        new(Chain.Open(Chain.Leaf(file, leaveOpen), Chain.By(openParent)));

    /// <summary>Opens a VHD or VHDX by path, and every parent by the paths that its child remembers.</summary>
    /// <param name="path">A file of this system.</param>
    /// <param name="findParent">Path of the child and what it knows of its parent, to the parent's path on this system; null when it is not there. Default: <see cref="ParentPaths.Find"/>.</param>
    /// <exception cref="DiskFormatException">The file or its chain cannot be used.</exception>
    /// <exception cref="IOException">It cannot be opened at all.</exception>
    public static VirtualDisk OpenFile(string path, Func<string, ParentLocator, string?>? findParent = null) =>
        new(Chain.Open(Chain.File(path), Chain.By(findParent ?? ParentPaths.Find)));

    /// <summary>Opens bare sectors, a whole number of 512-byte ones.</summary>
    /// <exception cref="DiskFormatException">Empty, or not a whole number of sectors.</exception>
    public static VirtualDisk OpenRaw(Stream file, bool leaveOpen = false) => new(Chain.Raw(file, leaveOpen));

    /// <summary>What a VHD or VHDX says of itself, without asking for its parent. The stream stays open.</summary>
    /// <exception cref="DiskFormatException">The file itself cannot be used.</exception>
    public static DiskInfo Inspect(Stream file)
    {
        using var layer = Chain.OpenLayer(Chain.Leaf(file, leaveOpen: true));
        return layer.Info;
    }

    /// <summary>The leaf's own facts.</summary>
    public DiskInfo Info => Leaf.Info;

    /// <summary>All files of the chain, leaf first.</summary>
    public IEnumerable<DiskInfo> Levels => _layers.Select(layer => layer.Info);

    /// <summary>Bytes that the guest sees.</summary>
    public long Length => Info.VirtualSize;

    /// <summary>Fills <paramref name="buffer"/> from <paramref name="offset"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not all in the disk.</exception>
    /// <exception cref="DiskFormatException">A file of the chain is damaged there.</exception>
    public void Read(long offset, Span<byte> buffer)
    {
        CheckRange(offset, buffer.Length);
        while (buffer.Length > 0)
        {
            var (layer, run) = Find(offset, buffer.Length);
            var part = buffer[..(int)run.Length];
            if (run.Kind == RunKind.Data) layer.ReadData(run.FileOffset, part);
            else part.Clear();
            offset += part.Length;
            buffer = buffer[part.Length..];
        }
    }

    /// <summary>The ranges that may hold data, ascending, apart from each other; everything else reads as zeros.</summary>
    public IEnumerable<Extent> Extents()
    {
        var data = default(Extent);
        for (long offset = 0; offset < Length;)
        {
            var (_, run) = Find(offset, Length - offset);
            if (run.Kind == RunKind.Data)
            {
                if (data.Length > 0 && data.End == offset) data = data with { Length = data.Length + run.Length };
                else
                {
                    if (data.Length > 0) yield return data;
                    data = new Extent(offset, run.Length);
                }
            }

            offset += run.Length;
        }

        if (data.Length > 0) yield return data;
    }

    private protected void CheckRange(long offset, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Length - length);
    }

    /// <summary>Closes the files of the chain.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc cref="Dispose()" />
    protected virtual void Dispose(bool disposing)
    {
        foreach (var layer in _layers) layer.Dispose();
    }

    private (DiskLayer Layer, Run Run) Find(long offset, long length)
    {
        foreach (var layer in _layers)
        {
            // A child may have been made bigger than its parent: what the parent never had is zeros.
            var left = layer.Info.VirtualSize - offset;
            if (left <= 0) return (layer, new Run(RunKind.Zero, 0, length));

            var run = layer.Find(offset, Math.Min(length, left));
            if (run.Kind != RunKind.Parent) return (layer, run);
            length = run.Length;
        }

        return (Leaf, new Run(RunKind.Zero, 0, length));
    }
}

namespace Portal.Imaging.Files;

/// <summary>One file of a chain.</summary>
internal abstract class DiskLayer(DiskFile file) : IDisposable
{
    protected DiskFile File { get; } = file;

    public string Name => File.Name;

    public abstract DiskInfo Info { get; }

    /// <summary>Whether this disk, as a parent, is the one that the child was made over.</summary>
    public virtual bool Answers(DiskLayer child) => child.Info.Parent is { } locator && locator.Identity == Info.Identity;

    /// <summary>The longest run of one kind that starts at <paramref name="offset"/>, at most <paramref name="length"/> long. The range lies in the disk.</summary>
    public abstract Run Find(long offset, long length);

    /// <summary>Writes bytes of the virtual disk. The range lies in the disk.</summary>
    /// <param name="offset">From the start of the virtual disk.</param>
    /// <param name="bytes">What.</param>
    /// <param name="below">Reads the disk as it is through the chain: for sectors that are only partly written.</param>
    public abstract void Write(long offset, ReadOnlySpan<byte> bytes, ReadBelow below);

    /// <summary>Sees that the file was closed in order: over anything else nothing may be written.</summary>
    /// <exception cref="DiskFormatException">It was not.</exception>
    public virtual void CheckWritable()
    {
    }

    public void ReadData(long fileOffset, Span<byte> buffer) => File.Read(fileOffset, buffer, "data");

    public void Flush() => File.Flush();

    public void Dispose() => File.Dispose();
}

/// <summary>Fills the buffer from an offset of the virtual disk.</summary>
internal delegate void ReadBelow(long offset, Span<byte> buffer);

namespace Portal.Imaging.Files;

/// <summary>A disk file as bytes at offsets. Whatever lies outside it is a fault of the disk, not of the program.</summary>
/// <param name="stream">Seekable.</param>
/// <param name="name">For messages.</param>
/// <param name="leaveOpen">Whether disposing this leaves <paramref name="stream"/> open.</param>
internal sealed class DiskFile(Stream stream, string name, bool leaveOpen) : IDisposable
{
    private long _length = stream.CanSeek ? stream.Length : throw new ArgumentException("A disk file must be seekable.", nameof(stream));

    public string Name => name;

    /// <summary>Bytes, with what a replayed log adds.</summary>
    public long Length => Math.Max(_length, Patches?.Length ?? 0);

    /// <summary>What a log that was never written back puts over the file; null for a file that was closed.</summary>
    public Patches? Patches { get; set; }

    /// <summary>Fills the buffer.</summary>
    /// <exception cref="DiskFormatException">Truncated: the range is not all in the file.</exception>
    public void Read(long offset, Span<byte> buffer, string what)
    {
        if (offset < 0 || offset > Length - buffer.Length) throw Truncated(what, offset, buffer.Length);

        var there = (int)Math.Clamp(_length - offset, 0, buffer.Length);
        try
        {
            stream.Position = offset;
            stream.ReadExactly(buffer[..there]);
        }
        catch (EndOfStreamException)
        {
            throw Truncated(what, offset, buffer.Length);
        }

        buffer[there..].Clear();
        Patches?.Apply(offset, buffer);
    }

    public byte[] Read(long offset, int length, string what)
    {
        if (offset < 0 || offset > Length - length) throw Truncated(what, offset, length);
        var bytes = new byte[length];
        Read(offset, bytes, what);
        return bytes;
    }

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        stream.Position = offset;
        stream.Write(bytes);
        _length = Math.Max(_length, offset + bytes.Length);
    }

    /// <summary>Makes the file at least this long; new bytes are zeros, and holes where the file system has them.</summary>
    public void Grow(long length)
    {
        if (length <= _length) return;
        stream.SetLength(length);
        _length = length;
    }

    public void Flush() => stream.Flush();

    public DiskFormatException Fault(DiskFault fault, string rule, string remedy) => new(fault, name, rule, remedy);

    public DiskFormatException Damaged(string rule) =>
        Fault(DiskFault.HeaderDamaged, rule, "Restore the file from a backup, or convert the original again");

    public DiskFormatException Unsupported(string rule) =>
        Fault(DiskFault.Unsupported, rule, "Convert the disk on a Hyper-V host and use the copy");

    private DiskFormatException Truncated(string what, long offset, long length) => Truncated(what, offset + length);

    public DiskFormatException Truncated(string what, long end) =>
        Fault(DiskFault.Truncated, $"the file has {_length:N0} bytes, but its {what} ends at byte {(ulong)end:N0}", "The copy is incomplete: copy the file again");

    public void Dispose()
    {
        if (!leaveOpen) stream.Dispose();
    }
}

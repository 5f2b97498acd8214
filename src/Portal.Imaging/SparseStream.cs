using System.Buffers;
using Portal.Imaging.Files;

namespace Portal.Imaging;

/// <summary>A file in memory of which only what is not zero takes room, in pages of 4 KiB. Not for several threads at once.</summary>
public sealed class SparseStream : Stream
{
    private const int PageBytes = 4096;
    private const int LargestWrite = 64 << 10;

    private readonly Dictionary<long, byte[]> _pages = [];
    private long _length;

    /// <summary>The ranges that hold data, in whole pages, ascending, apart from each other; everything else is zeros.</summary>
    public IReadOnlyList<Extent> Extents()
    {
        var extents = new List<Extent>();
        foreach (var page in _pages.Keys.Order())
        {
            var offset = page * PageBytes;
            var length = Math.Min(PageBytes, _length - offset);
            if (extents.Count > 0 && extents[^1].End == offset) extents[^1] = extents[^1] with { Length = extents[^1].Length + length };
            else extents.Add(new Extent(offset, length));
        }

        return extents;
    }

    /// <summary>Makes a file of it, with holes where it has zeros.</summary>
    /// <exception cref="IOException">There is a file already, or no room.</exception>
    public void SaveAs(string path)
    {
        // A file that is opened over an old one is flushed by ext4 when it is closed: ten times the time of a new one.
        using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 });
        WriteTo(file);
    }

    /// <summary>Writes all of it, with holes where it has zeros.</summary>
    /// <param name="target">Writable, seekable, empty: bytes that are skipped must read as zeros. Left open.</param>
    public void WriteTo(Stream target)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(LargestWrite);
        try
        {
            target.SetLength(_length);
            foreach (var extent in Extents())
            {
                for (var offset = extent.Offset; offset < extent.End;)
                {
                    var part = buffer.AsSpan(0, (int)Math.Min(LargestWrite, extent.End - offset));
                    Get(offset, part);
                    target.Position = offset;
                    target.Write(part);
                    offset += part.Length;
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => true;

    /// <inheritdoc />
    public override bool CanWrite => true;

    /// <inheritdoc />
    public override long Length => _length;

    /// <inheritdoc />
    public override long Position { get; set; }

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc />
    public override int Read(Span<byte> buffer)
    {
        var count = (int)Math.Clamp(_length - Position, 0, buffer.Length);
        Get(Position, buffer[..count]);
        Position += count;
        return count;
    }

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc />
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var (page, within) = Math.DivRem(Position, PageBytes);
            var part = buffer[..(int)Math.Min(buffer.Length, PageBytes - within)];
            if (_pages.TryGetValue(page, out var bytes) || !Zeros.All(part))
            {
                if (bytes is null) _pages.Add(page, bytes = new byte[PageBytes]);
                part.CopyTo(bytes.AsSpan((int)within));
            }

            Position += part.Length;
            _length = Math.Max(_length, Position);
            buffer = buffer[part.Length..];
        }
    }

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => Position,
        _ => _length,
    };

    /// <inheritdoc />
    public override void SetLength(long value)
    {
        if (value < _length)
        {
            foreach (var behind in _pages.Keys.Where(page => page * PageBytes >= value).ToList()) _pages.Remove(behind);
            var (last, within) = Math.DivRem(value, PageBytes);
            if (_pages.TryGetValue(last, out var bytes)) bytes.AsSpan((int)within).Clear();
        }

        _length = value;
    }

    /// <inheritdoc />
    public override void Flush()
    {
    }

    private void Get(long offset, Span<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var (page, within) = Math.DivRem(offset, PageBytes);
            var part = buffer[..(int)Math.Min(buffer.Length, PageBytes - within)];
            if (_pages.TryGetValue(page, out var bytes)) bytes.AsSpan((int)within, part.Length).CopyTo(part);
            else part.Clear();
            offset += part.Length;
            buffer = buffer[part.Length..];
        }
    }
}

namespace Portal.HyperV.Shares;

/// <summary>An open file of a share, as a stream.</summary>
internal sealed class SmbFile(SmbContext context, nint file, bool writes) : Stream
{
    private bool _closed;

    public override bool CanRead => !writes;

    public override bool CanSeek => true;

    public override bool CanWrite => writes;

    public override long Length
    {
        get
        {
            var here = Position;
            var end = Seek(0, SeekOrigin.End);
            Position = here;
            return end;
        }
    }

    public override long Position
    {
        get => context.Seek(file, 0, SeekOrigin.Current);
        set => context.Seek(file, value, SeekOrigin.Begin);
    }

    public override void Flush() { }

    public override int Read(Span<byte> buffer) => context.Read(file, buffer);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => context.Seek(file, offset, origin);

    public override void SetLength(long value) => context.Truncate(file, value);

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty) buffer = buffer[context.Write(file, buffer)..];
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    protected override void Dispose(bool disposing)
    {
        if (!_closed)
        {
            _closed = true;
            context.Close(file); // what was written may fail here only
        }
        base.Dispose(disposing);
    }
}

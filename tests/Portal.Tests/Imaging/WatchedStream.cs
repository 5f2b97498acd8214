namespace Portal.Tests.Imaging;

/// <summary>A file in memory that knows whether it was closed, and how much was read from it.</summary>
internal sealed class WatchedStream(byte[] content) : MemoryStream(content)
{
    public bool IsClosed { get; private set; }

    public long BytesRead { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var read = base.Read(buffer);
        BytesRead += read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        IsClosed = true;
        base.Dispose(disposing);
    }
}

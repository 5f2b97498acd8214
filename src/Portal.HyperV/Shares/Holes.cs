using System.Buffers;

namespace Portal.HyperV.Shares;

/// <summary>Writes a stream and leaves out its zeros, which file systems give back for what was never written.</summary>
internal static class Holes
{
    private const int Page = 4096, AtOnce = 64 * Page;

    /// <summary>Writes all of it, from where the target stands; the target then ends where the content ends.</summary>
    /// <param name="content">Read to its end.</param>
    /// <param name="target">Writable, seekable, empty.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task WriteAsync(Stream content, Stream target, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(AtOnce);
        try
        {
            while (await content.ReadAtLeastAsync(buffer.AsMemory(0, AtOnce), AtOnce, throwOnEndOfStream: false, ct) is var read and > 0)
            {
                var written = 0;
                while (written < read)
                {
                    var zeros = Count(buffer, written, read, zero: true);
                    target.Seek(zeros, SeekOrigin.Current);
                    written += zeros;
                    var bytes = Count(buffer, written, read, zero: false);
                    await target.WriteAsync(buffer.AsMemory(written, bytes), ct);
                    written += bytes;
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        target.SetLength(target.Position);
    }

    /// <summary>Bytes of pages in a row that are all zero, or that are not.</summary>
    private static int Count(byte[] buffer, int from, int to, bool zero)
    {
        var at = from;
        while (at < to && !buffer.AsSpan(at, Math.Min(Page, to - at)).ContainsAnyExcept((byte)0) == zero) at += Math.Min(Page, to - at);
        return at - from;
    }
}

using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Components;

namespace Portal.Web.Live;

/// <summary>
/// What a page read while it was first drawn, on its way to the browser and back, compressed: it is sealed afterwards, and what is sealed cannot
/// be compressed any more. A list of a hundred rows is a tenth of its size.
/// </summary>
internal sealed class PackedState<T> : PersistentComponentStateSerializer<T>
{
    private static readonly JsonSerializerOptions Json = JsonSerializerOptions.Web;

    /// <inheritdoc />
    public override void Persist(T value, IBufferWriter<byte> writer)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(value, Json);
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        if (!BrotliEncoder.TryCompress(plain, packed, out var written, quality: 4, window: 22)) throw new InvalidOperationException("A page's rows grew by compressing them.");
        writer.Write(packed.AsSpan(0, written));
    }

    /// <inheritdoc />
    public override T Restore(ReadOnlySequence<byte> data)
    {
        using var plain = new BrotliStream(new MemoryStream(data.ToArray(), writable: false), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(plain, Json)!;
    }
}

namespace Portal.Imaging.Files;

/// <summary>Bytes laid over a file, later ones over earlier ones: the replayed log of a VHDX that was not closed.</summary>
internal sealed class Patches
{
    private readonly List<(long Offset, long Length, byte[]? Bytes)> _all = [];

    /// <summary>Bytes that the file has at least, once the log is replayed.</summary>
    public long Length { get; set; }

    public void Add(long offset, byte[] bytes) => _all.Add((offset, bytes.Length, bytes));

    public void AddZeros(long offset, long length) => _all.Add((offset, length, null));

    public void Apply(long offset, Span<byte> buffer)
    {
        foreach (var (at, length, bytes) in _all)
        {
            var from = Math.Max(offset, at);
            var to = Math.Min(offset + buffer.Length, at + length);
            if (from >= to) continue;

            var target = buffer[(int)(from - offset)..(int)(to - offset)];
            if (bytes is null) target.Clear();
            else bytes.AsSpan((int)(from - at), target.Length).CopyTo(target);
        }
    }
}

namespace Portal.Imaging.Files;

/// <summary>A block allocation table, read page by page: the table of a 64 TiB disk does not fit in memory.</summary>
/// <param name="file">Whose.</param>
/// <param name="offset">Where it starts.</param>
/// <param name="count">Entries.</param>
/// <param name="width">Bytes per entry: 4 or 8.</param>
internal sealed class BlockTable(DiskFile file, long offset, long count, int width)
{
    private const int PageBytes = 16 * 1024;
    private readonly byte[] _page = new byte[(int)Math.Min(PageBytes, Math.Max(count, 1) * width)];
    private long _loaded = -1;

    public long Count => count;

    /// <summary>The bytes of one entry; valid until the next call.</summary>
    public ReadOnlySpan<byte> this[long index]
    {
        get
        {
            var page = index * width / PageBytes;
            Load(page);
            return _page.AsSpan((int)((index * width) - (page * PageBytes)), width);
        }
    }

    public void Write(long index, ReadOnlySpan<byte> entry)
    {
        file.Write(offset + (index * width), entry);
        var page = index * width / PageBytes;
        if (page == _loaded) entry.CopyTo(_page.AsSpan((int)((index * width) - (page * PageBytes))));
    }

    private void Load(long page)
    {
        if (page == _loaded) return;
        _loaded = -1;
        var bytes = (int)Math.Min(PageBytes, (count * width) - (page * PageBytes));
        file.Read(offset + (page * PageBytes), _page.AsSpan(0, bytes), "block table");
        _loaded = page;
    }
}

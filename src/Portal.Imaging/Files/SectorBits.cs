namespace Portal.Imaging.Files;

/// <summary>Which sectors of a block are there: VHDX counts bits from the lowest, VHD from the highest.</summary>
/// <param name="bytes">One bit per sector.</param>
/// <param name="highestFirst">VHD's order.</param>
internal readonly ref struct SectorBits(Span<byte> bytes, bool highestFirst)
{
    private readonly Span<byte> _bytes = bytes;

    public bool this[int sector] => (_bytes[sector >> 3] & Mask(sector)) != 0;

    /// <summary>Sectors from <paramref name="first"/> that are all like it, at most up to <paramref name="end"/>.</summary>
    public int RunLength(int first, int end)
    {
        var like = this[first];
        byte whole = like ? (byte)0xFF : (byte)0;
        var at = first + 1;
        while (at < end)
        {
            if ((at & 7) == 0 && end - at >= 8 && _bytes[at >> 3] == whole) at += 8;
            else if (this[at] == like) at++;
            else break;
        }

        return at - first;
    }

    public void Set(int first, int end)
    {
        for (var at = first; at < end; at++) _bytes[at >> 3] |= Mask(at);
    }

    /// <summary>Whether the first <paramref name="count"/> sectors are there.</summary>
    public bool AllSet(int count) => this[0] && RunLength(0, count) == count;

    private byte Mask(int sector) => (byte)(highestFirst ? 0x80 >> (sector & 7) : 1 << (sector & 7));
}

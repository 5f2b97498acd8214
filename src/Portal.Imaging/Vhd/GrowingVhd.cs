using System.Buffers.Binary;
using Portal.Imaging.Files;

namespace Portal.Imaging.Vhd;

/// <summary>One dynamic or differencing VHD file: each block has its sector bitmap before it.</summary>
internal sealed class GrowingVhd : DiskLayer
{
    private const int Sector = 512;
    private const uint NoBlock = uint.MaxValue;

    private readonly VhdFooter _footer;
    private readonly VhdHeader _header;
    private readonly BlockTable _table;
    private readonly DiskInfo _info;
    private readonly byte[] _bits;
    private long _bitsOf = -1;

    private GrowingVhd(DiskFile file, VhdFooter footer, VhdHeader header) : base(file)
    {
        (_footer, _header) = (footer, header);
        _table = new BlockTable(file, header.TableOffset, header.Entries, 4);
        _bits = new byte[BitmapBytes(header.BlockSize)];
        _info = new DiskInfo(DiskFormat.Vhd, footer.Kind, footer.Size, header.BlockSize, Sector, Sector, footer.Id, header.Parent) { Stamp = footer.Stamp };
    }

    public static GrowingVhd Open(DiskFile file, VhdFooter footer)
    {
        var vhd = new GrowingVhd(file, footer, VhdHeader.Read(file, footer));
        vhd.Check();
        return vhd;
    }

    /// <summary>One bit per sector, in whole sectors.</summary>
    public static int BitmapBytes(int blockSize) => Math.Max(blockSize / Sector / 8, Sector);

    public override DiskInfo Info => _info;

    public override Run Find(long offset, long length)
    {
        var block = offset / _header.BlockSize;
        var within = (int)(offset % _header.BlockSize);
        var left = Math.Min(length, _header.BlockSize - within);
        if (Start(block) is not { } start)
        {
            while (left < length && Start(++block) is null) left = Math.Min(length, left + _header.BlockSize);
            return new Run(RunKind.Parent, 0, left);
        }

        LoadBits(block, start);
        var bits = new SectorBits(_bits, highestFirst: true);
        var first = within / Sector;
        var run = bits.RunLength(first, (int)((within + left + Sector - 1) / Sector));
        left = Math.Min(left, ((long)(first + run) * Sector) - within);
        return bits[first] ? new Run(RunKind.Data, start + _bits.Length + within, left) : new Run(RunKind.Parent, 0, left);
    }

    public override void CheckWritable()
    {
        if (!_footer.AtEnd) throw File.Damaged("a VHD that is written to must have its footer at the end, and it is gone");
    }

    public override void Write(long offset, ReadOnlySpan<byte> bytes, ReadBelow below)
    {
        while (bytes.Length > 0)
        {
            var block = offset / _header.BlockSize;
            var within = (int)(offset % _header.BlockSize);
            var part = bytes[..Math.Min(bytes.Length, _header.BlockSize - within)];
            WriteBlock(block, within, part, below);
            offset += part.Length;
            bytes = bytes[part.Length..];
        }
    }

    private void WriteBlock(long block, int within, ReadOnlySpan<byte> bytes, ReadBelow below)
    {
        var first = within / Sector;
        var end = (within + bytes.Length + Sector - 1) / Sector;
        var whole = new byte[(end - first) * Sector];
        if (whole.Length != bytes.Length) below((block * _header.BlockSize) + ((long)first * Sector), whole);
        bytes.CopyTo(whole.AsSpan(within - (first * Sector)));

        var start = Start(block) ?? Allocate(block);
        LoadBits(block, start);
        var bits = new SectorBits(_bits, highestFirst: true);
        File.Write(start + _bits.Length + ((long)first * Sector), whole);
        bits.Set(first, end);
        File.Write(start, _bits);
    }

    /// <summary>Puts a block where the footer was, and the footer behind it.</summary>
    private long Allocate(long block)
    {
        var start = (File.Length - VhdFooter.Bytes) / Sector * Sector;
        var end = start + _bits.Length + _header.BlockSize;
        File.Grow(end);
        Array.Clear(_bits);
        _bitsOf = block;

        // A dynamic disk has no parent to shine through: all its sectors count as there.
        if (_footer.Kind == DiskKind.Dynamic) new SectorBits(_bits, highestFirst: true).Set(0, _header.BlockSize / Sector);
        File.Write(start, _bits);
        File.Write(end, _footer.ToBytes());

        Span<byte> entry = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(entry, (uint)(start / Sector));
        _table.Write(block, entry);
        return start;
    }

    private long? Start(long block) => BinaryPrimitives.ReadUInt32BigEndian(_table[block]) is var sector && sector == NoBlock ? null : sector * (long)Sector;

    private void LoadBits(long block, long start)
    {
        if (_bitsOf == block) return;
        _bitsOf = -1;
        File.Read(start, _bits, "sector bitmap");
        _bitsOf = block;
    }

    private void Check()
    {
        for (long block = 0; block < _table.Count; block++)
        {
            var start = Start(block);
            if (start is null) continue;
            var end = start.Value + _bits.Length + Math.Min(_header.BlockSize, _footer.Size - (block * _header.BlockSize));
            if (end > File.Length) throw File.Truncated("data", end);
        }
    }
}

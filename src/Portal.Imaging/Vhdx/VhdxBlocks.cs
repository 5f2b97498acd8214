using System.Buffers.Binary;
using Portal.Imaging.Files;

namespace Portal.Imaging.Vhdx;

/// <summary>The block table: after each chunk of payload blocks stands the entry of the chunk's sector bitmap. [MS-VHDX] 2.5.</summary>
internal sealed class VhdxBlocks
{
    private readonly DiskFile _file;
    private readonly VhdxMetadata _disk;
    private readonly BlockTable _table;
    private readonly long _ratio;

    public VhdxBlocks(DiskFile file, VhdxMetadata disk, Extent region)
    {
        (_file, _disk, _ratio) = (file, disk, VhdxLayout.ChunkRatio(disk.LogicalSector, disk.BlockSize));
        var entries = Entries(disk);
        if (entries * 8 > region.Length) throw file.Damaged($"the block table of this disk has {entries:N0} entries, and its region has no room for them");
        _table = new BlockTable(file, region.Offset, entries, 8);
    }

    /// <summary>Entries that the table of such a disk has.</summary>
    public static long Entries(VhdxMetadata disk)
    {
        var ratio = VhdxLayout.ChunkRatio(disk.LogicalSector, disk.BlockSize);
        var payload = (disk.Size + disk.BlockSize - 1) / disk.BlockSize;
        return disk.HasParent ? (payload + ratio - 1) / ratio * (ratio + 1) : payload + ((payload - 1) / ratio);
    }

    public (BlockState State, long FileOffset) Payload(long block) => Entry(block + (block / _ratio));

    public void SetPayload(long block, BlockState state, long fileOffset) => Set(block + (block / _ratio), state, fileOffset);

    /// <summary>Where the bits of a block are; null when its chunk has no bitmap yet.</summary>
    public long? BitmapOffset(long block)
    {
        var (state, offset) = Entry(BitmapIndex(block));
        return state == BlockState.Full ? offset + (block % _ratio * BitmapBytes) : null;
    }

    public void SetBitmap(long block, long fileOffset) => Set(BitmapIndex(block), BlockState.Full, fileOffset);

    /// <summary>Bytes of bitmap for one block.</summary>
    public int BitmapBytes => _disk.BlockSize / _disk.LogicalSector / 8;

    /// <summary>Looks at every entry, so that a file that was cut off is refused at once and not in the middle of a copy.</summary>
    public void Check()
    {
        for (long index = 0; index < _table.Count; index++)
        {
            var (state, offset) = Entry(index);
            var isBitmap = (index + 1) % (_ratio + 1) == 0;
            if (isBitmap ? state is not (BlockState.NotPresent or BlockState.Full) : state is not (>= BlockState.NotPresent and <= BlockState.Unmapped or BlockState.Full or BlockState.Partly))
                throw _file.Damaged($"entry {index:N0} of the block table has a state that there is not ({(int)state})");
            if (state == BlockState.Partly && !_disk.HasParent) throw _file.Damaged($"only a differencing disk has partly present blocks, and entry {index:N0} is one");
            if (state is not (BlockState.Full or BlockState.Partly)) continue;

            if (offset is > 0 and < VhdxLayout.MiB or 0) throw _file.Damaged($"blocks lie behind the first MiB, and entry {index:N0} does not");
            var block = index - (index / (_ratio + 1));
            var needed = isBitmap ? VhdxLayout.MiB : Math.Min(_disk.BlockSize, _disk.Size - (block * _disk.BlockSize));
            if (offset < 0 || (needed > 0 && offset > _file.Length - needed)) throw _file.Truncated("data", offset + needed);
        }
    }

    private long BitmapIndex(long block) => ((block / _ratio) * (_ratio + 1)) + _ratio;

    private (BlockState State, long FileOffset) Entry(long index)
    {
        var entry = BinaryPrimitives.ReadInt64LittleEndian(_table[index]);
        return ((BlockState)(entry & 7), entry & ~(VhdxLayout.MiB - 1L));
    }

    private void Set(long index, BlockState state, long fileOffset)
    {
        Span<byte> entry = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(entry, (long)state | fileOffset);
        _table.Write(index, entry);
    }
}

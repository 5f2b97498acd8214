using Portal.Imaging.Files;

namespace Portal.Imaging.Vhdx;

/// <summary>One VHDX file.</summary>
internal sealed class VhdxLayer : DiskLayer
{
    private readonly VhdxMetadata _disk;
    private readonly VhdxBlocks _blocks;
    private readonly byte[] _bits;
    private VhdxHeader _header;
    private DiskInfo _info;
    private long _bitsOf = -1;
    private bool _marked;

    private VhdxLayer(DiskFile file, VhdxHeader header, VhdxMetadata disk, VhdxBlocks blocks) : base(file)
    {
        (_header, _disk, _blocks) = (header, disk, blocks);
        _bits = disk.HasParent ? new byte[blocks.BitmapBytes] : [];
        _info = new(
            DiskFormat.Vhdx, disk.HasParent ? DiskKind.Differencing : disk.LeaveAllocated ? DiskKind.Fixed : DiskKind.Dynamic,
            disk.Size, disk.BlockSize, disk.LogicalSector, disk.PhysicalSector, header.DataWrite, disk.Parent?.Locator);
    }

    public static bool Recognises(DiskFile file) => file.Length >= 8 && file.Read(0, 8, "signature").AsSpan().SequenceEqual(VhdxLayout.FileSignature);

    public static VhdxLayer Open(DiskFile file)
    {
        var header = VhdxHeader.Read(file);
        file.Patches = VhdxLog.Replay(file, header);
        var regions = VhdxRegions.Read(file);
        var disk = VhdxMetadata.Read(file, regions.Metadata);
        var blocks = new VhdxBlocks(file, disk, regions.BlockTable);
        blocks.Check();
        return new VhdxLayer(file, header, disk, blocks);
    }

    /// <summary>New GUIDs for the header when data is first written; random unless a test says otherwise.</summary>
    public Func<Guid> NewGuid { get; set; } = Guid.NewGuid;

    public override DiskInfo Info => _info;

    public override bool Answers(DiskLayer child) =>
        base.Answers(child) || (child is VhdxLayer { _disk.Parent.Linkage2: { } second } && second == _header.DataWrite);

    public override Run Find(long offset, long length)
    {
        var block = offset / _disk.BlockSize;
        var within = offset % _disk.BlockSize;
        var left = Math.Min(length, _disk.BlockSize - within);
        var (state, start) = _blocks.Payload(block);
        if (state == BlockState.Full) return new Run(RunKind.Data, start + within, left);
        if (state == BlockState.Partly) return FindInPart(block, start, within, left);

        // Holes are long: one run for all blocks that are alike.
        while (left < length && _blocks.Payload(++block).State == state) left = Math.Min(length, left + _disk.BlockSize);
        return new Run(state == BlockState.NotPresent ? RunKind.Parent : RunKind.Zero, 0, left);
    }

    public override void CheckWritable()
    {
        if (File.Patches is not null)
            throw File.Fault(DiskFault.LogNotReplayed, "the disk was not closed, and its log is replayed for reading only", "Start and shut down the machine that owns the disk, then try again");
    }

    public override void Write(long offset, ReadOnlySpan<byte> bytes, ReadBelow below)
    {
        MarkAsWritten();
        while (bytes.Length > 0)
        {
            var block = offset / _disk.BlockSize;
            var within = (int)(offset % _disk.BlockSize);
            var part = bytes[..Math.Min(bytes.Length, _disk.BlockSize - within)];
            WriteBlock(block, within, part, below);
            offset += part.Length;
            bytes = bytes[part.Length..];
        }
    }

    private void WriteBlock(long block, int within, ReadOnlySpan<byte> bytes, ReadBelow below)
    {
        var (state, start) = _blocks.Payload(block);
        if (state == BlockState.Full)
        {
            File.Write(start + within, bytes);
            return;
        }

        if (state != BlockState.Partly && (state != BlockState.NotPresent || !_disk.HasParent || bytes.Length == _disk.BlockSize))
        {
            start = Allocate(_disk.BlockSize);
            File.Write(start + within, bytes);
            _blocks.SetPayload(block, BlockState.Full, start);
            return;
        }

        WritePart(block, state, start, within, bytes, below);
    }

    /// <summary>Into a block of a differencing disk of which some sectors stay the parent's.</summary>
    private void WritePart(long block, BlockState state, long start, int within, ReadOnlySpan<byte> bytes, ReadBelow below)
    {
        var sector = _disk.LogicalSector;
        var first = within / sector;
        var end = (within + bytes.Length + sector - 1) / sector;
        var whole = new byte[(end - first) * sector];
        var lead = within - (first * sector);
        if (whole.Length != bytes.Length)
        {
            // The disk may end inside the last sectors of the block only if its size says so, and sizes are whole sectors.
            below((block * _disk.BlockSize) + ((long)first * sector), whole);
        }

        bytes.CopyTo(whole.AsSpan(lead));
        if (_blocks.BitmapOffset(block) is null) _blocks.SetBitmap(block, Allocate(VhdxLayout.MiB));
        if (state == BlockState.NotPresent)
        {
            start = Allocate(_disk.BlockSize);
            Array.Clear(_bits);
            _bitsOf = block;
        }
        else LoadBits(block);

        File.Write(start + ((long)first * sector), whole);
        var bits = new SectorBits(_bits, highestFirst: false);
        bits.Set(first, end);
        File.Write(_blocks.BitmapOffset(block)!.Value, _bits);
        _blocks.SetPayload(block, bits.AllSet(_disk.BlockSize / sector) ? BlockState.Full : BlockState.Partly, start);
    }

    private Run FindInPart(long block, long start, long within, long left)
    {
        LoadBits(block);
        var bits = new SectorBits(_bits, highestFirst: false);
        var sector = _disk.LogicalSector;
        var first = (int)(within / sector);
        var run = bits.RunLength(first, (int)((within + left + sector - 1) / sector));
        var length = Math.Min(left, ((long)(first + run) * sector) - within);
        return bits[first] ? new Run(RunKind.Data, start + within, length) : new Run(RunKind.Parent, 0, length);
    }

    private void LoadBits(long block)
    {
        if (_bitsOf == block) return;
        _bitsOf = -1;
        var at = _blocks.BitmapOffset(block) ?? throw File.Damaged($"block {block:N0} is partly present, and no bitmap says which part");
        File.Read(at, _bits, "sector bitmap");
        _bitsOf = block;
    }

    private long Allocate(int bytes)
    {
        var start = (File.Length + VhdxLayout.MiB - 1) / VhdxLayout.MiB * VhdxLayout.MiB;
        File.Grow(start + bytes);
        return start;
    }

    // A changed disk is another disk: children of the old one must not be read over it. [MS-VHDX] 2.2.2.
    private void MarkAsWritten()
    {
        if (_marked) return;
        _header = _header.Replace(File, NewGuid(), NewGuid());
        _info = _info with { Identity = _header.DataWrite };
        _marked = true;
    }
}

using System.Buffers.Binary;
using System.Numerics;
using Portal.Imaging.Files;

namespace Portal.Imaging.Vhdx;

/// <summary>What the metadata region says of the disk. [MS-VHDX] 2.6.</summary>
internal sealed record VhdxMetadata(int BlockSize, bool LeaveAllocated, bool HasParent, long Size, int LogicalSector, int PhysicalSector, Guid DiskId, VhdxParent? Parent)
{
    private const uint IsUser = 1;
    private const uint IsRequired = 4;

    private static readonly HashSet<Guid> Known =
    [
        VhdxLayout.FileParameters, VhdxLayout.VirtualDiskSize, VhdxLayout.VirtualDiskId,
        VhdxLayout.LogicalSectorSize, VhdxLayout.PhysicalSectorSize, VhdxLayout.ParentLocator,
    ];

    public static VhdxMetadata Read(DiskFile file, Extent region)
    {
        var items = ReadTable(file, region);
        var parameters = Item(VhdxLayout.FileParameters, 8);
        var flags = BinaryPrimitives.ReadUInt32LittleEndian(parameters.AsSpan(4));
        var parent = (flags & 2) != 0;
        var metadata = new VhdxMetadata(
            BinaryPrimitives.ReadInt32LittleEndian(parameters),
            (flags & 1) != 0,
            parent,
            BinaryPrimitives.ReadInt64LittleEndian(Item(VhdxLayout.VirtualDiskSize, 8)),
            BinaryPrimitives.ReadInt32LittleEndian(Item(VhdxLayout.LogicalSectorSize, 4)),
            BinaryPrimitives.ReadInt32LittleEndian(Item(VhdxLayout.PhysicalSectorSize, 4)),
            new Guid(Item(VhdxLayout.VirtualDiskId, 16)),
            parent ? VhdxParent.Read(file, Item(VhdxLayout.ParentLocator, null)) : null);

        if (metadata.Complaint() is { } complaint) throw file.Damaged(complaint);
        return metadata;

        byte[] Item(Guid id, int? length)
        {
            if (!items.TryGetValue(id, out var item)) throw file.Damaged($"the metadata item {id:B} must be there, and is not");
            if (length is not null && item.Length != length) throw file.Damaged($"the metadata item {id:B} has {length} bytes, and here it has {item.Length}");
            return file.Read(item.Offset, (int)item.Length, "metadata");
        }
    }

    /// <summary>What no disk of this format can be; null when all is well.</summary>
    public string? Complaint() =>
        BlockSize is < VhdxLayout.MiB or > 256 * VhdxLayout.MiB || !BitOperations.IsPow2(BlockSize) ? $"a block is a power of two from 1 MiB to 256 MiB, and here it is {BlockSize:N0} bytes"
        : LogicalSector is not (512 or 4096) || PhysicalSector is not (512 or 4096) ? $"sectors have 512 or 4096 bytes, and here {LogicalSector:N0} and {PhysicalSector:N0}"
        : Size is <= 0 or > VhdxLayout.LargestDisk ? $"a disk has up to 64 TiB, and here it has {Size:N0} bytes"
        : Size % LogicalSector != 0 ? $"a disk is a whole number of {LogicalSector}-byte sectors, and here it has {Size:N0} bytes"
        : null;

    private static Dictionary<Guid, Extent> ReadTable(DiskFile file, Extent region)
    {
        var table = file.Read(region.Offset, VhdxLayout.TableBytes, "metadata table");
        var count = BinaryPrimitives.ReadUInt16LittleEndian(table.AsSpan(10));
        if (!table.AsSpan().StartsWith(VhdxLayout.MetadataSignature) || count > VhdxLayout.MostTableEntries) throw file.Damaged("the metadata table must be intact, and is not");

        var items = new Dictionary<Guid, Extent>();
        for (var i = 0; i < count; i++)
        {
            var entry = table.AsSpan(32 + (i * 32), 32);
            var id = new Guid(entry[..16]);
            var flags = BinaryPrimitives.ReadUInt32LittleEndian(entry[24..]);
            if ((flags & IsUser) != 0 || !Known.Contains(id))
            {
                if ((flags & IsRequired) != 0) throw file.Unsupported($"the file requires a metadata item that is not known ({id:B})");
                continue;
            }

            var (offset, length) = (BinaryPrimitives.ReadUInt32LittleEndian(entry[16..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[20..]));
            if (offset < VhdxLayout.TableBytes || length == 0 || (long)offset + length > region.Length || length > VhdxLayout.MiB)
                throw file.Damaged($"metadata items lie in their region, and {id:B} does not");
            if (!items.TryAdd(id, new Extent(region.Offset + offset, length))) throw file.Damaged($"the metadata item {id:B} is listed twice");
        }

        return items;
    }

    /// <summary>The table and the items, from the start of the region to the end of the last item.</summary>
    public byte[] ToBytes()
    {
        var parameters = new byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(parameters, BlockSize);
        BinaryPrimitives.WriteUInt32LittleEndian(parameters.AsSpan(4), (LeaveAllocated ? 1u : 0) | (HasParent ? 2u : 0));
        var (size, logical, physical) = (new byte[8], new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt64LittleEndian(size, Size);
        BinaryPrimitives.WriteInt32LittleEndian(logical, LogicalSector);
        BinaryPrimitives.WriteInt32LittleEndian(physical, PhysicalSector);

        List<(Guid Id, uint Flags, byte[] Bytes)> items =
        [
            (VhdxLayout.FileParameters, 4, parameters),
            (VhdxLayout.VirtualDiskSize, 6, size),
            (VhdxLayout.VirtualDiskId, 6, DiskId.ToByteArray()),
            (VhdxLayout.LogicalSectorSize, 6, logical),
            (VhdxLayout.PhysicalSectorSize, 6, physical),
        ];
        if (Parent is not null) items.Add((VhdxLayout.ParentLocator, 4, Parent.ToBytes()));

        var bytes = new byte[VhdxLayout.TableBytes + items.Sum(item => item.Bytes.Length)];
        VhdxLayout.MetadataSignature.CopyTo(bytes);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(10), (ushort)items.Count);
        var (at, row) = (VhdxLayout.TableBytes, 32);
        foreach (var (id, flags, content) in items)
        {
            var entry = bytes.AsSpan(row, 32);
            id.TryWriteBytes(entry);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[16..], (uint)at);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[20..], (uint)content.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[24..], flags);
            content.CopyTo(bytes, at);
            (at, row) = (at + content.Length, row + 32);
        }

        return bytes;
    }
}

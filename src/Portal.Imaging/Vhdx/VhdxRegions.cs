using System.Buffers.Binary;
using Portal.Imaging.Files;

namespace Portal.Imaging.Vhdx;

/// <summary>Where the block table and the metadata are. [MS-VHDX] 2.2.3.</summary>
internal sealed record VhdxRegions(Extent BlockTable, Extent Metadata)
{
    public static VhdxRegions Read(DiskFile file)
    {
        var bytes = ReadTable(file, VhdxLayout.RegionTable1) ?? ReadTable(file, VhdxLayout.RegionTable2)
            ?? throw file.Damaged("a VHDX has two region tables, of which one must be intact, and neither is");

        var found = new Dictionary<Guid, Extent>();
        var count = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(8));
        for (var i = 0; i < count; i++)
        {
            var entry = bytes.AsSpan(16 + (i * 32), 32);
            var id = new Guid(entry[..16]);
            if (id != VhdxLayout.BatRegion && id != VhdxLayout.MetadataRegion)
            {
                if ((BinaryPrimitives.ReadUInt32LittleEndian(entry[28..]) & 1) != 0) throw file.Unsupported($"the file requires a region that is not known ({id:B})");
                continue;
            }

            var region = new Extent(BinaryPrimitives.ReadInt64LittleEndian(entry[16..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[24..]));
            if (region.Offset < VhdxLayout.MiB || region.Offset % VhdxLayout.MiB != 0 || region.Length == 0 || region.Length % VhdxLayout.MiB != 0)
                throw file.Damaged("regions of a VHDX are whole MiB behind the first, and one is not");
            if (region.Offset > file.Length - region.Length) throw file.Truncated("region", SaturatedEnd(region));
            if (!found.TryAdd(id, region)) throw file.Damaged("a region is listed twice");
        }

        if (!found.TryGetValue(VhdxLayout.BatRegion, out var table) || !found.TryGetValue(VhdxLayout.MetadataRegion, out var metadata))
            throw file.Damaged("a VHDX has a block table and a metadata region, and one is missing");
        if (table.Offset < metadata.End && metadata.Offset < table.End) throw file.Damaged("the regions of a VHDX lie apart, and these overlap");

        return new VhdxRegions(table, metadata);
    }

    private static long SaturatedEnd(Extent region) => region.Offset > long.MaxValue - region.Length ? long.MaxValue : region.End;

    private static byte[]? ReadTable(DiskFile file, long offset)
    {
        var bytes = file.Read(offset, VhdxLayout.TableBytes, "region table");
        return bytes.AsSpan().StartsWith(VhdxLayout.RegionSignature) && Crc32C.Holds(bytes, 4)
            && BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(8)) <= VhdxLayout.MostTableEntries ? bytes : null;
    }

    /// <summary>The 64 KiB of a region table.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[VhdxLayout.TableBytes];
        VhdxLayout.RegionSignature.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), 2);
        Put(bytes.AsSpan(16), VhdxLayout.BatRegion, BlockTable);
        Put(bytes.AsSpan(48), VhdxLayout.MetadataRegion, Metadata);
        Crc32C.Seal(bytes, 4);
        return bytes;
    }

    private static void Put(Span<byte> entry, Guid id, Extent region)
    {
        id.TryWriteBytes(entry);
        BinaryPrimitives.WriteInt64LittleEndian(entry[16..], region.Offset);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[24..], (uint)region.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[28..], 1);
    }
}

using System.Buffers.Binary;
using Portal.Imaging;
using Xunit;

namespace Portal.Tests.Imaging.Vhdx;

/// <summary>Every way in which a VHDX can be wrong, and what is said of it.</summary>
public sealed class VhdxRefusalTests
{
    private const long Odd = 0x1234_5678_9ABC_DEF0;
    private const int BlockTable = 16;
    private const int MetadataRegion = 48;

    private static readonly Edit.Change Nothing = _ => { };
    private static readonly byte[] Foreign = new Guid("11111111-2222-3333-4444-555555555555").ToByteArray();

    private sealed record Wrong(DiskFault Fault, string Message, Edit.Change? Headers = null, Edit.Change? Regions = null, (int Index, Edit.Change Entry, Edit.Change Bytes)? Item = null, Action<Stream>? File = null);

    private static readonly Dictionary<string, Wrong> All = new(StringComparer.Ordinal)
    {
        ["no header is intact"] = new(DiskFault.HeaderDamaged, $"a VHDX has two headers, of which one must be intact, and neither is. {Fault.Restore}",
            File: file => { Break(file, Edit.Header1); Break(file, Edit.Header2); }),
        ["no header has its signature"] = new(DiskFault.HeaderDamaged, $"a VHDX has two headers, of which one must be intact, and neither is. {Fault.Restore}",
            Headers: bytes => bytes[0] = 0),
        ["two headers are the newest"] = new(DiskFault.HeaderDamaged, $"the two headers of a VHDX differ in their sequence numbers, and here both claim to be the newest. {Fault.Restore}",
            Headers: bytes => BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], 7), File: file => Edit.Header(file, Edit.Header2, bytes => bytes[16] ^= 1)),
        ["a later version"] = new(DiskFault.Unsupported, $"only version 1 of VHDX with log version 0 is known, and this file has 2 and 0. {Fault.Convert}",
            Headers: bytes => bytes[66] = 2),
        ["a later log"] = new(DiskFault.Unsupported, $"only version 1 of VHDX with log version 0 is known, and this file has 1 and 3. {Fault.Convert}",
            Headers: bytes => bytes[64] = 3),
        ["no region table is intact"] = new(DiskFault.HeaderDamaged, $"a VHDX has two region tables, of which one must be intact, and neither is. {Fault.Restore}",
            File: file => { Break(file, Edit.Regions1); Break(file, Edit.Regions2); }),
        ["no region table has its signature"] = new(DiskFault.HeaderDamaged, $"a VHDX has two region tables, of which one must be intact, and neither is. {Fault.Restore}",
            Regions: bytes => bytes[0] = 0),
        ["more regions than a table holds"] = new(DiskFault.HeaderDamaged, $"a VHDX has two region tables, of which one must be intact, and neither is. {Fault.Restore}",
            Regions: bytes => BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], 2048)),
        ["a required region that is not known"] = new(DiskFault.Unsupported, $"the file requires a region that is not known ({{11111111-2222-3333-4444-555555555555}}). {Fault.Convert}",
            Regions: bytes => { bytes[8] = 3; Foreign.CopyTo(bytes[80..]); bytes[80 + 28] = 1; }),
        ["a region within the first MiB"] = new(DiskFault.HeaderDamaged, $"regions of a VHDX are whole MiB behind the first, and one is not. {Fault.Restore}",
            Regions: bytes => BinaryPrimitives.WriteInt64LittleEndian(bytes[(BlockTable + 16)..], 0)),
        ["a region on half a MiB"] = new(DiskFault.HeaderDamaged, $"regions of a VHDX are whole MiB behind the first, and one is not. {Fault.Restore}",
            Regions: bytes => BinaryPrimitives.WriteInt64LittleEndian(bytes[(BlockTable + 16)..], (3 * Disks.MiB) + 512)),
        ["an empty region"] = new(DiskFault.HeaderDamaged, $"regions of a VHDX are whole MiB behind the first, and one is not. {Fault.Restore}",
            Regions: bytes => BinaryPrimitives.WriteInt32LittleEndian(bytes[(BlockTable + 24)..], 0)),
        ["half a region"] = new(DiskFault.HeaderDamaged, $"regions of a VHDX are whole MiB behind the first, and one is not. {Fault.Restore}",
            Regions: bytes => BinaryPrimitives.WriteInt32LittleEndian(bytes[(BlockTable + 24)..], Disks.MiB / 2)),
        ["a region behind the end"] = new(DiskFault.Truncated, $"the file has 5,242,880 bytes, but its region ends at byte 6,291,456. {Fault.CopyAgain}",
            Regions: bytes => BinaryPrimitives.WriteInt64LittleEndian(bytes[(BlockTable + 16)..], 5 * Disks.MiB)),
        ["a region beyond all numbers"] = new(DiskFault.Truncated, $"the file has 5,242,880 bytes, but its region ends at byte 9,223,372,036,854,775,807. {Fault.CopyAgain}",
            Regions: bytes => BinaryPrimitives.WriteInt64LittleEndian(bytes[(BlockTable + 16)..], long.MaxValue / Disks.MiB * Disks.MiB)),
        ["a region twice"] = new(DiskFault.HeaderDamaged, $"a region is listed twice. {Fault.Restore}",
            Regions: bytes => bytes.Slice(BlockTable, 32).CopyTo(bytes[MetadataRegion..])),
        ["no metadata region"] = new(DiskFault.HeaderDamaged, $"a VHDX has a block table and a metadata region, and one is missing. {Fault.Restore}",
            Regions: bytes => bytes[8] = 1),
        ["no block table"] = new(DiskFault.HeaderDamaged, $"a VHDX has a block table and a metadata region, and one is missing. {Fault.Restore}",
            Regions: bytes => { bytes.Slice(MetadataRegion, 32).CopyTo(bytes[BlockTable..]); bytes[8] = 1; }),
        ["regions that overlap"] = new(DiskFault.HeaderDamaged, $"the regions of a VHDX lie apart, and these overlap. {Fault.Restore}",
            Regions: bytes => BinaryPrimitives.WriteInt64LittleEndian(bytes[(BlockTable + 16)..], Edit.Metadata)),
        ["a metadata table without its signature"] = new(DiskFault.HeaderDamaged, $"the metadata table must be intact, and is not. {Fault.Restore}",
            File: file => Edit.Raw(file, Edit.Metadata, 8, bytes => bytes[0] = 0)),
        ["more metadata than a table holds"] = new(DiskFault.HeaderDamaged, $"the metadata table must be intact, and is not. {Fault.Restore}",
            File: file => Edit.Raw(file, Edit.Metadata, 12, bytes => BinaryPrimitives.WriteInt16LittleEndian(bytes[10..], 2048))),
        ["a required item that is not known"] = new(DiskFault.Unsupported, $"the file requires a metadata item that is not known ({{11111111-2222-3333-4444-555555555555}}). {Fault.Convert}",
            Item: (2, entry => Foreign.CopyTo(entry), Nothing)),
        ["a required item of a user's"] = new(DiskFault.Unsupported, $"the file requires a metadata item that is not known ({{beca12ab-b2e6-4523-93ef-c309e000c746}}). {Fault.Convert}",
            Item: (2, entry => entry[24] = 5, Nothing)),
        ["an item within the table"] = new(DiskFault.HeaderDamaged, $"metadata items lie in their region, and {{beca12ab-b2e6-4523-93ef-c309e000c746}} does not. {Fault.Restore}",
            Item: (2, entry => BinaryPrimitives.WriteInt32LittleEndian(entry[16..], (64 * Disks.KiB) - 1), Nothing)),
        ["an empty item"] = new(DiskFault.HeaderDamaged, $"metadata items lie in their region, and {{beca12ab-b2e6-4523-93ef-c309e000c746}} does not. {Fault.Restore}",
            Item: (2, entry => BinaryPrimitives.WriteInt32LittleEndian(entry[20..], 0), Nothing)),
        ["an item behind the region"] = new(DiskFault.HeaderDamaged, $"metadata items lie in their region, and {{beca12ab-b2e6-4523-93ef-c309e000c746}} does not. {Fault.Restore}",
            Item: (2, entry => BinaryPrimitives.WriteInt32LittleEndian(entry[16..], Disks.MiB - 15), Nothing)),
        ["an item of more than a MiB"] = new(DiskFault.HeaderDamaged, $"metadata items lie in their region, and {{beca12ab-b2e6-4523-93ef-c309e000c746}} does not. {Fault.Restore}",
            Item: (2, entry => BinaryPrimitives.WriteInt32LittleEndian(entry[20..], Disks.MiB + 1), Nothing),
            Regions: bytes =>
            {
                BinaryPrimitives.WriteInt32LittleEndian(bytes[(MetadataRegion + 24)..], 2 * Disks.MiB);
                BinaryPrimitives.WriteInt64LittleEndian(bytes[(BlockTable + 16)..], 4 * Disks.MiB);
            }),
        ["an item twice"] = new(DiskFault.HeaderDamaged, $"the metadata item {{2fa54224-cd1b-4876-b211-5dbed83bf4b8}} is listed twice. {Fault.Restore}",
            File: file => Edit.Raw(file, Edit.Metadata, 256, bytes => bytes.Slice(64, 32).CopyTo(bytes[96..]))),
        ["an item that is missing"] = new(DiskFault.HeaderDamaged, $"the metadata item {{beca12ab-b2e6-4523-93ef-c309e000c746}} must be there, and is not. {Fault.Restore}",
            Item: (2, entry => { Foreign.CopyTo(entry); entry[24] = 2; }, Nothing)),
        ["an item that is too short"] = new(DiskFault.HeaderDamaged, $"the metadata item {{2fa54224-cd1b-4876-b211-5dbed83bf4b8}} has 8 bytes, and here it has 7. {Fault.Restore}",
            Item: (1, entry => entry[20] = 7, Nothing)),
        ["a block of half a MiB"] = new(DiskFault.HeaderDamaged, $"a block is a power of two from 1 MiB to 256 MiB, and here it is 524,288 bytes. {Fault.Restore}",
            Item: (0, Nothing, bytes => BinaryPrimitives.WriteInt32LittleEndian(bytes, Disks.MiB / 2))),
        ["a block of 512 MiB"] = new(DiskFault.HeaderDamaged, $"a block is a power of two from 1 MiB to 256 MiB, and here it is 536,870,912 bytes. {Fault.Restore}",
            Item: (0, Nothing, bytes => BinaryPrimitives.WriteInt32LittleEndian(bytes, 512 * Disks.MiB))),
        ["a block of 3 MiB"] = new(DiskFault.HeaderDamaged, $"a block is a power of two from 1 MiB to 256 MiB, and here it is 3,145,728 bytes. {Fault.Restore}",
            Item: (0, Nothing, bytes => BinaryPrimitives.WriteInt32LittleEndian(bytes, 3 * Disks.MiB))),
        ["no size"] = new(DiskFault.HeaderDamaged, $"a disk has up to 64 TiB, and here it has 0 bytes. {Fault.Restore}",
            Item: (1, Nothing, bytes => bytes.Clear())),
        ["a negative size"] = new(DiskFault.HeaderDamaged, $"a disk has up to 64 TiB, and here it has -512 bytes. {Fault.Restore}",
            Item: (1, Nothing, bytes => BinaryPrimitives.WriteInt64LittleEndian(bytes, -512))),
        ["a sector more than 64 TiB"] = new(DiskFault.HeaderDamaged, $"a disk has up to 64 TiB, and here it has 70,368,744,178,176 bytes. {Fault.Restore}",
            Item: (1, Nothing, bytes => BinaryPrimitives.WriteInt64LittleEndian(bytes, (64 * Disks.TiB) + 512))),
        ["half a sector"] = new(DiskFault.HeaderDamaged, $"a disk is a whole number of 512-byte sectors, and here it has 4,194,048 bytes. {Fault.Restore}",
            Item: (1, Nothing, bytes => BinaryPrimitives.WriteInt64LittleEndian(bytes, (4 * Disks.MiB) - 256))),
        ["logical sectors of 1 KiB"] = new(DiskFault.HeaderDamaged, $"sectors have 512 or 4096 bytes, and here 1,024 and 4,096. {Fault.Restore}",
            Item: (3, Nothing, bytes => BinaryPrimitives.WriteInt32LittleEndian(bytes, 1024))),
        ["physical sectors of 1 KiB"] = new(DiskFault.HeaderDamaged, $"sectors have 512 or 4096 bytes, and here 512 and 1,024. {Fault.Restore}",
            Item: (4, Nothing, bytes => BinaryPrimitives.WriteInt32LittleEndian(bytes, 1024))),
        ["more blocks than the table holds"] = new(DiskFault.HeaderDamaged, $"the block table of this disk has 131,073 entries, and its region has no room for them. {Fault.Restore}",
            Item: (1, Nothing, bytes => BinaryPrimitives.WriteInt64LittleEndian(bytes, (131_041L * Disks.MiB) + 512))),
        ["a block of state 4"] = new(DiskFault.HeaderDamaged, $"entry 2 of the block table has a state that there is not (4). {Fault.Restore}",
            File: file => Edit.Block(file, 2, 4, 0)),
        ["a block of state 5"] = new(DiskFault.HeaderDamaged, $"entry 3 of the block table has a state that there is not (5). {Fault.Restore}",
            File: file => Edit.Block(file, 3, 5, 0)),
        ["a partly present block without a parent"] = new(DiskFault.HeaderDamaged, $"only a differencing disk has partly present blocks, and entry 1 is one. {Fault.Restore}",
            File: file => Edit.Block(file, 1, 7, 4 * Disks.MiB)),
        ["a block within the first MiB"] = new(DiskFault.HeaderDamaged, $"blocks lie behind the first MiB, and entry 1 does not. {Fault.Restore}",
            File: file => Edit.Block(file, 1, 6, 0)),
        ["a block behind the end"] = new(DiskFault.Truncated, $"the file has 5,242,880 bytes, but its data ends at byte 6,291,456. {Fault.CopyAgain}",
            File: file => Edit.Block(file, 1, 6, 5 * Disks.MiB)),
        ["a block beyond all numbers"] = new(DiskFault.Truncated, $"the file has 5,242,880 bytes, but its data ends at byte 9,223,372,036,854,775,808. {Fault.CopyAgain}",
            File: file => Edit.Block(file, 1, 6, long.MaxValue / Disks.MiB * Disks.MiB)),
        ["a block at a negative offset"] = new(DiskFault.Truncated, $"the file has 5,242,880 bytes, but its data ends at byte 9,223,372,036,855,824,384. {Fault.CopyAgain}",
            File: file => Edit.Block(file, 1, 6, long.MinValue)),
        ["a file that ends in the first header"] = new(DiskFault.Truncated, $"the file has 69,631 bytes, but its header ends at byte 69,632. {Fault.CopyAgain}",
            File: file => file.SetLength(Edit.Header1 + 4095)),
        ["a file that ends in the region table"] = new(DiskFault.Truncated, $"the file has 200,000 bytes, but its region table ends at byte 262,144. {Fault.CopyAgain}",
            File: file => file.SetLength(200_000)),
        ["a file that ends in its last block"] = new(DiskFault.Truncated, $"the file has 5,242,879 bytes, but its data ends at byte 5,242,880. {Fault.CopyAgain}",
            File: file => file.SetLength((5 * Disks.MiB) - 1)),
    };

    public static TheoryData<string> Cases => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_VHDX_is_refused_with(string what)
    {
        var (fault, message, headers, regions, item, change) = All[what];
        var file = Disks.Dynamic(DiskFormat.Vhdx);
        Disks.Write(file, 0, Disks.Noise(512));
        if (headers is not null) Edit.Headers(file, headers);
        if (regions is not null) Edit.Regions(file, regions);
        if (item is { } it) Edit.Item(file, it.Index, it.Entry, it.Bytes);
        change?.Invoke(file);

        Fault.Expect(fault, $"The disk: {message}", () => VirtualDisk.Inspect(file));
    }

    private static void Break(Stream file, long at) => Edit.Raw(file, at + 100, 8, bytes => BinaryPrimitives.WriteInt64LittleEndian(bytes, Odd));
}

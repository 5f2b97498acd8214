using System.Buffers.Binary;
using Portal.Imaging;
using Xunit;

namespace Portal.Tests.Imaging.Vhd;

/// <summary>Every way in which a VHD can be wrong, and what is said of it.</summary>
public sealed class VhdRefusalTests
{
    private const string NoFooter = $"a VHD has a footer, a growing one also a copy of it at its start, and none here is intact. {Fault.Restore}";

    private sealed record Wrong(DiskFault Fault, string Message, Edit.Change? Footers = null, Edit.Change? Header = null, Action<Stream>? File = null);

    private static readonly Dictionary<string, Wrong> All = new(StringComparer.Ordinal)
    {
        ["no footer that is intact"] = new(DiskFault.HeaderDamaged, NoFooter, File: file => { Break(file, 0); Break(file, file.Length - 512); }),
        ["a damaged footer and no copy"] = new(DiskFault.HeaderDamaged, NoFooter, File: file => { Edit.Raw(file, 0, 512, bytes => bytes.Clear()); Break(file, file.Length - 512); }),
        ["a damaged copy and no footer"] = new(DiskFault.HeaderDamaged, NoFooter, File: file => { Break(file, 0); Edit.Raw(file, file.Length - 512, 512, bytes => bytes.Clear()); }),
        ["a copy of a fixed disk's footer alone"] = new(DiskFault.HeaderDamaged, NoFooter, File: file => { Edit.Footer(file, 0, bytes => bytes[63] = 2); Break(file, file.Length - 512); }),
        ["a later version"] = new(DiskFault.Unsupported, $"only version 1.0 of VHD is known, and this file has 2.1. {Fault.Convert}",
            Footers: bytes => BinaryPrimitives.WriteInt32BigEndian(bytes[12..], 0x0002_0001)),
        ["kind 1"] = new(DiskFault.Unsupported, $"a VHD is fixed, dynamic or differencing (2 to 4), and this one is 1. {Fault.Convert}", Footers: bytes => bytes[63] = 1),
        ["kind 5"] = new(DiskFault.Unsupported, $"a VHD is fixed, dynamic or differencing (2 to 4), and this one is 5. {Fault.Convert}", Footers: bytes => bytes[63] = 5),
        ["no size"] = new(DiskFault.HeaderDamaged, $"a VHD has up to 2040 GiB in 512-byte sectors, and this one has 0 bytes. {Fault.Restore}", Footers: bytes => bytes.Slice(48, 8).Clear()),
        ["a negative size"] = new(DiskFault.HeaderDamaged, $"a VHD has up to 2040 GiB in 512-byte sectors, and this one has -512 bytes. {Fault.Restore}",
            Footers: bytes => BinaryPrimitives.WriteInt64BigEndian(bytes[48..], -512)),
        ["more than 2040 GiB"] = new(DiskFault.HeaderDamaged, $"a VHD has up to 2040 GiB in 512-byte sectors, and this one has 2,190,433,321,472 bytes. {Fault.Restore}",
            Footers: bytes => BinaryPrimitives.WriteInt64BigEndian(bytes[48..], (2040 * Disks.GiB) + 512)),
        ["half a sector"] = new(DiskFault.HeaderDamaged, $"a VHD has up to 2040 GiB in 512-byte sectors, and this one has 4,194,048 bytes. {Fault.Restore}",
            Footers: bytes => BinaryPrimitives.WriteInt64BigEndian(bytes[48..], (4 * Disks.MiB) - 256)),
        ["a header behind the end"] = new(DiskFault.Truncated, $"the file has 2,100,224 bytes, but its header ends at byte 2,100,225. {Fault.CopyAgain}",
            Footers: bytes => BinaryPrimitives.WriteInt64BigEndian(bytes[16..], 2_100_225 - 1024)),
        ["a header at a negative offset"] = new(DiskFault.Truncated, $"the file has 2,100,224 bytes, but its header ends at byte 1,023. {Fault.CopyAgain}",
            Footers: bytes => BinaryPrimitives.WriteInt64BigEndian(bytes[16..], -1)),
        ["a header without its signature"] = new(DiskFault.HeaderDamaged, $"the header of a growing VHD must be intact, and is not. {Fault.Restore}", Header: bytes => bytes[0] = 0),
        ["a damaged header"] = new(DiskFault.HeaderDamaged, $"the header of a growing VHD must be intact, and is not. {Fault.Restore}", File: file => Break(file, 512)),
        ["a block of 2 KiB"] = new(DiskFault.HeaderDamaged, $"a block is a power of two from 4 KiB to 256 MiB, and here it is 2,048 bytes. {Fault.Restore}", Header: bytes => BinaryPrimitives.WriteInt32BigEndian(bytes[32..], 2048)),
        ["a block of 512 MiB"] = new(DiskFault.HeaderDamaged, $"a block is a power of two from 4 KiB to 256 MiB, and here it is 536,870,912 bytes. {Fault.Restore}", Header: bytes => BinaryPrimitives.WriteInt32BigEndian(bytes[32..], 512 * Disks.MiB)),
        ["a block of 3 MiB"] = new(DiskFault.HeaderDamaged, $"a block is a power of two from 4 KiB to 256 MiB, and here it is 3,145,728 bytes. {Fault.Restore}", Header: bytes => BinaryPrimitives.WriteInt32BigEndian(bytes[32..], 3 * Disks.MiB)),
        ["more blocks than the table holds"] = new(DiskFault.HeaderDamaged, $"the block table of this disk has 2 entries, and the header gives it 1. {Fault.Restore}", Header: bytes => BinaryPrimitives.WriteInt32BigEndian(bytes[28..], 1)),
        ["a table behind the end"] = new(DiskFault.Truncated, $"the file has 2,100,224 bytes, but its block table ends at byte 2,100,225. {Fault.CopyAgain}", Header: bytes => BinaryPrimitives.WriteInt64BigEndian(bytes[16..], 2_100_225 - 8)),
        ["a block behind the end"] = new(DiskFault.Truncated, $"the file has 2,100,224 bytes, but its data ends at byte 2,100,736. {Fault.CopyAgain}", File: file => Edit.Raw(file, 1536, 4, bytes => BinaryPrimitives.WriteInt32BigEndian(bytes, 6))),
        ["a block beyond 32 bits of sectors"] = new(DiskFault.Truncated, $"the file has 2,100,224 bytes, but its data ends at byte 2,199,025,352,192. {Fault.CopyAgain}", File: file => Edit.Raw(file, 1536, 4, bytes => BinaryPrimitives.WriteUInt32BigEndian(bytes, uint.MaxValue - 1))),
    };

    public static TheoryData<string> Cases => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_VHD_is_refused_with(string what)
    {
        var (fault, message, footers, header, change) = All[what];
        var file = Disks.Dynamic(DiskFormat.Vhd);
        Disks.Write(file, 0, Disks.Noise(512));
        if (footers is not null) Edit.Footers(file, footers);
        if (header is not null) Edit.VhdHeader(file, header);
        change?.Invoke(file);

        Fault.Expect(fault, $"The disk: {message}", () => VirtualDisk.Inspect(file));
    }

    [Fact]
    public void A_fixed_VHD_that_was_cut_is_refused()
    {
        var file = Fixed(Disks.Noise(10 * 512));
        Edit.Footer(file, file.Length - 512, bytes => BinaryPrimitives.WriteInt64BigEndian(bytes[48..], 11 * 512));

        Fault.Expect(DiskFault.Truncated, $"The disk: the file has 5,632 bytes, but its data ends at byte 6,144. {Fault.CopyAgain}", () => VirtualDisk.Inspect(file));
    }

    [Fact]
    public void A_fixed_VHD_whose_guest_has_a_footer_in_its_first_sector_is_read()
    {
        var content = Disks.Noise(10 * 512);
        Disks.Bytes(Disks.Dynamic(DiskFormat.Vhd)).AsSpan(0, 512).CopyTo(content);
        var file = Fixed(content);

        Assert.Equal(content, Disks.ReadAll(file));
        Assert.Equal(DiskKind.Fixed, VirtualDisk.Inspect(file).Kind);
    }

    [Theory]
    [InlineData(0, @".\a.vhd", @"C:\img\a.vhd")]
    [InlineData(1, @".\a.vhd", @"C:\img\a.vhd")]
    public void The_path_of_a_parent_ends_where_the_file_ends(int entry, string relative, string absolute)
    {
        var child = Disks.Child(Disks.Dynamic(DiskFormat.Vhd), new ParentLocator(Guid.Empty, relative, null, absolute));
        Edit.VhdHeader(child, bytes => BinaryPrimitives.WriteInt64BigEndian(bytes[(576 + (entry * 24) + 16)..], 1_000_000));

        Assert.Equal(DiskFault.Truncated, Assert.Throws<DiskFormatException>(() => VirtualDisk.Inspect(child)).Fault);
    }

    [Fact]
    public void The_path_of_a_parent_has_up_to_64_KiB()
    {
        var child = Disks.Child(Disks.Dynamic(DiskFormat.Vhd));
        Edit.VhdHeader(child, bytes => BinaryPrimitives.WriteInt32BigEndian(bytes[(576 + 8)..], 65_537));

        Fault.Expect(DiskFault.HeaderDamaged, $"The disk: the path of a parent has up to 65,536 bytes, and this one 65,537. {Fault.Restore}", () => VirtualDisk.Inspect(child));
    }

    private static MemoryStream Fixed(byte[] content)
    {
        var dynamic = Disks.Bytes(Disks.Dynamic(DiskFormat.Vhd, content.Length));
        var file = new MemoryStream();
        file.Write(content);
        file.Write(dynamic.AsSpan(0, 512));
        Edit.Footer(file, content.Length, bytes => bytes[63] = 2);
        return file;
    }

    private static void Break(Stream file, long at) => Edit.Raw(file, at + 40, 1, bytes => bytes[0] ^= 0x55);
}

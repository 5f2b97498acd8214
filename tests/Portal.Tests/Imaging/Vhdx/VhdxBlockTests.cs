using System.Buffers.Binary;
using Portal.Imaging;
using Xunit;

namespace Portal.Tests.Imaging.Vhdx;

public sealed class VhdxBlockTests
{
    private static readonly byte[] Below = Disks.Noise(4 * Disks.MiB, seed: 2);

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    public void A_block_that_is_not_there_asks_the_parent_and_any_other_empty_one_is_zeros(long state, bool asks)
    {
        var parent = Parent();
        var child = Disks.Child(parent);
        Edit.Block(child, 1, state, 0);

        var read = Disks.ReadAll(child, parent);

        Assert.Equal(asks ? Below[Disks.MiB..(2 * Disks.MiB)] : new byte[Disks.MiB], read[Disks.MiB..(2 * Disks.MiB)]);
        Assert.Equal(Below[..Disks.MiB], read[..Disks.MiB]);
        Assert.Equal(Below[(2 * Disks.MiB)..], read[(2 * Disks.MiB)..]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_write_into_any_empty_block_leaves_the_rest_as_it_read_before(long state)
    {
        var parent = Parent();
        var child = Disks.Child(parent);
        Edit.Block(child, 1, state, 0);
        var expected = Disks.ReadAll(child, parent);
        var data = Disks.Noise(700);
        data.CopyTo(expected, Disks.MiB + 1000);

        Disks.Write(child, Disks.MiB + 1000, data, parent);

        Assert.Equal(expected, Disks.ReadAll(child, parent));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Empty_blocks_of_a_disk_without_a_parent_are_zeros_whatever_they_point_to(long state)
    {
        var file = Disks.Dynamic(DiskFormat.Vhdx);
        Disks.Write(file, 0, Disks.Noise(Disks.MiB));
        Edit.Block(file, 2, state, 4 * Disks.MiB);

        using var disk = Disks.Open(file);
        Assert.Equal(new byte[Disks.MiB], Disks.Read(disk, 2 * Disks.MiB, Disks.MiB));
        Assert.Equal([new Extent(0, Disks.MiB)], disk.Extents());
    }

    [Fact]
    public void A_block_of_which_every_sector_was_written_is_full()
    {
        var parent = Parent();
        var child = Disks.Child(parent);
        Disks.Write(child, 0, Disks.Noise(Disks.MiB / 2), parent);
        Assert.Equal(7, State(child, 0));

        Disks.Write(child, Disks.MiB / 2, Disks.Noise(Disks.MiB / 2), parent);
        Assert.Equal(6, State(child, 0));

        Disks.Write(child, Disks.MiB, Disks.Noise(Disks.MiB), parent);
        Assert.Equal(6, State(child, 1));
    }

    [Fact]
    public void One_megabyte_of_sector_bits_serves_all_blocks_of_a_chunk()
    {
        var parent = Parent();
        var child = Disks.Child(parent);
        for (var block = 0; block < 4; block++) Disks.Write(child, block * Disks.MiB, Disks.Noise(512, block), parent);

        Assert.Equal((4 + 1 + 4) * Disks.MiB, child.Length);
        var read = Disks.ReadAll(child, parent);
        for (var block = 0; block < 4; block++) Assert.Equal([.. Disks.Noise(512, block), .. Below[((block * Disks.MiB) + 512)..((block + 1) * Disks.MiB)]], read[(block * Disks.MiB)..((block + 1) * Disks.MiB)]);
    }

    [Fact]
    public void A_partly_present_block_without_its_bits_is_refused()
    {
        var parent = Parent();
        var child = Disks.Child(parent);
        Disks.Write(child, 0, Disks.Noise(512), parent);
        Edit.Block(child, 4096, 0, 0);

        Fault.Expect(DiskFault.HeaderDamaged, $"The disk: block 0 is partly present, and no bitmap says which part. {Fault.Restore}", () => Disks.ReadAll(child, parent));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void A_bitmap_is_there_or_not_and_nothing_else(long state)
    {
        var child = Disks.Child(Parent());
        Edit.Block(child, 4096, state, 0);

        Fault.Expect(DiskFault.HeaderDamaged, $"The disk: entry 4,096 of the block table has a state that there is not ({state}). {Fault.Restore}", () => VirtualDisk.Inspect(child));
    }

    [Fact]
    public void A_bitmap_behind_the_end_is_refused()
    {
        var child = Disks.Child(Parent());
        Edit.Block(child, 4096, 6, 4 * Disks.MiB);

        Fault.Expect(DiskFault.Truncated, $"The disk: the file has 4,194,304 bytes, but its data ends at byte 5,242,880. {Fault.CopyAgain}", () => VirtualDisk.Inspect(child));
    }

    [Fact]
    public void The_last_block_need_not_be_longer_than_the_disk()
    {
        var file = Disks.Dynamic(DiskFormat.Vhdx, Disks.MiB + 1024);
        Disks.Write(file, Disks.MiB, Disks.Noise(1024));
        file.SetLength((4 * Disks.MiB) + 1024);

        Assert.Equal(Disks.Noise(1024), Disks.ReadAll(file)[Disks.MiB..]);

        file.SetLength((4 * Disks.MiB) + 1023);
        Assert.Equal(DiskFault.Truncated, Assert.Throws<DiskFormatException>(() => VirtualDisk.Inspect(file)).Fault);
    }

    [Fact]
    public void Reserved_bits_of_an_entry_do_not_count()
    {
        var file = Disks.Dynamic(DiskFormat.Vhdx);
        Disks.Write(file, 0, Disks.Noise(Disks.MiB));
        Edit.Block(file, 0, 6, (4 * Disks.MiB) + 0xFFFF8);

        Assert.Equal(Disks.Noise(Disks.MiB), Disks.ReadAll(file)[..Disks.MiB]);
    }

    // A chunk is what one MiB of bits describes: 4 GiB for sectors of 512 bytes, 32 GiB for 4096.
    [Theory]
    [InlineData(512, 1, 4, 9)]
    [InlineData(512, 32, 4, 3072)]
    [InlineData(4096, 1, 32, 65)]
    [InlineData(4096, 256, 32, 3072)]
    public void Blocks_on_both_sides_of_a_chunks_end_are_found(int sector, int blockMiB, int chunkGiB, int diskGiB)
    {
        var (end, size) = (chunkGiB * Disks.GiB, diskGiB * Disks.GiB);
        var options = new DiskOptions { BlockSize = blockMiB * Disks.MiB, LogicalSectorSize = sector };
        var parent = Disks.Dynamic(DiskFormat.Vhdx, size, options);
        Disks.Write(parent, end - 100_000, Disks.Noise(200_000, 1));
        Disks.Write(parent, size - 5000, Disks.Noise(5000, 2));
        var child = Disks.Child(parent, options: options);
        Disks.Write(child, end - 10_000, Disks.Noise(20_000, 3), parent);
        Disks.Write(child, (2 * end) - 1, [1, 2], parent);

        using var disk = Disks.Open(child, parent);
        var around = Disks.Noise(200_000, 1);
        Disks.Noise(20_000, 3).CopyTo(around, 90_000);
        Assert.Equal([0, .. around, 0], Disks.Read(disk, end - 100_001, 200_002));
        Assert.Equal([0, 1, 2, 0], Disks.Read(disk, (2 * end) - 2, 4));
        Assert.Equal(Disks.Noise(5000, 2), Disks.Read(disk, size - 5000, 5000));
        Assert.Equal(size, disk.Extents().Last().End);
    }

    [Fact]
    public void The_largest_disk_is_64_TiB()
    {
        var options = new DiskOptions { BlockSize = 256 * Disks.MiB };
        var file = Disks.Dynamic(DiskFormat.Vhdx, 64 * Disks.TiB, options);
        Disks.Write(file, (64 * Disks.TiB) - 3, [1, 2, 3]);

        using var disk = Disks.Open(file);
        Assert.Equal([0, 1, 2, 3], Disks.Read(disk, (64 * Disks.TiB) - 4, 4));
    }

    [Fact]
    public void A_fixed_disk_says_so()
    {
        var file = Disks.Dynamic(DiskFormat.Vhdx);
        Edit.Item(file, 0, _ => { }, bytes => bytes[4] = 1);

        Assert.Equal(DiskKind.Fixed, VirtualDisk.Inspect(file).Kind);
    }

    [Fact]
    public void Regions_and_items_that_are_not_known_and_not_required_are_passed_over()
    {
        var file = Disks.Dynamic(DiskFormat.Vhdx);
        Edit.Regions(file, bytes =>
        {
            bytes[8] = 3;
            Guid.NewGuid().TryWriteBytes(bytes[80..]);
        });
        Edit.Raw(file, Edit.Metadata, 256, bytes =>
        {
            bytes[10] = 6;
            Guid.NewGuid().TryWriteBytes(bytes[192..]);
        });

        Assert.Equal(4 * Disks.MiB, VirtualDisk.Inspect(file).VirtualSize);
    }

    [Fact]
    public void Regions_may_stand_the_other_way_round()
    {
        var file = Disks.Dynamic(DiskFormat.Vhdx);
        Disks.Write(file, 0, Disks.Noise(Disks.MiB));
        var (metadata, blocks) = (Take(file, Edit.Metadata), Take(file, Edit.Blocks));
        Edit.Raw(file, Edit.Metadata, Disks.MiB, blocks.CopyTo);
        Edit.Raw(file, Edit.Blocks, Disks.MiB, metadata.CopyTo);
        Edit.Regions(file, bytes =>
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes[32..], Edit.Metadata);
            BinaryPrimitives.WriteInt64LittleEndian(bytes[64..], Edit.Blocks);
        });

        Assert.Equal(Disks.Noise(Disks.MiB), Disks.ReadAll(file)[..Disks.MiB]);
    }

    private static byte[] Take(Stream file, long at)
    {
        byte[] copy = [];
        Edit.Raw(file, at, Disks.MiB, bytes => copy = bytes.ToArray());
        return copy;
    }

    private static int State(Stream file, long index)
    {
        var state = 0;
        Edit.Raw(file, Edit.Blocks + (index * 8), 8, bytes => state = bytes[0] & 7);
        return state;
    }

    private static SparseStream Parent()
    {
        var parent = Disks.Dynamic(DiskFormat.Vhdx);
        Disks.Write(parent, 0, Below);
        return parent;
    }
}

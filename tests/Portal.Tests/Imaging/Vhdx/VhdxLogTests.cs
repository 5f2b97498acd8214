using System.Buffers.Binary;
using Portal.Imaging;
using Portal.TestKit.Disks;
using Portal.TestKit.Web;
using Xunit;

namespace Portal.Tests.Imaging.Vhdx;

/// <summary>Disks that were not closed: what their log says counts, or they are refused.</summary>
public sealed class VhdxLogTests
{
    private const int Payload = 4 * Disks.MiB;
    private const int LastSector = Disks.MiB - 4096;

    private static readonly Guid Log = new("5c8e6c3b-9f5e-4c8e-a1a2-0d5f0e6c7b81");
    private static readonly byte[] Old = Disks.Noise(Disks.MiB, seed: 7);
    private static readonly byte[] New = Disks.Noise(4096, seed: 8);
    private static readonly byte[] Newer = Disks.Noise(4096, seed: 9);

    private static string Refusal(string why) => $"The disk: the disk was not closed, and {why}. {Fault.ShutDown}";

    [Fact]
    public void A_log_is_replayed_in_memory_and_the_file_stays_as_it_is()
    {
        var file = Unclosed((0, Entry(1).Data(Payload + 8192, New).Zeros(Payload + 20480, 8192)));
        var before = Disks.Bytes(file);

        var read = Disks.ReadAll(file);

        Assert.Equal([.. Old[..8192], .. New, .. Old[12288..20480], .. new byte[8192], .. Old[28672..]], read[..Disks.MiB]);
        Assert.Equal(before, Disks.Bytes(file));
    }

    [Fact]
    public void Qemu_replays_the_same_log_to_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        var file = Unclosed((0, Entry(1).Data(Payload + 8192, New).Zeros(Payload + 20480, 8192)), (8192, Entry(2, tail: 0).Data(Payload + 8192, Newer)));
        file.SaveAs(folder.At("unclosed.vhdx"));

        Tool.Run("qemu-img", ["check", "-r", "all", folder.At("unclosed.vhdx")]);
        Tool.Run("qemu-img", ["convert", "-O", "raw", folder.At("unclosed.vhdx"), folder.At("raw.img")]);

        Assert.Equal(File.ReadAllBytes(folder.At("raw.img")), Disks.ReadAll(file));
    }

    [Fact]
    public void Later_entries_lie_over_earlier_ones()
    {
        var file = Unclosed((0, Entry(5).Data(Payload, New)), (8192, Entry(6, tail: 0).Data(Payload, Newer)));

        Assert.Equal([.. Newer, .. Old[4096..]], Disks.ReadAll(file)[..Disks.MiB]);
    }

    [Fact]
    public void Entries_before_the_tail_were_written_back_long_ago()
    {
        var file = Unclosed((0, Entry(5).Data(Payload, New)), (8192, Entry(6, tail: 8192).Data(Payload + 4096, Newer)));

        Assert.Equal([.. Old[..4096], .. Newer, .. Old[8192..]], Disks.ReadAll(file)[..Disks.MiB]);
    }

    [Fact]
    public void The_sequence_with_the_highest_number_counts()
    {
        var file = Unclosed((0, Entry(9).Data(Payload, Newer)), (16384, Entry(3, tail: 16384).Data(Payload, New)), (32768, Entry(4, tail: 16384).Data(Payload, New)));

        Assert.Equal(Newer, Disks.ReadAll(file)[..4096]);
    }

    [Fact]
    public void A_sequence_whose_tail_is_lost_does_not_count()
    {
        var file = Unclosed((0, Entry(9, tail: 65536).Data(Payload, Newer)), (16384, Entry(3, tail: 16384).Data(Payload, New)));

        Assert.Equal(New, Disks.ReadAll(file)[..4096]);
    }

    [Fact]
    public void An_entry_may_go_round_the_end_of_the_log()
    {
        var file = Unclosed((LastSector, Entry(1, tail: LastSector).Data(Payload, New)), (4096, Entry(2, tail: LastSector).Data(Payload + 4096, Newer)));

        Assert.Equal([.. New, .. Newer, .. Old[8192..]], Disks.ReadAll(file)[..Disks.MiB]);
    }

    [Fact]
    public void A_log_full_of_entries_is_read_once_round()
    {
        var entries = Enumerable.Range(0, 128).Select(i => (i * 8192, Entry((ulong)i + 1, tail: 0).Data(Payload + (i * 4096), Disks.Noise(4096, i))));
        var file = Unclosed([.. entries]);

        Assert.Equal(Enumerable.Range(0, 128).SelectMany(i => Disks.Noise(4096, i)), Disks.ReadAll(file)[..(128 * 4096)]);
    }

    [Fact]
    public void Descriptors_may_need_more_than_one_sector()
    {
        var entry = Entry(1);
        for (var i = 0; i < 200; i++) entry.Zeros(Payload + (i * 4096), 4096);
        var file = Unclosed((0, entry.Data(Payload, New)));

        Assert.Equal([.. New, .. new byte[199 * 4096], .. Old[(200 * 4096)..]], Disks.ReadAll(file)[..Disks.MiB]);
    }

    [Fact]
    public void The_file_may_grow_by_its_log()
    {
        var block = new byte[4096];
        BinaryPrimitives.WriteInt64LittleEndian(block, 6 | Payload);
        BinaryPrimitives.WriteInt64LittleEndian(block.AsSpan(8), 6 | (5 * Disks.MiB));
        var file = Unclosed((0, new LogEntry(Log, 1, Payload + Disks.MiB, 6 * Disks.MiB).Data(Edit.Blocks, block).Data(5 * Disks.MiB, New)));

        Assert.Equal([.. Old, .. New, .. new byte[Disks.MiB - 4096]], Disks.ReadAll(file)[..(2 * Disks.MiB)]);
    }

    [Fact]
    public void A_file_that_was_cut_below_what_its_log_counts_on_is_refused()
    {
        var file = Unclosed((0, new LogEntry(Log, 1, 5 * Disks.MiB, 5 * Disks.MiB).Data(Payload, New)));
        file.SetLength((5 * Disks.MiB) - 512);

        Fault.Expect(DiskFault.Truncated, $"The disk: the file has 5,242,368 bytes, but its flushed part ends at byte 5,242,880. {Fault.CopyAgain}", () => VirtualDisk.Inspect(file));
    }

    public static TheoryData<string, Action<byte[]>> Broken => new()
    {
        { "its signature", bytes => bytes[0] = 0 },
        { "its checksum", bytes => bytes[5] ^= 1 },
        { "another log's GUID", bytes => bytes[33] ^= 1 },
        { "no length", bytes => Set(bytes, 8, 0) },
        { "half a sector more", bytes => Set(bytes, 8, 8192 + 2048) },
        { "a length beyond the log", bytes => Set(bytes, 8, 2 * Disks.MiB) },
        { "a length beyond what is in it", bytes => Set(bytes, 8, 12288) },
        { "more descriptors than room", bytes => Set(bytes, 24, 8192 / 32) },
        { "descriptors beyond all numbers", bytes => Set(bytes, 24, -1) },
        { "the number zero", bytes => BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), 0) },
        { "a descriptor of another entry", bytes => bytes[64 + 24] ^= 1 },
        { "a descriptor that is neither", bytes => bytes[64] = (byte)'x' },
        { "a data sector without signature", bytes => bytes[4096] = 0 },
        { "a data sector of another entry, high", bytes => bytes[4096 + 4] ^= 1 },
        { "a data sector of another entry, low", bytes => bytes[8188] ^= 1 },
        { "a negative flushed length", bytes => BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(48), -1) },
        { "a negative length of the file", bytes => BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(56), -1) },
        { "a file beyond all disks", bytes => BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(56), (1L << 50) + 1) },
    };

    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public void A_log_without_a_whole_entry_is_refused_for(string what, Action<byte[]> damage)
    {
        var bytes = Entry(1).Data(Payload, New).ToBytes();
        damage(bytes);
        if (what != "its checksum") Edit.SealCrc(bytes.AsSpan(0, Math.Clamp(BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(8)), 4096, 8192)));

        Fault.Expect(DiskFault.LogNotReplayed, Refusal("its log has no entry that is whole"), () => VirtualDisk.Inspect(Unclosed((0, bytes))));
    }

    [Fact]
    public void An_empty_log_of_a_disk_that_was_not_closed_is_refused() =>
        Fault.Expect(DiskFault.LogNotReplayed, Refusal("its log has no entry that is whole"), () => VirtualDisk.Inspect(Unclosed(Array.Empty<(int, byte[])>())));

    [Theory]
    [InlineData(Payload + 512, 0)]
    [InlineData(-4096, 0)]
    [InlineData((1L << 50) + 4096, 0)]
    [InlineData(Payload, 512)]
    [InlineData(Payload, -4096)]
    [InlineData(Payload, (1L << 50) + 4096)]
    public void An_entry_that_writes_where_nothing_can_be_is_refused(long offset, long zeros)
    {
        var entry = zeros == 0 ? Entry(1).Data(offset, New) : Entry(1).Zeros(offset, zeros);

        Fault.Expect(DiskFault.LogNotReplayed, Refusal("an entry of its log writes where nothing can be"), () => VirtualDisk.Inspect(Unclosed((0, entry))));
    }

    [Theory]
    [InlineData(0, Disks.MiB)]
    [InlineData(Disks.MiB + 4096, Disks.MiB)]
    [InlineData(Disks.MiB, 0)]
    [InlineData(Disks.MiB, Disks.MiB + 4096)]
    [InlineData(Disks.MiB, 17 * Disks.MiB)]
    [InlineData(5 * Disks.MiB, Disks.MiB)]
    [InlineData(long.MaxValue / Disks.MiB * Disks.MiB, Disks.MiB)]
    public void A_log_that_is_not_where_a_log_can_be_is_refused(long offset, int length)
    {
        var file = Unclosed((0, Entry(1).Data(Payload, New)));
        if (length > Disks.MiB) file.SetLength(20 * Disks.MiB);
        Edit.Headers(file, bytes =>
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes[72..], offset);
            BinaryPrimitives.WriteInt32LittleEndian(bytes[68..], length);
        });

        Fault.Expect(DiskFault.LogNotReplayed, Refusal("its log is not where a log can be"), () => VirtualDisk.Inspect(file));
    }

    [Fact]
    public void A_disk_that_was_not_closed_is_not_written()
    {
        var file = Unclosed((0, Entry(1).Data(Payload, New)));

        Fault.Expect(DiskFault.LogNotReplayed, Refusal("its log is replayed for reading only"), () => WritableDisk.Open(file, _ => null));
    }

    [Fact]
    public void A_full_log_of_headers_that_overlap_is_judged_quickly()
    {
        var file = Unclosed(Array.Empty<(int, byte[])>());
        file.SetLength(24 * Disks.MiB);
        Edit.Headers(file, bytes =>
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes[72..], 8 * Disks.MiB);
            BinaryPrimitives.WriteInt32LittleEndian(bytes[68..], 16 * Disks.MiB);
        });
        var header = Entry(1).ToBytes();
        Set(header, 8, 16 * Disks.MiB);
        for (var at = 8 * Disks.MiB; at < 24 * Disks.MiB; at += 4096) Edit.Raw(file, at, 64, bytes => header.AsSpan(0, 64).CopyTo(bytes));

        var started = TimeProvider.System.GetTimestamp();
        Assert.Throws<DiskFormatException>(() => VirtualDisk.Inspect(file));
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0, 2);
    }

    private static LogEntry Entry(ulong sequence, uint tail = 0) => new(Log, sequence + (3UL << 40), Payload + Disks.MiB, Payload + Disks.MiB) { Tail = tail };

    private static void Set(byte[] bytes, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);

    private static SparseStream Unclosed(params (int At, LogEntry Entry)[] entries) => Unclosed([.. entries.Select(each => (each.At, each.Entry.ToBytes()))]);

    private static SparseStream Unclosed(params (int At, byte[] Bytes)[] entries)
    {
        var file = Disks.Dynamic(DiskFormat.Vhdx);
        Disks.Write(file, 0, Old);
        Edit.Headers(file, bytes => Log.TryWriteBytes(bytes[48..]));
        Edit.Raw(file, Edit.Log, Disks.MiB, log =>
        {
            foreach (var (at, bytes) in entries)
            {
                for (var i = 0; i < bytes.Length; i++) log[(at + i) % Disks.MiB] = bytes[i];
            }
        });
        return file;
    }
}

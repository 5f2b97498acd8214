using System.Buffers.Binary;
using Portal.Imaging.Files;

namespace Portal.Imaging.Vhdx;

/// <summary>Replays the log of a disk that was not closed, in memory. [MS-VHDX] 2.3.</summary>
internal static class VhdxLog
{
    private const int Sector = 4 * VhdxLayout.KiB;
    private const int LargestLog = 16 * VhdxLayout.MiB; // a host makes 1 MiB
    private const long LargestFile = 1L << 50;

    /// <summary>Null when the log is empty.</summary>
    /// <exception cref="DiskFormatException">There are entries to replay and none is intact, or the log is not where it can be.</exception>
    public static Patches? Replay(DiskFile file, VhdxHeader header)
    {
        if (header.Log == Guid.Empty) return null;
        if (header.LogOffset < VhdxLayout.MiB || header.LogOffset % VhdxLayout.MiB != 0 || header.LogLength == 0 || header.LogLength % VhdxLayout.MiB != 0
            || header.LogLength > LargestLog || header.LogOffset > file.Length - header.LogLength)
            throw Refused(file, "its log is not where a log can be");

        // Twice, one behind the other: an entry that goes round the end lies there in one piece.
        var once = file.Read(header.LogOffset, (int)header.LogLength, "log");
        var sequence = Newest([.. once, .. once], once.Length, header.Log);
        if (sequence.Count == 0) throw Refused(file, "its log has no entry that is whole");

        var patches = new Patches();
        foreach (var entry in sequence)
        {
            if (entry.FlushedLength > file.Length) throw file.Truncated("flushed part", entry.FlushedLength);
            Apply(file, entry, patches);
            patches.Length = Math.Max(patches.Length, entry.LastLength);
        }

        return patches;
    }

    /// <summary>The run of entries with the highest numbers that is complete from its tail to its head.</summary>
    private static List<Entry> Newest(byte[] log, int length, Guid guid)
    {
        List<Entry> best = [];
        for (var start = 0; start < length;)
        {
            var run = new List<Entry>();
            for (var at = start; Entry.Read(log, at, length, guid) is { } entry && (run.Count == 0 || entry.Sequence == run[^1].Sequence + 1); at = (at + entry.Length) % length)
                run.Add(entry);

            if (run.Count == 0)
            {
                start += Sector;
                continue;
            }

            var head = run[^1];
            var tail = run.FindIndex(entry => entry.Offset == head.Tail);
            if (tail >= 0 && (best.Count == 0 || head.Sequence > best[^1].Sequence)) best = run[tail..];

            var next = head.Offset + head.Length;
            start = next <= start || next > length ? length : next; // went round: everything was seen
        }

        return best;
    }

    private static void Apply(DiskFile file, Entry entry, Patches patches)
    {
        var data = entry.FirstData;
        for (var i = 0; i < entry.Descriptors; i++)
        {
            var descriptor = entry.Bytes.Slice(64 + (i * 32), 32);
            var offset = BinaryPrimitives.ReadInt64LittleEndian(descriptor[16..]);
            if (offset is < 0 or > LargestFile || offset % Sector != 0) throw Refused(file, "an entry of its log writes where nothing can be");

            if (descriptor.StartsWith("zero"u8))
            {
                var length = BinaryPrimitives.ReadInt64LittleEndian(descriptor[8..]);
                if (length is < 0 or > LargestFile || length % Sector != 0) throw Refused(file, "an entry of its log writes where nothing can be");
                patches.AddZeros(offset, length);
                continue;
            }

            // A data sector lost its first eight and last four bytes to signature and sequence number; the descriptor keeps them.
            var sector = entry.Bytes.Slice(data, Sector).ToArray();
            descriptor.Slice(8, 8).CopyTo(sector);
            descriptor.Slice(4, 4).CopyTo(sector.AsSpan(Sector - 4));
            patches.Add(offset, sector);
            data += Sector;
        }
    }

    private static DiskFormatException Refused(DiskFile file, string why) =>
        file.Fault(DiskFault.LogNotReplayed, $"the disk was not closed, and {why}", "Start and shut down the machine that owns the disk, then try again");

    /// <summary>One intact entry.</summary>
    private sealed record Entry(byte[] Log, int Offset, int Length, int Tail, ulong Sequence, int Descriptors, long FlushedLength, long LastLength)
    {
        public Span<byte> Bytes => Log.AsSpan(Offset, Length);

        public int FirstData => (64 + (Descriptors * 32) + Sector - 1) / Sector * Sector;

        public static Entry? Read(byte[] log, int offset, int most, Guid guid)
        {
            var header = log.AsSpan(offset, 64);
            if (!header.StartsWith("loge"u8) || new Guid(header.Slice(32, 16)) != guid) return null;

            var length = BinaryPrimitives.ReadUInt32LittleEndian(header[8..]);
            var descriptors = BinaryPrimitives.ReadUInt32LittleEndian(header[24..]);
            if (length == 0 || length % Sector != 0 || length > most || descriptors > length / 32) return null;

            var entry = new Entry(log, offset, (int)length,
                (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(header[12..]), int.MaxValue),
                BinaryPrimitives.ReadUInt64LittleEndian(header[16..]), (int)descriptors,
                BinaryPrimitives.ReadInt64LittleEndian(header[48..]), BinaryPrimitives.ReadInt64LittleEndian(header[56..]));
            return entry.Sequence != 0 && entry.FlushedLength >= 0 && entry.LastLength is >= 0 and <= LargestFile
                && entry.IsWhole() && Crc32C.Holds(entry.Bytes, 4) ? entry : null;
        }

        // Looked at before the sum: a log full of headers that claim all of it would be summed up again and again.
        private bool IsWhole()
        {
            var data = FirstData;
            if (data > Length) return false;
            for (var i = 0; i < Descriptors; i++)
            {
                var descriptor = Bytes.Slice(64 + (i * 32), 32);
                if (BinaryPrimitives.ReadUInt64LittleEndian(descriptor[24..]) != Sequence) return false;
                if (descriptor.StartsWith("zero"u8)) continue;
                if (!descriptor.StartsWith("desc"u8) || data + Sector > Length) return false;

                var sector = Bytes.Slice(data, Sector);
                if (!sector.StartsWith("data"u8)
                    || BinaryPrimitives.ReadUInt32LittleEndian(sector[4..]) != (uint)(Sequence >> 32)
                    || BinaryPrimitives.ReadUInt32LittleEndian(sector[(Sector - 4)..]) != (uint)Sequence) return false;
                data += Sector;
            }

            return data == Length;
        }
    }
}

using System.Buffers.Binary;

namespace Portal.Tests.Imaging.Vhdx;

/// <summary>An entry of a VHDX's log, written down as [MS-VHDX] 2.3.1 has it.</summary>
internal sealed class LogEntry(Guid log, ulong sequence, long flushed, long last)
{
    private const int Sector = 4096;

    private readonly List<(long Offset, byte[]? Data, long Length)> _changes = [];

    /// <summary>Where the oldest entry that must be replayed with this one lies in the log.</summary>
    public uint Tail { get; init; }

    /// <summary>Puts 4 KiB at an offset of the file.</summary>
    public LogEntry Data(long offset, byte[] bytes)
    {
        _changes.Add((offset, bytes, Sector));
        return this;
    }

    public LogEntry Zeros(long offset, long length)
    {
        _changes.Add((offset, null, length));
        return this;
    }

    public byte[] ToBytes()
    {
        var head = (64 + (_changes.Count * 32) + Sector - 1) / Sector * Sector;
        var bytes = new byte[head + (_changes.Count(change => change.Data is not null) * Sector)];
        var span = bytes.AsSpan();
        "loge"u8.CopyTo(span);
        BinaryPrimitives.WriteInt32LittleEndian(span[8..], bytes.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(span[12..], Tail);
        BinaryPrimitives.WriteUInt64LittleEndian(span[16..], sequence);
        BinaryPrimitives.WriteInt32LittleEndian(span[24..], _changes.Count);
        log.TryWriteBytes(span[32..]);
        BinaryPrimitives.WriteInt64LittleEndian(span[48..], flushed);
        BinaryPrimitives.WriteInt64LittleEndian(span[56..], last);
        var at = head;
        for (var i = 0; i < _changes.Count; i++)
        {
            var (offset, data, length) = _changes[i];
            var row = span.Slice(64 + (i * 32), 32);
            (data is null ? "zero"u8 : "desc"u8).CopyTo(row);
            BinaryPrimitives.WriteInt64LittleEndian(row[16..], offset);
            BinaryPrimitives.WriteUInt64LittleEndian(row[24..], sequence);
            if (data is null)
            {
                BinaryPrimitives.WriteInt64LittleEndian(row[8..], length);
                continue;
            }

            // The sector's first eight and last four bytes make room for its signature and number, and stand in the descriptor.
            data.AsSpan(Sector - 4, 4).CopyTo(row[4..]);
            data.AsSpan(0, 8).CopyTo(row[8..]);
            data.CopyTo(span[at..]);
            "data"u8.CopyTo(span[at..]);
            BinaryPrimitives.WriteUInt32LittleEndian(span[(at + 4)..], (uint)(sequence >> 32));
            BinaryPrimitives.WriteUInt32LittleEndian(span[(at + Sector - 4)..], (uint)sequence);
            at += Sector;
        }

        Edit.SealCrc(span);
        return bytes;
    }
}

using System.Buffers.Binary;

namespace Portal.Features.Runs.Preparing;

/// <summary>
/// Ids of what an order makes, told from the run's own id and a number: whoever goes on preparing finds the same ones. They rise with the number,
/// and the run's time and chance are in them.
/// </summary>
internal static class Numbered
{
    /// <summary>Highest number.</summary>
    public const int Most = (1 << 28) - 1;

    /// <summary>The id of the n-th item of a run.</summary>
    public static Guid Item(Guid run, int number) => Of(run, 1, number);

    /// <summary>The id of the n-th thing that a run brings into the world.</summary>
    public static Guid Subject(Guid run, int number) => Of(run, 2, number);

    private static Guid Of(Guid run, uint part, int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Most);
        Span<byte> bytes = stackalloc byte[16];
        run.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[12..], (part << 28) | (uint)number);
        return new(bytes, bigEndian: true);
    }
}

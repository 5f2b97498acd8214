namespace Portal.Domain.Catalogs;

/// <summary>Bytes that new disks take on their storage at once. They grow later: that is watched, not promised.</summary>
public static class DiskSizes
{
    private const long MiB = 1L << 20;

    /// <summary>Of an identity disk: all of its content lies in one block.</summary>
    public const long Identity = 5 * MiB;

    /// <summary>Of an empty difference disk: header, log and metadata, and a table of 8 bytes per block of 2 MiB.</summary>
    /// <param name="virtualBytes">What the guest sees.</param>
    public static long Difference(long virtualBytes)
    {
        var blocks = Up(virtualBytes, 2 * MiB);
        var bitmaps = Up(blocks, 2048);
        return (3 + Up((blocks + bitmaps) * 8, MiB)) * MiB;
    }

    /// <summary>Of an image at most: all that the chain holds, and never more than a disk without a hole.</summary>
    /// <param name="chainBytes">Sizes of the chain's files together.</param>
    /// <param name="virtualBytes">What the guest sees.</param>
    public static long Image(long chainBytes, long virtualBytes) => Math.Min(chainBytes, virtualBytes) + Difference(virtualBytes);

    /// <summary>Both disks of a machine.</summary>
    /// <param name="virtualBytes">What the guest sees of the first.</param>
    public static long Machine(long virtualBytes) => Difference(virtualBytes) + Identity;

    private static long Up(long number, long step) => (number + step - 1) / step;
}

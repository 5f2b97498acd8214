namespace Portal.Imaging.Files;

/// <summary>Tells zeros from data, a grain at a time.</summary>
internal static class Zeros
{
    /// <summary>Bytes at the front that are whole grains of zeros (the last may be short).</summary>
    public static int Leading(ReadOnlySpan<byte> bytes, int grain) => LeadingGrains(bytes, grain, zero: true);

    /// <summary>Bytes at the front that are grains with something else in them.</summary>
    public static int LeadingData(ReadOnlySpan<byte> bytes, int grain) => LeadingGrains(bytes, grain, zero: false);

    public static bool All(ReadOnlySpan<byte> bytes) => !bytes.ContainsAnyExcept((byte)0);

    private static int LeadingGrains(ReadOnlySpan<byte> bytes, int grain, bool zero)
    {
        var at = 0;
        while (at < bytes.Length)
        {
            var length = Math.Min(grain, bytes.Length - at);
            if (All(bytes.Slice(at, length)) != zero) break;
            at += length;
        }

        return at;
    }
}

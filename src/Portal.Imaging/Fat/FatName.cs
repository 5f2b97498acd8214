using System.Buffers;

namespace Portal.Imaging.Fat;

/// <summary>Names of eight and three characters, and what long names may be.</summary>
internal static class FatName
{
    public const int ShortBytes = 11;

    /// <summary>UTF-16 characters.</summary>
    public const int MostCharacters = 255;

    private static readonly SearchValues<char> InShort = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'()-@^_`{}~");
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\"*/:<>?\\|\u007F" + string.Concat(Enumerable.Range(0, 32).Select(code => (char)code)));

    /// <summary>What a name may not be; null when all is well.</summary>
    public static string? Complaint(string name) =>
        name.Length is 0 or > MostCharacters ? $"a name has 1 to {MostCharacters} characters, and '{name}' has {name.Length}"
        : name.AsSpan().IndexOfAny(Forbidden) >= 0 ? $"a name has no control characters and none of \" * / : < > ? \\ |, and '{name}' has"
        : name[^1] is '.' or ' ' ? $"a name ends neither in a dot nor in a space, and '{name}' does"
        : null;

    /// <summary>Whether the name is its own short name and needs no long one.</summary>
    public static bool IsShort(string name)
    {
        var (stem, extension) = Split(name);
        return stem.Length is > 0 and <= 8 && extension.Length <= 3 && name.Length == stem.Length + extension.Length + (extension.Length > 0 ? 1 : 0)
            && stem.AsSpan().IndexOfAnyExcept(InShort) < 0 && extension.AsSpan().IndexOfAnyExcept(InShort) < 0;
    }

    /// <summary>A short name that nothing else in the folder has: the name itself, or its beginning with a number.</summary>
    /// <param name="name">The long name.</param>
    /// <param name="taken">Short names of the folder; gets this one too.</param>
    /// <returns>Eleven characters, padded with spaces, without a dot.</returns>
    public static string Shorten(string name, HashSet<string> taken)
    {
        var (stem, extension) = Split(name.ToUpperInvariant());
        (stem, extension) = (Clean(stem), Clean(extension));
        extension = extension[..Math.Min(3, extension.Length)].PadRight(3);
        if (IsShort(name) && taken.Add(stem.PadRight(8) + extension)) return stem.PadRight(8) + extension;

        for (var number = 1; ; number++)
        {
            var tail = $"~{number}";
            var candidate = (stem[..Math.Min(stem.Length, 8 - tail.Length)] + tail).PadRight(8) + extension;
            if (taken.Add(candidate)) return candidate;
        }
    }

    /// <summary>Of a short name; every part of its long name carries it.</summary>
    public static byte Checksum(ReadOnlySpan<byte> shortName)
    {
        byte sum = 0;
        foreach (var b in shortName) sum = (byte)((sum >> 1 | sum << 7) + b);
        return sum;
    }

    private static (string Stem, string Extension) Split(string name) =>
        name.LastIndexOf('.') is var dot and > 0 ? (name[..dot], name[(dot + 1)..]) : (name, "");

    private static string Clean(string text) =>
        string.Concat(text.Where(c => c is not ('.' or ' ')).Select(c => InShort.Contains(c) ? c : '_'));
}

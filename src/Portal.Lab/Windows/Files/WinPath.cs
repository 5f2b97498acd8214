using System.Buffers;

namespace Portal.Lab.Windows.Files;

/// <summary>A full Windows path, taken apart: a drive or a share, and the names below it.</summary>
/// <param name="Root"><c>C:</c> (upper case) or <c>\\server\share</c>, as written.</param>
/// <param name="Names">What follows, without "." and "..".</param>
internal sealed record WinPath(string Root, IReadOnlyList<string> Names)
{
    private const int Longest = 259;
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("<>:\"|?*");

    /// <summary>Whether it leads to a share.</summary>
    public bool IsShare => Root[0] == '\\';

    /// <summary>The path as people write it.</summary>
    public string Text => Names.Count == 0 && !IsShare ? Root + "\\" : string.Join('\\', Names.Prepend(Root));

    /// <summary>Takes a path apart.</summary>
    /// <exception cref="HyperV.RefusalException">0x8007007B for what is no full path, 0x800700CE for one of 260 characters or more.</exception>
    public static WinPath Parse(string path)
    {
        if (path.Length > Longest) throw FileRefusals.TooLong(path);
        var parts = path.Replace('/', '\\').Split('\\', StringSplitOptions.RemoveEmptyEntries);
        if (path is ['\\' or '/', '\\' or '/', ..])
            return parts.Length >= 2 && Fits(parts) ? new WinPath($@"\\{parts[0]}\{parts[1]}", Straight(parts[2..], path)) : throw FileRefusals.NoName(path);
        if (parts.Length == 0 || parts[0] is not [var drive, ':'] || !char.IsAsciiLetter(drive) || !Fits(parts.AsSpan(1))) throw FileRefusals.NoName(path);
        return new WinPath($"{char.ToUpperInvariant(drive)}:", Straight(parts[1..], path));
    }

    /// <summary>Whether a name may be one of a file or folder.</summary>
    public static bool IsName(string name) => name.Length > 0 && !name.AsSpan().ContainsAny(Forbidden) && !name.Contains('\\') && !name.Contains('/');

    private static bool Fits(ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (name.AsSpan().ContainsAny(Forbidden)) return false;
        return true;
    }

    private static string[] Straight(string[] names, string path)
    {
        if (!names.Any(name => name is "." or "..")) return names;
        var straight = new List<string>();
        foreach (var name in names)
        {
            if (name == ".." && straight.Count == 0) throw FileRefusals.NoName(path);
            if (name == "..") straight.RemoveAt(straight.Count - 1);
            else if (name != ".") straight.Add(name);
        }

        return [.. straight];
    }
}

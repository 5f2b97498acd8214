namespace Portal.Domain.Hosts;

/// <summary>Paths as a Windows host sees them, whatever system the portal runs on.</summary>
public static class WindowsPath
{
    /// <summary>Longest path of a disk under its final name: a half-written one is longer, Windows ends at 260, and the VM's own files need room too.</summary>
    public const int MostCharacters = 200;

    private static readonly System.Buffers.SearchValues<char> NeverInAName = System.Buffers.SearchValues.Create("<>:\"/\\|?*");

    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    /// <summary>Folder, backslash, name.</summary>
    public static string Join(string folder, params ReadOnlySpan<string> names)
    {
        var path = folder.TrimEnd('\\');
        foreach (var name in names) path += '\\' + name;
        return path;
    }

    /// <summary>A half-written file's path: "X:\a\b.vhdx" and 17 give "X:\a\b.17.partial.vhdx".</summary>
    public static string Partial(string path, long fence)
    {
        var (dot, slash) = (path.LastIndexOf('.'), path.LastIndexOf('\\'));
        return dot > slash ? $"{path[..dot]}.{fence}.partial{path[dot..]}" : $"{path}.{fence}.partial";
    }

    /// <summary>Why a text cannot be the name of one folder or file; null when it can.</summary>
    public static string? FaultOfName(string name) => name switch
    {
        "" => "It is empty.",
        _ when name.AsSpan().IndexOfAny(NeverInAName) is var at and >= 0 => $"Windows allows no '{name[at]}' in a name.",
        _ when name.Any(char.IsControl) => "Windows allows no control characters in a name.",
        _ when name[^1] is '.' or ' ' || name[0] == ' ' => "Windows drops a space or a dot at the end of a name, and hides a space before it.",
        _ when Devices.Contains(name.Split('.')[0]) => $"'{name.Split('.')[0]}' is a device of Windows.",
        _ => null,
    };

    /// <summary>Whether this is a folder that a host can be told: "D:\Machines" or "\\server\share\folder".</summary>
    /// <param name="field">Where it was typed.</param>
    /// <param name="typed">What was typed.</param>
    public static Verdict JudgeFolder(string field, string? typed)
    {
        const string Remedy = @"Give a full path as the host sees it, such as C:\ClusterStorage\Volume1\Portal or \\files\vms\portal.";
        if (string.IsNullOrWhiteSpace(typed)) return Verdict.No(field, typed, "A storage folder is needed.", Remedy);
        var share = typed.StartsWith(@"\\", StringComparison.Ordinal);
        var drive = typed.Length > 2 && char.IsAsciiLetter(typed[0]) && typed[1] == ':' && typed[2] == '\\';
        if (!share && !drive) return Verdict.No(field, typed, "It is not a full Windows path: no drive and no share.", Remedy);

        var names = typed[(share ? 2 : 3)..].TrimEnd('\\').Split('\\');
        if (share && (names.Length < 2 || names[0].Length == 0)) return Verdict.No(field, typed, "A share has a server and a name.", Remedy);
        if (share && names[0] is "." or "?") return Verdict.No(field, typed, "It is a device, not a share.", Remedy);
        if (drive && names is [""]) return Verdict.No(field, typed, "It is a whole drive; the portal keeps its disks in a folder.", Remedy);
        foreach (var name in names)
            if (FaultOfName(name) is { } fault) return Verdict.No(field, typed, fault, Remedy);
        return Verdict.Yes;
    }

    /// <summary>Whether the longest path that will be made can be.</summary>
    /// <param name="field">What to shorten.</param>
    /// <param name="longest">The longest path under a final name.</param>
    public static Verdict JudgeLength(string field, string longest) =>
        longest.Length <= MostCharacters
            ? Verdict.Yes
            : Verdict.No(field, longest, $"A disk's path has at most {MostCharacters} characters; this has {longest.Length}.",
                "Shorten the storage folder of the connection or the catalog's name.");
}

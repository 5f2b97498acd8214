namespace Portal.HyperV;

/// <summary>A Windows path taken apart, as the scripts want it; they must not splice.</summary>
/// <param name="Full">"C:\ClusterStorage\Volume1\Portal\VDI\VDI-001.vhdx".</param>
internal readonly record struct HostPath(string Full)
{
    private int Slash => Full.LastIndexOf('\\');

    private int Dot => Full.LastIndexOf('.') is var dot && dot > Slash + 1 ? dot : Full.Length;

    /// <summary>Without the last backslash, but "C:\" keeps its own.</summary>
    public string Folder => Slash switch
    {
        < 0 => "",
        2 when Full[1] == ':' => Full[..3],
        var slash => Full[..slash],
    };

    /// <summary>"VDI-001.vhdx".</summary>
    public string Leaf => Full[(Slash + 1)..];

    /// <summary>"VDI-001".</summary>
    public string BaseName => Full[(Slash + 1)..Dot];

    /// <summary>".vhdx"; empty where there is none.</summary>
    public string Extension => Full[Dot..];

    /// <summary>"\\server\share"; null for a path on a drive.</summary>
    public string? Share
    {
        get
        {
            if (!Full.StartsWith(@"\\", StringComparison.Ordinal)) return null;
            var parts = Full[2..].Split('\\', 3);
            return parts.Length < 2 ? null : $@"\\{parts[0]}\{parts[1]}";
        }
    }

    /// <summary>Whether it lies in a folder or further down, but is not the folder itself.</summary>
    public bool IsBelow(string folder) => Full.TrimEnd('\\').StartsWith(folder.TrimEnd('\\') + '\\', StringComparison.OrdinalIgnoreCase);
}

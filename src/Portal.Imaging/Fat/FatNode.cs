namespace Portal.Imaging.Fat;

/// <summary>A file or folder on its way into a volume.</summary>
internal sealed class FatNode(string name, ReadOnlyMemory<byte>? content)
{
    private readonly Dictionary<string, FatNode> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<FatNode> _children = [];

    public string Name => name;

    public bool IsFolder => content is null;

    public ReadOnlyMemory<byte> Content => content ?? default;

    public IReadOnlyList<FatNode> Children => _children;

    /// <summary>Its first cluster; 0 for an empty file and for the root folder.</summary>
    public uint Cluster { get; set; }

    /// <summary>Entries that a folder holds for its children.</summary>
    public int Entries => _children.Sum(child => FatEntry.Count(child.Name));

    /// <summary>The root folder over all files.</summary>
    /// <exception cref="DiskFormatException">Unsupported: a name is not one of FAT's, or stands for two things.</exception>
    public static FatNode Tree(IEnumerable<FatFile> files)
    {
        var root = new FatNode("", null);
        foreach (var file in files)
        {
            var names = file.Path.Split('/');
            var folder = root;
            foreach (var part in names[..^1]) folder = folder.FolderCalled(part, file.Path);
            if (!folder.TryAdd(new FatNode(names[^1], file.Bytes))) throw Wrong(file.Path, "two files or folders have this path, and case does not tell them apart");
            if (names.Select(FatName.Complaint).FirstOrDefault(complaint => complaint is not null) is { } wrong) throw Wrong(file.Path, wrong);
        }

        return root;
    }

    private FatNode FolderCalled(string part, string path)
    {
        if (!_byName.TryGetValue(part, out var folder)) TryAdd(folder = new FatNode(part, null));
        return folder.IsFolder ? folder : throw Wrong(path, $"'{part}' in it is a file, not a folder");
    }

    private bool TryAdd(FatNode child)
    {
        if (!_byName.TryAdd(child.Name, child)) return false;
        _children.Add(child);
        return true;
    }

    private static DiskFormatException Wrong(string path, string rule) => new(DiskFault.Unsupported, path, rule, "Give the file another path");
}

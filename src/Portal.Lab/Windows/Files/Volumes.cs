namespace Portal.Lab.Windows.Files;

/// <summary>What one machine can reach: its drives, its cluster's volumes, and the shares of its network.</summary>
/// <param name="names">Of this system's files.</param>
/// <param name="own">Volumes of the machine.</param>
/// <param name="shares">All shares of the network.</param>
/// <param name="domain">"lab.example": a server may be named without it.</param>
internal sealed class Volumes(NameIndex names, IReadOnlyList<Volume> own, IReadOnlyList<Volume> shares, string domain)
{
    // C:\ClusterStorage\Volume1\ before C:\.
    private readonly Volume[] _own = [.. own.OrderByDescending(volume => volume.Name.Length)];

    /// <summary>Of the machine, as Windows names them.</summary>
    public IReadOnlyList<string> Names { get; } = [.. own.Where(volume => !volume.IsOnlyAFolder).Select(volume => volume.Name)];

    /// <summary>Where a path leads; names below it are found whatever their case.</summary>
    /// <exception cref="HyperV.RefusalException">No such drive, server or share, or no path at all.</exception>
    public Place Find(string path)
    {
        var parsed = WinPath.Parse(path);
        var volume = parsed.IsShare ? Share(parsed, path) : Drive(parsed, path);
        var real = volume.Folder;
        var below = parsed.IsShare ? parsed.Names : [.. parsed.Names.Skip(Depth(volume))];

        var exact = Path.Join([real, .. below]);
        if (Path.Exists(exact)) return new Place(path, volume, exact);
        var there = true;
        foreach (var name in below) real = there ? names.Find(real, name, out there) : Path.Join(real, name);
        return new Place(path, volume, real);
    }

    private static int Depth(Volume volume) => volume.Name.Count(letter => letter == '\\') - 1;

    private Volume Drive(WinPath path, string text)
    {
        var full = path.Names.Count == 0 ? path.Text : path.Text + "\\";
        return Array.Find(_own, volume => full.StartsWith(volume.Name, StringComparison.OrdinalIgnoreCase)) ?? throw FileRefusals.NoDrive(text);
    }

    private Volume Share(WinPath path, string text)
    {
        var server = path.Root[2..path.Root.IndexOf('\\', 2)];
        var name = $@"\\{(server.Contains('.') ? server : $"{server}.{domain}")}\{path.Root[(server.Length + 3)..]}\";
        var prefix = name[..(name.IndexOf('\\', 2) + 1)];
        return shares.FirstOrDefault(share => string.Equals(share.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw (shares.Any(share => share.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) ? FileRefusals.NoShare(text) : FileRefusals.NoServer(text));
    }
}

namespace Portal.Lab.Windows.Files;

/// <summary>Where a Windows path leads.</summary>
/// <param name="Text">The path as it was asked for.</param>
/// <param name="Volume">What holds it.</param>
/// <param name="Real">Its path on this system, whether or not it is there.</param>
internal sealed record Place(string Text, Volume Volume, string Real)
{
    /// <summary>Whether it is the root of its volume.</summary>
    public bool IsRoot => Real.Length == Volume.Folder.Length;

    /// <summary>Path of the folder on this system that holds it.</summary>
    public string Folder => Path.GetDirectoryName(Real)!;

    public bool IsFile => File.Exists(Real);

    public bool IsFolder => Directory.Exists(Real);
}

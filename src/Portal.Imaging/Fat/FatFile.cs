namespace Portal.Imaging.Fat;

/// <summary>A file of a FAT volume.</summary>
/// <param name="Path">Folders and name with slashes between: <c>openstack/latest/user_data</c>.</param>
/// <param name="Bytes">Its content.</param>
public sealed record FatFile(string Path, ReadOnlyMemory<byte> Bytes);

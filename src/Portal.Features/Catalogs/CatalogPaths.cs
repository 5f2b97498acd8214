using System.Globalization;
using Portal.Domain.Hosts;

namespace Portal.Features.Catalogs;

/// <summary>Where a catalog keeps its things: a folder of its own, and in it one for each machine. All disks have the image's extension (<see cref="DiskExtension"/>).</summary>
internal static class CatalogPaths
{
    public static string Folder(string storageFolder, string catalog) => WindowsPath.Join(storageFolder, catalog);

    public static string Image(string folder, int number, string extension) =>
        WindowsPath.Join(folder, string.Create(CultureInfo.InvariantCulture, $"image-{number}{extension}"));

    public static string Disk(string folder, string machine, string extension) => WindowsPath.Join(folder, machine, $"{machine}{extension}");

    /// <summary>Where a catalog keeps its identity disks: beside the others, or in a folder of the same name on the storage that the connection has for them.</summary>
    /// <param name="identityFolder">The connection's; null where it has none of its own.</param>
    /// <param name="folder">The catalog's.</param>
    public static string IdentityFolder(string? identityFolder, string folder) =>
        identityFolder is null ? folder : WindowsPath.Join(identityFolder, folder[(folder.LastIndexOf('\\') + 1)..]);

    public static string Identity(string folder, string machine, string extension) => WindowsPath.Join(folder, machine, $"{machine}-identity{extension}");
}

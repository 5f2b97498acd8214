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

    public static string Identity(string folder, string machine, string extension) => WindowsPath.Join(folder, machine, $"{machine}-identity{extension}");
}

using System.Globalization;
using Portal.Domain.Hosts;

namespace Portal.Domain.Catalogs.Rules;

/// <summary>What an order makes at once must fit on its storage. Disks grow later: that is watched, not reserved.</summary>
/// <param name="folder">On the storage.</param>
/// <param name="room">Of the storage.</param>
public sealed class StorageHasRoom(string folder, StorageRoom room) : IRule<long>
{
    /// <inheritdoc />
    /// <param name="value">Bytes that will be written.</param>
    public Verdict Judge(long value) =>
        value <= room.FreeBytes
            ? Verdict.Yes
            : Verdict.No("storageFolder", folder, $"{Size(value)} will be written; {Size(room.FreeBytes)} of {Size(room.TotalBytes)} are free.",
                "Free some room, order fewer machines, or use a connection with another storage folder.");

    /// <summary>"12.5 GiB".</summary>
    public static string Size(long bytes)
    {
        string[] units = ["bytes", "KiB", "MiB", "GiB", "TiB"];
        var (size, unit) = ((double)bytes, 0);
        for (; size >= 1024 && unit < units.Length - 1; unit++) size /= 1024;
        return string.Create(CultureInfo.InvariantCulture, $"{size:0.#} {units[unit]}");
    }
}

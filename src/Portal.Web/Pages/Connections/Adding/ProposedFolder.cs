using Portal.Domain.Connections;
using Portal.Features.Connections;

namespace Portal.Web.Pages.Connections.Adding;

/// <summary>A folder for a new connection on a volume or share: one of its own.</summary>
internal static class ProposedFolder
{
    /// <summary>"D:\Portal", or "D:\Portal2" where that is another connection's, lies in such a one, or around it.</summary>
    /// <param name="volume">"D:\", "C:\ClusterStorage\Volume1", "\\files.lab.example\vms".</param>
    /// <param name="address">FQDN of the cluster or machine.</param>
    /// <param name="others">All connections.</param>
    public static string On(string volume, string address, IReadOnlyList<ConnectionView> others)
    {
        List<StoragePlace> taken =
            [.. others.SelectMany(other => new[] { other.StorageFolder, other.IdentityFolder }.OfType<string>().Select(folder => StoragePlace.Of(other.Address, folder)))];
        for (var number = 1; ; number++)
        {
            var folder = $@"{volume.TrimEnd('\\')}\Portal{(number == 1 ? "" : FormattableString.Invariant($"{number}"))}";
            var place = StoragePlace.Of(address, folder);
            // On a volume that is another's as a whole no folder is free: the check says so.
            if (!taken.Exists(other => other == place || place.Holds(other) || (other.Holds(place) && other.Path.Length > 0))) return folder;
        }
    }
}

using Portal.Domain.Connections;

namespace Portal.Domain.Prerequisites.Rules;

/// <summary>No storage folder lies within that of another connection; one that is another's too is warned of.</summary>
public sealed class FoldersAreNotNested : IPrerequisite
{
    /// <inheritdoc />
    public string Key => "storage-shared";

    /// <inheritdoc />
    public string Title => "Storage folders do not lie within those of another connection";

    /// <inheritdoc />
    public string Why => "What lies below a storage folder is named by that connection's catalogs and machines, and a folder goes with its last file: a folder within would be taken for a catalog's.";

    /// <inheritdoc />
    public Source Source { get; } = new("the folders below a connection's storage folder are the portal's own, and go when they are empty", "how the portal keeps disks (docs/decisions/0015)");

    /// <inheritdoc />
    public bool IsRequired => true;

    /// <inheritdoc />
    public string Field => "storageFolder";

    /// <inheritdoc />
    public IEnumerable<Finding> Judge(Evidence evidence)
    {
        if (evidence.Settings.Address.Length == 0) return []; // while no place is chosen, nobody knows whose folder it is
        return evidence.Settings.Folders.Select(folder => Judge(evidence, folder));
    }

    private static Finding Judge(Evidence evidence, string folder)
    {
        var place = StoragePlace.Of(evidence.Settings.Address, folder);
        var others = evidence.Neighbours.SelectMany(other => other.Folders.Select(theirs => (other.Connection, Folder: theirs, Place: StoragePlace.Of(other.Address, theirs))))
            .Where(other => other.Place.Volume == place.Volume).ToList();

        if (others.Find(other => other.Place.Holds(place)) is { Folder: not null } around)
            return Finding.Failed(folder, $"It lies in {around.Folder}, where the connection '{around.Connection}' keeps its disks.", "Choose a folder beside that one.");
        if (others.Find(other => place.Holds(other.Place)) is { Folder: not null } within)
            return Finding.Failed(folder, $"{within.Folder}, where the connection '{within.Connection}' keeps its disks, lies in it.", "Choose a folder beside that one.");
        if (Quoted(others.Where(other => other.Place == place)) is { Count: > 0 } same)
        {
            return Finding.Warning(folder, $"{Names.List(same)} {(same.Count == 1 ? "keeps" : "keep")} disks in this folder too.",
                "Give each connection a folder of its own, unless they are meant to share: nothing is overwritten, since no two catalogs have the same name, but holding one of them for maintenance of the storage does not hold the others.");
        }

        var beside = Quoted(others);
        return beside.Count == 0
            ? Finding.Passed(folder, "No other connection is on this volume or share.")
            : Finding.Passed(folder, $"{Names.List(beside)} {(beside.Count == 1 ? "has" : "have")} other folders on this volume or share: what is promised to one counts for all.");
    }

    private static List<string> Quoted(IEnumerable<(string Connection, string Folder, StoragePlace Place)> others) =>
        [.. others.Select(other => $"'{other.Connection}'").Distinct(StringComparer.Ordinal)];
}

using Portal.Lab.Windows.Accounts;

namespace Portal.Lab.Windows.Files;

/// <summary>Who may do what with a file: its own entries first, then those that it inherits, nearest first; a refusal before a grant at each level.</summary>
internal sealed class FileRights(FileRecords records)
{
    private const int LargestAcl = 64 * 1024;

    /// <summary>Whether a token has this access.</summary>
    public bool Allows(Token token, Place place, bool isFolder, FileAccessKind needed)
    {
        var granted = 0;
        foreach (var level in Levels(place, isFolder))
        {
            foreach (var entry in level.Where(entry => entry.Deny))
                if (token.Is(entry.Sid) && granted < (int)needed) return false;
            foreach (var entry in level.Where(entry => !entry.Deny))
                if (token.Is(entry.Sid)) granted = Math.Max(granted, (int)entry.Access);
            if (granted >= (int)needed) return true;
        }

        return false;
    }

    /// <summary>All that a file or folder inherits where it is.</summary>
    public IReadOnlyList<AclEntry> Inherited(Place place, bool isFolder) => [.. Levels(place, isFolder).Skip(1).SelectMany(level => level)];

    /// <summary>Refuses what grows beyond the size of an access list.</summary>
    /// <exception cref="HyperV.RefusalException">0x8007053C.</exception>
    public void RefuseTooLarge(Place place, bool isFolder, FileRecord record)
    {
        var entries = record.Protected ? record.Entries : record.Entries.Concat(record.Kept ?? Inherited(place, isFolder));
        if (8 + entries.Sum(entry => SizeOf(entry.Sid)) > LargestAcl) throw FileRefusals.RightsFull(place.Text);
    }

    // [MS-DTYP] 2.4.4.2: four bytes of header, four of mask, eight and four for each part of the SID.
    private static int SizeOf(string sid) => 8 + 8 + (4 * (sid.AsSpan().Count('-') - 2));

    private IEnumerable<IEnumerable<AclEntry>> Levels(Place place, bool isFolder)
    {
        var (real, inherited) = (place.Real, false);
        while (true)
        {
            var root = real.Length == place.Volume.Folder.Length;
            var record = records.Of(real, isFolder || inherited);
            var rights = root && record.IsUsual ? place.Volume.Rights : new Acl(record.Protected, record.Entries);
            yield return inherited ? rights.Entries.Where(entry => entry.Inherits) : rights.Entries;
            if (record.Kept is { } kept) yield return kept;
            if (root || rights.Protected || record.Kept is not null) yield break;
            (real, inherited) = (Path.GetDirectoryName(real)!, true);
        }
    }
}

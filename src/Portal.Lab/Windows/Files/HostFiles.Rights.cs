using Portal.Lab.Windows.Accounts;

namespace Portal.Lab.Windows.Files;

internal sealed partial class HostFiles
{
    /// <inheritdoc />
    public Acl Rights(string path)
    {
        var (place, isFolder) = Existing(path);
        Require(place, isFolder, FileAccessKind.Read);
        var record = tree.Records.Of(place.Real, isFolder);
        return place.IsRoot && record.IsUsual ? place.Volume.Rights : new Acl(record.Protected, record.Entries);
    }

    /// <inheritdoc />
    public IReadOnlyList<AclEntry> InheritedRights(string path)
    {
        var (place, isFolder) = Existing(path);
        Require(place, isFolder, FileAccessKind.Read);
        return _rights.Inherited(place, isFolder);
    }

    /// <inheritdoc />
    public void SetRights(string path, Acl rights)
    {
        lock (tree.Naming)
        {
            var (place, isFolder) = Existing(path);
            Require(place, isFolder, FileAccessKind.Full);
            Put(place, isFolder, tree.Records.Of(place.Real, isFolder) with { Protected = rights.Protected, Entries = [.. rights.Entries.Distinct()], Kept = null });
        }
    }

    /// <inheritdoc />
    public void Grant(string path, AclEntry entry)
    {
        lock (tree.Naming)
        {
            var (place, isFolder) = Existing(path);
            Require(place, isFolder, FileAccessKind.Full);
            var record = tree.Records.Of(place.Real, isFolder);
            if (!record.Entries.Contains(entry)) Put(place, isFolder, record with { Entries = [.. record.Entries, entry] });
        }
    }

    /// <summary>Sets the attributes of a file or folder.</summary>
    public void Mark(string path, FileMarks marks)
    {
        lock (tree.Naming)
        {
            var (place, isFolder) = Existing(path);
            Put(place, isFolder, tree.Records.Of(place.Real, isFolder) with { Marks = marks });
        }
    }

    /// <inheritdoc />
    public IDisposable Hold(string path, string sid, bool write)
    {
        var place = File(volumes.Find(path));
        // On a share the machine opens the file, not who asked for it.
        var opener = place.Volume.IsShare ? computer : Token.Machine(sid);
        if (place.Volume.Visitors is { } visitors && !visitors.Any(opener.Is)) throw FileRefusals.Denied(path);
        if (!_rights.Allows(opener, place, isFolder: false, write ? FileAccessKind.Modify : FileAccessKind.Read)) throw FileRefusals.Denied(path);
        return tree.Open.Open(place.Real, alone: write) ?? throw FileRefusals.Busy(path);
    }

    /// <inheritdoc />
    public void RefuseUnfitForDisks(string path)
    {
        var place = volumes.Find(path);
        var marked = (!place.Volume.IsShare && unfit()) || tree.Records.Of(place.Real, place.IsFolder).Marks != FileMarks.None;
        for (var folder = place.Real; !marked && folder.Length > place.Volume.Folder.Length;)
        {
            folder = Path.GetDirectoryName(folder)!;
            marked = tree.Records.Of(folder, isFolder: true).Marks != FileMarks.None;
        }

        if (marked) throw FileRefusals.Unfit(path);
    }

    private void Put(Place place, bool isFolder, FileRecord record)
    {
        _rights.RefuseTooLarge(place, isFolder, record);
        tree.Records.Put(place.Real, isFolder, record);
    }

    private (Place Place, bool IsFolder) Existing(string path)
    {
        var place = Find(path);
        var isFolder = place.IsFolder;
        return isFolder || place.IsFile ? (place, isFolder) : throw Missing(place);
    }
}

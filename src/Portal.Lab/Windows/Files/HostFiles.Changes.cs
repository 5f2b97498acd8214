namespace Portal.Lab.Windows.Files;

internal sealed partial class HostFiles
{
    private const int NoSpaceHere = 28, NoSpaceThere = 112; // ENOSPC, ERROR_DISK_FULL

    /// <inheritdoc />
    public void MakeFolder(string path)
    {
        var place = Find(path);
        lock (tree.Naming)
        {
            if (place.IsFolder) return;
            var missing = new Stack<string>();
            var above = place.Real;
            for (; !Directory.Exists(above); above = Path.GetDirectoryName(above)!)
            {
                if (System.IO.File.Exists(above)) throw FileRefusals.Exists(path);
                missing.Push(above);
            }

            Require(place with { Real = above }, isFolder: true, FileAccessKind.Modify);
            foreach (var folder in missing)
            {
                tree.Records.ForgetEmptyFolder(folder);
                tree.Names.Change(Path.GetDirectoryName(folder)!, () => Directory.CreateDirectory(folder), added: Path.GetFileName(folder));
            }
        }
    }

    /// <inheritdoc />
    public Stream OpenRead(string path)
    {
        var place = File(Find(path));
        Require(place, isFolder: false, FileAccessKind.Read);
        return Open(place, FileMode.Open, FileAccess.Read);
    }

    /// <inheritdoc />
    public Stream Create(string path)
    {
        lock (tree.Naming)
        {
            var place = ForNewFile(path);
            if (place.IsFile || place.IsFolder) throw FileRefusals.Exists(path);
            return New(place);
        }
    }

    /// <inheritdoc />
    public void Copy(string from, string to, bool overwrite)
    {
        var source = File(Find(from));
        using var input = (HostStream)OpenRead(from);
        try
        {
            using var output = Target(source, to, overwrite);
            SparseCopy.Run(input, output);
        }
        catch (IOException no) when ((no.HResult & 0xFFFF) is NoSpaceHere or NoSpaceThere)
        {
            throw FileRefusals.Full(to);
        }

        System.IO.File.SetLastWriteTimeUtc(Real(to), System.IO.File.GetLastWriteTimeUtc(source.Real));
    }

    /// <inheritdoc />
    public void Move(string from, string to)
    {
        var (source, target) = (Find(from), ForNewFile(to));
        if (target.Real == source.Real) target = target with { Real = Path.Join(source.Folder, WinPath.Parse(to).Names[^1]) }; // the same name in another case
        if (source.IsFolder)
        {
            MoveFolder(source, target);
            return;
        }

        if (source.Volume != target.Volume)
        {
            Copy(from, to, overwrite: false);
            Delete(from);
            return;
        }

        lock (tree.Naming)
        {
            RequireRemoval(File(source), isFolder: false);
            RefuseTaken(source, target);
            using var alone = tree.Open.Open(source.Real, alone: true) ?? throw FileRefusals.Busy(from);
            // The record first: one without a file is nothing, a file without its record has lost its rights.
            tree.Records.Put(target.Real, isFolder: false, Leaving(source, target, isFolder: false));
            ChangeName(source.Real, target.Real, () => System.IO.File.Move(source.Real, target.Real, overwrite: true));
            if (source.Real != target.Real) tree.Records.Forget(source.Real);
        }
    }

    /// <inheritdoc />
    public void Delete(string path)
    {
        lock (tree.Naming)
        {
            var place = File(Find(path));
            RequireRemoval(place, isFolder: false);
            using var alone = tree.Open.Open(place.Real, alone: true) ?? throw FileRefusals.Busy(path);
            tree.Names.Change(place.Folder, () => System.IO.File.Delete(place.Real), removed: Path.GetFileName(place.Real));
            tree.Records.Forget(place.Real);
        }
    }

    /// <inheritdoc />
    public void DeleteFolder(string path, bool withAllInIt)
    {
        lock (tree.Naming)
        {
            var place = Find(path);
            if (!place.IsFolder) throw FileRefusals.NoFolder(path);
            RequireRemoval(place, isFolder: true);
            var isEmpty = !Directory.EnumerateFileSystemEntries(place.Real).Any();
            if (!isEmpty)
            {
                if (!withAllInIt) throw FileRefusals.NotEmpty(path);
                if (tree.Open.IsOpenBelow(place.Real)) throw FileRefusals.Busy(path);
            }

            tree.Names.Change(place.Folder, () => Directory.Delete(place.Real, recursive: true), removed: Path.GetFileName(place.Real));
            tree.Names.Forget(place.Real, withAllBelow: !isEmpty);
            if (isEmpty) tree.Records.ForgetEmptyFolder(place.Real);
            else tree.Records.ForgetFolder(place.Real);
        }
    }

    private void MoveFolder(Place source, Place target)
    {
        if (source.Volume != target.Volume) throw FileRefusals.OtherVolume(source.Text);
        lock (tree.Naming)
        {
            RequireRemoval(source, isFolder: true);
            RefuseTaken(source, target);
            if (tree.Open.IsOpenBelow(source.Real)) throw FileRefusals.Busy(source.Text);
            var record = Leaving(source, target, isFolder: true);
            ChangeName(source.Real, target.Real, () => Directory.Move(source.Real, target.Real));
            tree.Names.Forget(source.Real, withAllBelow: true);
            tree.Records.MoveFolder(source.Real, target.Real);
            tree.Records.Put(target.Real, isFolder: true, record);
        }
    }

    // A move within a volume takes along what was inherited before; within a folder that is the same as ever.
    private FileRecord Leaving(Place source, Place target, bool isFolder)
    {
        var record = tree.Records.Of(source.Real, isFolder);
        return source.Folder == target.Folder || record.Protected || record.Kept is not null
            ? record
            : record with { Kept = _rights.Inherited(source, isFolder) };
    }

    private static void RefuseTaken(Place source, Place target)
    {
        if (!string.Equals(source.Real, target.Real, StringComparison.OrdinalIgnoreCase) && (target.IsFile || target.IsFolder)) throw FileRefusals.Exists(target.Text);
    }

    private void ChangeName(string from, string to, Action change)
    {
        var (old, @new) = (Path.GetDirectoryName(from)!, Path.GetDirectoryName(to)!);
        if (old == @new) tree.Names.Change(old, change, Path.GetFileName(to), Path.GetFileName(from));
        else tree.Names.Change(old, () => tree.Names.Change(@new, change, added: Path.GetFileName(to)), removed: Path.GetFileName(from));
    }

    private HostStream Target(Place source, string path, bool overwrite)
    {
        lock (tree.Naming)
        {
            var target = ForNewFile(path);
            if (target.IsFolder) throw FileRefusals.Denied(path);
            if (!target.IsFile) return New(target);
            if (source.Real == target.Real) throw FileRefusals.Busy(path);
            if (!overwrite) throw FileRefusals.Exists(path);
            Require(target, isFolder: false, FileAccessKind.Modify);
            return Open(target, FileMode.Truncate, FileAccess.Write);
        }
    }

    private Place ForNewFile(string path)
    {
        var place = Find(path);
        if (place.IsRoot) throw FileRefusals.Denied(path);
        if (!Directory.Exists(place.Folder)) throw FileRefusals.NoFolder(path);
        RequireFolder(place, FileAccessKind.Modify);
        return place;
    }

    private HostStream New(Place place)
    {
        tree.Records.Forget(place.Real);
        HostStream? made = null;
        tree.Names.Change(place.Folder, () => made = Open(place, FileMode.CreateNew, FileAccess.ReadWrite), added: Path.GetFileName(place.Real));
        return made!;
    }

    private HostStream Open(Place place, FileMode mode, FileAccess access)
    {
        var handle = tree.Open.Open(place.Real, alone: access != FileAccess.Read) ?? throw FileRefusals.Busy(place.Text);
        try
        {
            return new HostStream(place.Real, mode, access, handle, full);
        }
        catch (Exception)
        {
            handle.Dispose();
            throw;
        }
    }
}

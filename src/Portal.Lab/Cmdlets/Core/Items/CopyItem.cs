using Portal.Lab.HyperV.Disks;

namespace Portal.Lab.Cmdlets.Core.Items;

/// <summary>Copies a file over whatever has the target's name, or into a folder; a folder with Recurse.</summary>
public sealed class CopyItem() : CmdletBody("Copy-Item")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call) => ItemCalls.ForEach(call, ItemAct.Copy, path =>
    {
        var files = call.Session.Files;
        if (!files.FileExists(path) && !files.FolderExists(path)) throw ItemRefusals.Missing(path);
        var target = call.Get<string>("Destination") ?? "";
        if (files.FolderExists(target)) target = $"{target.TrimEnd('\\')}\\{DiskName.LastName(path)}";
        Copy(call, path, target);
        if (call.Has("PassThru")) call.Write(FolderItem.At(files, target));
    });

    private static void Copy(ICmdletCall call, string from, string to)
    {
        call.Stopping.ThrowIfCancellationRequested();
        var files = call.Session.Files;
        if (files.FileExists(from))
        {
            files.Copy(from, to, overwrite: true);
            return;
        }

        files.MakeFolder(to);
        if (!call.Has("Recurse")) return;
        var (folders, inIt) = files.List(from);
        foreach (var name in folders.Concat(inIt)) ItemCalls.Try(call, $"{from}\\{name}", ItemAct.Copy, path => Copy(call, path, $"{to}\\{name}"));
    }
}

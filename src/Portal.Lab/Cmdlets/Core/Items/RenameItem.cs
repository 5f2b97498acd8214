using Portal.Lab.HyperV.Disks;

namespace Portal.Lab.Cmdlets.Core.Items;

/// <summary>Another name in the same folder. A name that is taken is refused, with Force too.</summary>
public sealed class RenameItem() : CmdletBody("Rename-Item")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call) => ItemCalls.ForEach(call, ItemAct.Rename, path =>
    {
        var files = call.Session.Files;
        var name = call.Get<string>("NewName")!;
        if (!Windows.Files.WinPath.IsName(name)) throw ItemRefusals.NoName(name);
        if (!files.FileExists(path) && !files.FolderExists(path)) throw ItemRefusals.NoRename(path);
        var target = $"{DiskName.Folder(path)}\\{name}";
        files.Move(path, target);
        if (call.Has("PassThru")) call.Write(FolderItem.At(files, target));
    });
}

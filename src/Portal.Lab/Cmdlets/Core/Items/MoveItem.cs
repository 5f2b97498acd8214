using Portal.Lab.HyperV.Disks;

namespace Portal.Lab.Cmdlets.Core.Items;

/// <summary>Another place for a file or folder. Within a volume it takes its rights along.</summary>
public sealed class MoveItem() : CmdletBody("Move-Item")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call) => ItemCalls.ForEach(call, ItemAct.Move, path =>
    {
        var files = call.Session.Files;
        if (!files.FileExists(path) && !files.FolderExists(path)) throw ItemRefusals.Missing(path);
        var target = call.Get<string>("Destination") ?? "";
        if (files.FolderExists(target)) target = $"{target.TrimEnd('\\')}\\{DiskName.LastName(path)}";
        if (call.Has("Force") && files.FileExists(path) && files.FileExists(target) && !string.Equals(path, target, StringComparison.OrdinalIgnoreCase)) files.Delete(target);
        files.Move(path, target);
        if (call.Has("PassThru")) call.Write(FolderItem.At(files, target));
    });
}

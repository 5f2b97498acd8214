namespace Portal.Lab.Cmdlets.Core.Items;

/// <summary>Deletes files and folders; what is in a folder only when told to, or when somebody agrees.</summary>
public sealed class RemoveItem() : CmdletBody("Remove-Item")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call) => ItemCalls.ForEach(call, ItemAct.Remove, path => Remove(call, path));

    private static void Remove(ICmdletCall call, string path)
    {
        var files = call.Session.Files;
        if (files.FileExists(path)) files.Delete(path);
        else if (!files.FolderExists(path)) throw ItemRefusals.Missing(path);
        else if (call.Has("Recurse") || files.List(path) is ({ Count: 0 }, { Count: 0 }) || Agrees(call, path)) files.DeleteFolder(path, withAllInIt: true);
    }

    private static bool Agrees(ICmdletCall call, string path) =>
        call.Agrees($"The item at {path} has children and the Recurse parameter was not specified. If you continue, all children will be removed with the item. Are you sure you want to continue?");
}

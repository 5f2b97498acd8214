namespace Portal.Lab.Cmdlets.Core.Items;

/// <summary>A file or folder.</summary>
public sealed class GetItem() : CmdletBody("Get-Item")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call) => ItemCalls.ForEach(call, ItemAct.Look, path => call.Write(FolderItem.At(call.Session.Files, path)));
}

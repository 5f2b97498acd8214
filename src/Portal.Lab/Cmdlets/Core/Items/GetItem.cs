using Portal.Lab.Cmdlets.Core.Machine;

namespace Portal.Lab.Cmdlets.Core.Items;

/// <summary>A file or folder, or a leaf of WSMan:.</summary>
public sealed class GetItem() : CmdletBody("Get-Item")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call) => ItemCalls.ForEach(call, ItemAct.Look, path => call.Write(WsManItem.Is(path)
        ? WsManItem.At(call.Session.Host, path) ?? throw ItemRefusals.Missing(path)
        : FolderItem.At(call.Session.Files, path)));
}

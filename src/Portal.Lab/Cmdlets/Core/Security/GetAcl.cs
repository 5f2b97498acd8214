using Portal.Lab.Cmdlets.Core.Items;

namespace Portal.Lab.Cmdlets.Core.Security;

/// <summary>The rights of files and folders.</summary>
public sealed class GetAcl() : CmdletBody("Get-Acl")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call) => ItemCalls.ForEach(call, ItemAct.ReadRights, path =>
    {
        var files = call.Session.Files;
        if (!files.FileExists(path) && !files.FolderExists(path)) throw ItemRefusals.Missing(path);
        call.Write(new FileSecurity(path, files.Rights(path), files.InheritedRights(path), call.Session.Host));
    });
}

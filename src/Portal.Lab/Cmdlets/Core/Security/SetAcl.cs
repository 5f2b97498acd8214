using System.Management.Automation;
using Portal.Lab.Cmdlets.Core.Items;
using Portal.Lab.HyperV;

namespace Portal.Lab.Cmdlets.Core.Security;

/// <summary>Gives files and folders the rights of an object that <c>Get-Acl</c> gave.</summary>
public sealed class SetAcl() : CmdletBody("Set-Acl")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call)
    {
        if (PSObject.AsPSObject(call.Get<object>("AclObject")).BaseObject is not FileSecurity security)
            throw RefusalException.InWords(0x80070057, "AclObject: the object is no security descriptor.", "SetAcl_AclObject", "InvalidArgument");
        ItemCalls.ForEach(call, ItemAct.SetRights, path =>
        {
            var files = call.Session.Files;
            if (!files.FileExists(path) && !files.FolderExists(path)) throw ItemRefusals.Missing(path);
            files.SetRights(path, security.Rights);
            if (call.Has("Passthru")) call.Write(new FileSecurity(path, files.Rights(path), files.InheritedRights(path), call.Session.Host));
        });
    }
}

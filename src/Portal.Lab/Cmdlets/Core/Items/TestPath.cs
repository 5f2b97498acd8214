using Portal.Lab.HyperV;

namespace Portal.Lab.Cmdlets.Core.Items;

/// <summary>Whether there is such a file or folder.</summary>
public sealed class TestPath() : CmdletBody("Test-Path")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call)
    {
        var kind = call.Get<string>("PathType") ?? "Any";
        var files = call.Session.Files;
        foreach (var path in call.All<string>("LiteralPath").Concat(call.All<string>("Path").Select(pattern => ItemCalls.Expand(files, pattern) is [var first, ..] ? first : pattern)))
        {
            try
            {
                call.Write((kind != "Container" && files.FileExists(path)) || (kind != "Leaf" && files.FolderExists(path)));
            }
            catch (RefusalException no)
            {
                // What cannot be there is not there; what may not be looked at is an error.
                if (no.Code == 0x80070005) call.Error(ItemRefusals.Of(no, path, ItemAct.Look), path);
                else call.Write(false);
            }
        }
    }
}

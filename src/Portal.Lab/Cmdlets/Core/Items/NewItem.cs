using System.Text;

namespace Portal.Lab.Cmdlets.Core.Items;

/// <summary>A new folder, with those above it, or a new file with text in it.</summary>
public sealed class NewItem() : CmdletBody("New-Item")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call)
    {
        var type = call.Get<string>("ItemType") ?? "File";
        var (isFolder, isFile) = (IsOne(type, "Directory", "Container"), IsOne(type, "File"));
        var act = isFolder ? ItemAct.MakeFolder : ItemAct.MakeFile;
        foreach (var path in Paths(call))
        {
            ItemCalls.Try(call, path, act, _ =>
            {
                if (isFolder) MakeFolder(call, path);
                else if (isFile) MakeFile(call, path);
                else throw ItemRefusals.NoItemType(type);
                call.Write(FolderItem.At(call.Session.Files, path));
            });
        }
    }

    private static IEnumerable<string> Paths(ICmdletCall call)
    {
        var name = call.Get<string>("Name");
        return call.All<string>("Path").Select(path => name is null ? path : $"{path.TrimEnd('\\')}\\{name}");
    }

    private static bool IsOne(string type, params string[] words) => words.Any(word => word.StartsWith(type, StringComparison.OrdinalIgnoreCase));

    private static void MakeFolder(ICmdletCall call, string path)
    {
        if (!call.Has("Force") && call.Session.Files.FolderExists(path)) throw ItemRefusals.Exists(path);
        call.Session.Files.MakeFolder(path);
    }

    private static void MakeFile(ICmdletCall call, string path)
    {
        var files = call.Session.Files;
        if (call.Has("Force") && files.FileExists(path)) files.Delete(path);
        using var file = files.Create(path);
        if (call.Get<object>("Value") is { } value) file.Write(Encoding.UTF8.GetBytes($"{value}"));
    }
}

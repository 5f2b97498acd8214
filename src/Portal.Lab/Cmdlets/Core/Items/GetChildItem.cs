using System.Management.Automation;
using Portal.Lab.HyperV;
using Portal.Lab.Windows;

namespace Portal.Lab.Cmdlets.Core.Items;

/// <summary>What is in a folder; of a file, the file.</summary>
public sealed class GetChildItem() : CmdletBody("Get-ChildItem")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call)
    {
        var wanted = call.Get<string>("Filter") is { } filter ? Matching(filter) : null;
        ItemCalls.ForEach(call, ItemAct.List, path =>
        {
            if (call.Session.Files.FileExists(path)) call.Write(FolderItem.At(call.Session.Files, path));
            else List(call, path, wanted);
        });
    }

    // A filter knows * and ? alone: a bracket is a bracket.
    private static WildcardPattern Matching(string filter) =>
        WildcardPattern.Get(filter.Replace("`", "``", StringComparison.Ordinal).Replace("[", "`[", StringComparison.Ordinal).Replace("]", "`]", StringComparison.Ordinal), WildcardOptions.IgnoreCase);

    private static void List(ICmdletCall call, string folder, WildcardPattern? wanted)
    {
        call.Stopping.ThrowIfCancellationRequested();
        var files = call.Session.Files;
        if (!files.FolderExists(folder)) throw ItemRefusals.Missing(folder);
        var (folders, inIt) = files.List(folder);
        if (!call.Has("File")) Write(call, folder, folders, wanted);
        if (!call.Has("Directory")) Write(call, folder, inIt, wanted);
        if (!call.Has("Recurse")) return;
        foreach (var below in folders) ItemCalls.Try(call, In(folder, below), ItemAct.List, path => List(call, path, wanted));
    }

    private static void Write(ICmdletCall call, string folder, IEnumerable<string> names, WildcardPattern? wanted)
    {
        foreach (var name in names.Where(name => wanted is null || wanted.IsMatch(name)))
        {
            if (call.Has("Name")) call.Write(name);
            else WriteUnlessGone(call, call.Session.Files, In(folder, name));
        }
    }

    // Between the list and the look somebody may have removed or renamed it.
    private static void WriteUnlessGone(ICmdletCall call, IHostFiles files, string path)
    {
        PSObject item;
        try { item = FolderItem.At(files, path); }
        catch (RefusalException gone) when (gone.ErrorId == "PathNotFound" || gone.Code is 0x80070002 or 0x80070003) { return; }
        call.Write(item);
    }

    private static string In(string folder, string name) => $"{folder.TrimEnd('\\')}\\{name}";
}

using System.Management.Automation;
using Portal.Lab.HyperV;
using Portal.Lab.Windows;

namespace Portal.Lab.Cmdlets.Core.Items;

/// <summary>Which files a call means: its LiteralPath as it is, its Path with wildcards.</summary>
internal static class ItemCalls
{
    /// <summary>Does something to each of them; one that is refused is an error of its own, the others follow.</summary>
    public static void ForEach(ICmdletCall call, ItemAct act, Action<string> each)
    {
        foreach (var path in call.All<string>("LiteralPath")) Try(call, path, act, each);
        foreach (var pattern in call.All<string>("Path"))
        {
            IReadOnlyList<string> found = [];
            Try(call, pattern, act, _ => found = Expand(call.Session.Files, pattern));
            foreach (var path in found) Try(call, path, act, each);
        }
    }

    /// <summary>Does something to one of them, and words what is refused as the provider does.</summary>
    public static void Try(ICmdletCall call, string path, ItemAct act, Action<string> each)
    {
        try
        {
            each(path);
        }
        catch (RefusalException no)
        {
            call.Error(no.IsWorded ? no : ItemRefusals.Of(no, path, act), path);
        }
    }

    /// <summary>The paths that a pattern means; one without wildcards means itself, whether or not it is there.</summary>
    public static IReadOnlyList<string> Expand(IHostFiles files, string pattern)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(pattern)) return [pattern];
        var parts = pattern.Replace('/', '\\').Split('\\');
        IEnumerable<string> found = [parts[0]];
        foreach (var part in parts[1..])
        {
            found = WildcardPattern.ContainsWildcardCharacters(part)
                ? [.. found.Where(folder => files.FolderExists(folder + "\\")).SelectMany(folder => In(files, folder, part))]
                : found.Select(folder => $"{folder}\\{part}");
        }

        return [.. found.Where(path => files.FileExists(path) || files.FolderExists(path))];
    }

    private static IEnumerable<string> In(IHostFiles files, string folder, string part)
    {
        var wanted = WildcardPattern.Get(part, WildcardOptions.IgnoreCase);
        var (folders, inIt) = files.List(folder + "\\");
        return folders.Concat(inIt).Where(wanted.IsMatch).Select(name => $"{folder}\\{name}");
    }
}

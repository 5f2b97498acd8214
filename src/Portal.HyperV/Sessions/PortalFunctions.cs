using System.Text;

namespace Portal.HyperV.Sessions;

/// <summary>Our functions, as one script that defines them in a session. The files are in Scripts/.</summary>
internal static class PortalFunctions
{
    /// <summary>By file name ("Get-PortalHost.ps1").</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Read();

    /// <summary>Defines all of them.</summary>
    public static string Definition { get; } = string.Join('\n', All.Values);

    private static SortedDictionary<string, string> Read()
    {
        var assembly = typeof(PortalFunctions).Assembly;
        var scripts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".ps1", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            scripts[name] = reader.ReadToEnd();
        }
        return scripts;
    }
}

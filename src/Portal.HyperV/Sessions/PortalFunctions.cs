using System.Text;

namespace Portal.HyperV.Sessions;

/// <summary>Our functions, as one script that defines them in a session. The files are in Scripts/.</summary>
internal static class PortalFunctions
{
    private const string V1Folder = "V1/", VmmFolder = "Vmm/";

    /// <summary>By file name ("Get-PortalHost.ps1").</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Read(static name => !name.Contains('/', StringComparison.Ordinal));

    /// <summary>Those for VMM, by file name. They call none of the others.</summary>
    public static IReadOnlyDictionary<string, string> Vmm { get; } = Read(static name => name.StartsWith(VmmFolder, StringComparison.Ordinal));

    /// <summary>Those that take the place of others on Windows Server 2008 R2, and some that only they need; by file name.</summary>
    public static IReadOnlyDictionary<string, string> V1 { get; } = Read(static name => name.StartsWith(V1Folder, StringComparison.Ordinal));

    /// <summary>Defines all of them. Which Windows it is only the far side knows: asked there, it costs no call of its own.</summary>
    public static string Definition { get; } = $"{string.Join('\n', All.Values)}\nif (Test-PortalV1) {{\n{string.Join('\n', V1.Values)}\n}}";

    /// <summary>Defines those for VMM, in sessions to the machine with its module: elsewhere each session would carry 30 KB that it never calls.</summary>
    public static string VmmDefinition { get; } = string.Join('\n', Vmm.Values);

    private static SortedDictionary<string, string> Read(Func<string, bool> which)
    {
        var assembly = typeof(PortalFunctions).Assembly;
        var scripts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".ps1", StringComparison.Ordinal) && which(name)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            scripts[name[(name.LastIndexOf('/') + 1)..]] = reader.ReadToEnd();
        }
        return scripts;
    }
}

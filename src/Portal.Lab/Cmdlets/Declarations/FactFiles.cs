using System.Text.Json;
using Portal.Lab.Windows;

namespace Portal.Lab.Cmdlets.Declarations;

/// <summary>The embedded facts, by Windows version.</summary>
internal static class FactFiles
{
    private static readonly string[] PowerShellModules =
        ["cimcmdlets", "microsoft.powershell.management", "microsoft.powershell.security", "microsoft.powershell.utility"];

    /// <summary>The cmdlets of a Windows version, each with its module.</summary>
    public static IEnumerable<(string Module, string Name, CmdletFacts Facts)> Of(WindowsRelease release)
    {
        foreach (var file in new[] { HyperV(release), Read($"failoverclusters.{Windows(release)}.docs") })
        {
            foreach (var (name, facts) in file.Cmdlets)
                yield return (file.Module, name, facts);
        }

        foreach (var module in PowerShellModules)
        {
            var file = Read($"{module}.{PowerShell(release)}.real");
            foreach (var (name, facts) in file.Cmdlets)
                yield return (file.Module, name, facts);
        }
    }

    /// <summary>One file, without ".json".</summary>
    public static FactFile Read(string name)
    {
        using var file = typeof(FactFiles).Assembly.GetManifestResourceStream($"Facts/{name}.json")
            ?? throw new InvalidOperationException($"There are no facts {name} in this assembly.");
        return JsonSerializer.Deserialize(file, FactJson.Default.FactFile)!;
    }

    private static FactFile HyperV(WindowsRelease release)
    {
        var file = Read($"hyper-v.{Windows(release)}.docs");
        if (release != WindowsRelease.Ws2016)
            return file;
        var real = Read("hyper-v.ps5.1-14393.real").Cmdlets;
        return file with
        {
            Cmdlets = file.Cmdlets.Where(cmdlet => real.ContainsKey(cmdlet.Key))
                .ToDictionary(cmdlet => cmdlet.Key, cmdlet => cmdlet.Value.OnlyWhatIsIn(real[cmdlet.Key]), StringComparer.Ordinal),
        };
    }

    private static string Windows(WindowsRelease release) => release switch
    {
        WindowsRelease.Ws2012 => "ws2012",
        WindowsRelease.Ws2012R2 => "ws2012r2",
        WindowsRelease.Ws2016 => "ws2016",
        WindowsRelease.Ws2019 => "ws2019",
        WindowsRelease.Ws2022 => "ws2022",
        WindowsRelease.Ws2025 => "ws2025",
        _ => throw new ArgumentOutOfRangeException(nameof(release), release, null),
    };

    private static string PowerShell(WindowsRelease release) => release switch
    {
        WindowsRelease.Ws2012 => "ps3.0-ws2012",
        WindowsRelease.Ws2012R2 => "ps4.0-ws2012r2",
        _ => "ps5.1-14393",
    };
}

using System.Text.Json;
using Portal.Lab.Vmm;
using Portal.Lab.Windows;

namespace Portal.Lab.Cmdlets.Declarations;

/// <summary>The embedded facts, by Windows version.</summary>
internal static class FactFiles
{
    private static readonly string[] PowerShellModules =
        ["cimcmdlets", "microsoft.powershell.management", "microsoft.powershell.security", "microsoft.powershell.utility"];

    private static readonly string[] ClustersBefore2012 = ["Get-Cluster", "Get-ClusterGroup", "Get-ClusterNode"];

    /// <summary>The cmdlets of a Windows version, each with its module.</summary>
    public static IEnumerable<(string Module, string Name, CmdletFacts Facts)> Of(WindowsRelease release)
    {
        var files = PowerShellModules.Select(module => Read($"{module}.{PowerShell(release)}.real")).Append(Clusters(release));
        // Windows Server 2008 R2 has Hyper-V and shares, but no cmdlets for them.
        if (release > WindowsRelease.Ws2008R2) files = files.Append(HyperV(release)).Append(Read($"smbshare.{PowerShell(release)}.real"));
        return files.SelectMany(file => file.Cmdlets.Select(cmdlet => (file.Module, cmdlet.Key, cmdlet.Value)));
    }

    /// <summary>The cmdlets of a VMM release.</summary>
    public static IEnumerable<(string Module, string Name, CmdletFacts Facts)> Of(VmmRelease release)
    {
        var file = Read($"virtualmachinemanager.vmm{release.Name()}.docs");
        return file.Cmdlets.Select(cmdlet => (file.Module, cmdlet.Key, cmdlet.Value));
    }

    /// <summary>One file, without ".json".</summary>
    public static FactFile Read(string name)
    {
        using var file = typeof(FactFiles).Assembly.GetManifestResourceStream($"Facts/{name}.json")
            ?? throw new InvalidOperationException($"There are no facts {name} in this assembly.");
        return JsonSerializer.Deserialize(file, FactJson.Default.FactFile)!;
    }

    // No facts were kept of 2008 R2's module: those of 2012, of the cmdlets that are known to have been there, without what came with 2012.
    private static FactFile Clusters(WindowsRelease release)
    {
        if (release > WindowsRelease.Ws2008R2)
            return Read($"failoverclusters.{Windows(release)}.docs");
        var next = Clusters(WindowsRelease.Ws2012);
        return next with { Cmdlets = next.Cmdlets.Where(cmdlet => ClustersBefore2012.Contains(cmdlet.Key)).ToDictionary(cmdlet => cmdlet.Key, cmdlet => cmdlet.Value.Without("VMId"), StringComparer.Ordinal) };
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
        WindowsRelease.Ws2008R2 or WindowsRelease.Ws2012 => "ps3.0-ws2012", // by WMF 3.0
        WindowsRelease.Ws2012R2 => "ps4.0-ws2012r2",
        _ => "ps5.1-14393",
    };
}

using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using Portal.HyperV.Sessions;
using Portal.TestKit.Web;
using Xunit;

namespace Portal.HyperV.Tests.Scripts;

/// <summary>What runs on Windows Server 2008 R2: the scripts of V1, whatever disk work and work through VMM call on a host, and what those call in turn.</summary>
public sealed partial class V1ScriptTests
{
    private static readonly string[] Rooms = ["Machines", "ThroughVmm"];

    private static readonly Dictionary<string, string> There = new(PortalFunctions.All.Concat(PortalFunctions.V1).GroupBy(file => file.Key, StringComparer.Ordinal)
        .ToDictionary(files => files.Key, files => files.Last().Value, StringComparer.Ordinal), StringComparer.Ordinal);

    [Fact]
    public void Every_script_that_runs_there_is_valid_there()
    {
        var scripts = Reached().ToDictionary(file => file, file => There[file], StringComparer.Ordinal);

        Assert.Empty(ScriptCheck.Faults(scripts, WindowsFacts.Ws2008R2));
        Assert.Subset(scripts.Keys.ToHashSet(StringComparer.Ordinal), new HashSet<string>(["Get-PortalHost.ps1", "Wait-PortalJob.ps1", "Copy-PortalFromStaging.ps1", "Start-PortalConversion.ps1"], StringComparer.Ordinal));
        Assert.DoesNotContain("ConvertTo-PortalDiskSetting.ps1", scripts.Keys);
    }

    [Fact]
    public void What_later_Windows_brought_is_refused_there()
    {
        Assert.Contains(Check("Get-VM"), fault => fault.Rule == CommandRule.Name);
        Assert.Contains(Check("Get-ClusterGroup -VMId $Path"), fault => fault.Rule == CommandRule.Name);
        Assert.Contains(Check(@"Get-CimInstance -Namespace 'root\virtualization\v2' -ClassName Msvm_StorageJob"), fault => fault.Rule == CimRule.Name);
        Assert.Contains(Check(@"Get-CimInstance -Namespace 'root\virtualization' -ClassName Msvm_StorageJob | Where-Object { $_.JobType -eq 6 }"), fault => fault.Rule == CimRule.Name);
        Assert.Contains(Check(@"$s = @(Get-CimInstance -Namespace 'root\virtualization' -ClassName Msvm_ImageManagementService)[0]; Invoke-CimMethod -InputObject $s -MethodName CreateVirtualHardDisk -Arguments @{ }"), fault => fault.Rule == CimRule.Name);
        Assert.Empty(Check(@"Get-CimInstance -Namespace 'root\virtualization' -ClassName Msvm_StorageJob | Where-Object { $_.Type -eq 6 }"));
    }

    [Fact]
    public void A_function_that_takes_anothers_place_is_called_in_the_same_way()
    {
        foreach (var (file, text) in PortalFunctions.V1)
            if (PortalFunctions.All.TryGetValue(file, out var other)) Assert.Equal(ParametersOf(file, other), ParametersOf(file, text));
    }

    private static IReadOnlyList<string> ParametersOf(string file, string text) =>
    [
        .. (Assert.Single(new Script(file, text).Functions).Body.ParamBlock?.Parameters ?? []).Select(parameter =>
            $"{parameter.StaticType.Name} {parameter.Name.VariablePath.UserPath} {parameter.Attributes.Any(each => each.Extent.Text.Contains("Mandatory", StringComparison.Ordinal))}"),
    ];

    private static HashSet<string> Reached()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var ahead = new Stack<string>([.. PortalFunctions.V1.Keys, "Get-PortalHost.ps1", .. Called()]);
        while (ahead.TryPop(out var file))
        {
            if (!reached.Add(file)) continue;
            foreach (var command in new Script(file, There[file]).All<CommandAst>())
                if (command.GetCommandName() is { } name && There.ContainsKey($"{name}.ps1")) ahead.Push($"{name}.ps1");
        }

        return reached;
    }

    // For disks, and through VMM: there it also calls functions for VMM itself, which are not defined on hosts.
    private static IEnumerable<string> Called() => Rooms
        .SelectMany(room => Directory.EnumerateFiles(Checkout.At("src", "Portal.HyperV", room), "*.cs", SearchOption.AllDirectories))
        .SelectMany(file => Call().Matches(File.ReadAllText(file))).Select(match => $"{match.Groups["function"].Value}.ps1").Where(There.ContainsKey);

    private static IReadOnlyList<ScriptFault> Check(string body) => ScriptCheck.Faults(
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Bad.ps1"] = $"#requires -Version 3.0\nfunction Bad {{\nparam([string] $Path)\n{body}\n}}" }, WindowsFacts.Ws2008R2);

    [GeneratedRegex("new Call\\(\"(?<function>[\\w-]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Call();
}

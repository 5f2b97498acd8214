using System.Text.Json;
using Portal.TestKit.Web;

namespace Portal.HyperV.Tests.Scripts;

/// <summary>A cmdlet of one Windows version.</summary>
/// <param name="Sets">Its parameter sets.</param>
/// <param name="Switches">Parameters that take no value.</param>
/// <param name="Values">What a parameter accepts, where that is a list.</param>
internal sealed record CmdletFacts(IReadOnlyList<ParameterSet> Sets, IReadOnlyList<string> Switches, IReadOnlyDictionary<string, string[]>? Values);

/// <summary>Mandatory, optional and positional parameters; the positional ones are among the others.</summary>
internal sealed record ParameterSet(string[] M, string[] O, string[]? P);

/// <summary>A CIM class.</summary>
/// <param name="Namespace">"root\cimv2".</param>
/// <param name="Since">"Windows Server 2012".</param>
/// <param name="Properties">Inherited ones too.</param>
/// <param name="Methods">By name.</param>
internal sealed record CimFacts(string Namespace, string Since, string[] Properties, IReadOnlyDictionary<string, CimMethod> Methods);

/// <summary>Names of what a method takes, and the codes that it may return.</summary>
internal sealed record CimMethod(string[] Takes, int[] Returns);

/// <summary>The oldest Windows that a script is claimed for.</summary>
/// <param name="Release">"ws2012".</param>
/// <param name="Classes">Of CIM, by name.</param>
internal sealed record ClaimedWindows(string Release, IReadOnlyDictionary<string, CimFacts> Classes);

/// <summary>What each Windows version knows of what the scripts use. The files are cut out of whole fact files by Facts/trim.py.</summary>
internal static class WindowsFacts
{
    /// <summary>The oldest VMM claimed. Its releases come beside those of Windows, and change nothing in them.</summary>
    private const string OldestVmm = "vmm2012";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly Dictionary<string, Dictionary<string, CmdletFacts>> Releases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ws2008r2"] = Read<CmdletFacts>("ws2008r2.json"),
        ["ws2012"] = Read<CmdletFacts>("ws2012.json"),
        ["ws2012r2"] = Read<CmdletFacts>("ws2012r2.json"),
        [OldestVmm] = Read<CmdletFacts>("vmm2012.json"),
        ["vmm2012sp1"] = Read<CmdletFacts>("vmm2012sp1.json"),
        ["vmm2012r2"] = Read<CmdletFacts>("vmm2012r2.json"),
    };

    /// <summary>The oldest version claimed for most scripts.</summary>
    public static ClaimedWindows Ws2012 { get; } = new("ws2012", Read<CimFacts>("cim.json"));

    /// <summary>The one that has the first WMI of Hyper-V, with scripts of its own.</summary>
    public static ClaimedWindows Ws2008R2 { get; } = new("ws2008r2", Read<CimFacts>("cim-v1.json"));

    /// <summary>The cmdlet, of Windows or of VMM; null where that version has none of this name or the version is unknown.</summary>
    public static CmdletFacts? Cmdlet(string release, string name) =>
        Releases.GetValueOrDefault(release)?.GetValueOrDefault(name) ?? (Other(release) is { } other ? Releases[other].GetValueOrDefault(name) : null);

    /// <summary>What a parameter accepts. The documentation of 2012 has no lists; that of 2012 R2 has.</summary>
    public static string[]? Accepted(string name, string parameter) =>
        (Cmdlet("ws2012r2", name) ?? Cmdlet("vmm2012r2", name))?.Values?.GetValueOrDefault(parameter);

    // A line for a later VMM is for the oldest Windows, and the other way round.
    private static string? Other(string release) => !Releases.ContainsKey(release) ? null : release.StartsWith("vmm", StringComparison.OrdinalIgnoreCase) ? "ws2012" : OldestVmm;

    private static Dictionary<string, T> Read<T>(string file)
    {
        using var stream = File.OpenRead(Checkout.At("tests", "Portal.HyperV.Tests", "Facts", file));
        var entries = JsonDocument.Parse(stream).RootElement.GetProperty("entries").Deserialize<Dictionary<string, T>>(Json)!;
        return new(entries, StringComparer.OrdinalIgnoreCase);
    }
}

using System.Collections.Frozen;

namespace Portal.Web.Pages.Connections;

/// <summary>Releases of Windows, as people call them.</summary>
internal static class WindowsWords
{
    private static readonly FrozenDictionary<string, string> Servers = new Dictionary<string, string>
    {
        ["6.1.7601"] = "Server 2008 R2 SP1",
        ["6.2.9200"] = "Server 2012",
        ["6.3.9600"] = "Server 2012 R2",
        ["10.0.14393"] = "Server 2016",
        ["10.0.17763"] = "Server 2019",
        ["10.0.20348"] = "Server 2022",
        ["10.0.26100"] = "Server 2025",
    }.ToFrozenDictionary();

    /// <summary>"Server 2022 (10.0.20348)"; a release that has no name here is its number.</summary>
    public static string Of(string version) => Servers.TryGetValue(version, out var name) ? $"{name} ({version})" : version;
}

using Portal.Domain.Upgrades;

namespace Portal.Web.Pages.Connections;

/// <summary>Releases of Windows, as people call them.</summary>
internal static class WindowsWords
{
    private const string Family = "Windows ";

    /// <summary>"Server 2022 (10.0.20348)"; a release that the support matrix does not name is its number.</summary>
    public static string Of(string version) => SupportMatrix.Shipped.WindowsOf(version) is { Name: var name } ? $"{(name.StartsWith(Family, StringComparison.Ordinal) ? name[Family.Length..] : name)} ({version})" : version;
}

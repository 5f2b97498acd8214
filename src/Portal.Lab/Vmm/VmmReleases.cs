using Portal.Lab.Windows;

namespace Portal.Lab.Vmm;

/// <summary>What the lab knows of each VMM release: its name, its build, the Windows it runs on, and those of the hosts it manages.</summary>
internal static class VmmReleases
{
    private static readonly Dictionary<VmmRelease, Row> Rows = new()
    {
        [VmmRelease.Vmm2012] = new("2012", "3.0.6005.0", WindowsRelease.Ws2008R2, WindowsRelease.Ws2008R2, WindowsRelease.Ws2008R2, WindowsRelease.Ws2008R2, WindowsRelease.Ws2008R2),
        [VmmRelease.Vmm2012Sp1] = new("2012sp1", "3.1.6011.0", WindowsRelease.Ws2012, WindowsRelease.Ws2008R2, WindowsRelease.Ws2012, WindowsRelease.Ws2012, WindowsRelease.Ws2012),
        [VmmRelease.Vmm2012R2] = new("2012r2", "3.2.7510.0", WindowsRelease.Ws2012R2, WindowsRelease.Ws2008R2, WindowsRelease.Ws2012R2, WindowsRelease.Ws2012R2, WindowsRelease.Ws2012R2),
        [VmmRelease.Vmm2016] = new("2016", "4.0.1662.0", WindowsRelease.Ws2016, WindowsRelease.Ws2012R2, WindowsRelease.Ws2016, WindowsRelease.Ws2016, WindowsRelease.Ws2012R2),
        [VmmRelease.Vmm2019] = new("2019", "10.19.1013.0", WindowsRelease.Ws2019, WindowsRelease.Ws2012R2, WindowsRelease.Ws2019, WindowsRelease.Ws2019, WindowsRelease.Ws2019),
        [VmmRelease.Vmm2022] = new("2022", "10.22.1287.0", WindowsRelease.Ws2022, WindowsRelease.Ws2016, WindowsRelease.Ws2022, WindowsRelease.Ws2022, WindowsRelease.Ws2022),
        [VmmRelease.Vmm2025] = new("2025", "10.25.1200.0", WindowsRelease.Ws2025, WindowsRelease.Ws2019, WindowsRelease.Ws2025, WindowsRelease.Ws2025, WindowsRelease.Ws2019),
    };

    /// <summary>"2012" to "2025".</summary>
    public static IReadOnlyList<string> All { get; } = [.. Rows.Values.Select(row => row.Name)];

    /// <summary>"2012r2".</summary>
    public static string Name(this VmmRelease release) => Rows[release].Name;

    /// <summary>The release with this name, whatever its case; null for any other.</summary>
    public static VmmRelease? Find(string name) =>
        Rows.Where(row => string.Equals(row.Value.Name, name, StringComparison.OrdinalIgnoreCase)).Select(row => (VmmRelease?)row.Key).FirstOrDefault();

    /// <summary>Build of its server, its consoles and its agents: "3.2.7510.0".</summary>
    public static string Build(this VmmRelease release) => Rows[release].Build;

    /// <summary>One that differs from <see cref="Build"/> in its last number.</summary>
    public static string OtherBuild(this VmmRelease release) => $"{release.Build()[..release.Build().LastIndexOf('.')]}.1";

    /// <summary>The Windows that its server and its consoles run on.</summary>
    public static WindowsRelease OwnWindows(this VmmRelease release) => Rows[release].Own;

    /// <summary>The Windows that a host gets when a site is made for this release.</summary>
    public static WindowsRelease UsualWindows(this VmmRelease release, bool inCluster) => inCluster ? Rows[release].OfClusters : Rows[release].OfOthers;

    /// <summary>Whether it manages hosts with this Windows.</summary>
    public static bool Manages(this VmmRelease release, WindowsRelease host) => host >= Rows[release].OldestHost && host <= Rows[release].NewestHost;

    private sealed record Row(string Name, string Build, WindowsRelease Own, WindowsRelease OldestHost, WindowsRelease NewestHost, WindowsRelease OfClusters, WindowsRelease OfOthers);
}

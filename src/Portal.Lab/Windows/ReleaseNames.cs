namespace Portal.Lab.Windows;

/// <summary>How people and files write a Windows release: "ws2012r2".</summary>
public static class ReleaseNames
{
    private static readonly string[] Names = ["ws2008r2", "ws2012", "ws2012r2", "ws2016", "ws2019", "ws2022", "ws2025"];

    /// <summary>All of them, oldest first.</summary>
    public static IReadOnlyList<string> All => Names;

    /// <summary>"ws2008r2" to "ws2025".</summary>
    public static string Name(this WindowsRelease release) => Names[(int)release];

    /// <summary>The release with this name, whatever its case; null for any other.</summary>
    public static WindowsRelease? Find(string name) =>
        Array.FindIndex(Names, known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase)) is >= 0 and var at ? (WindowsRelease)at : null;
}

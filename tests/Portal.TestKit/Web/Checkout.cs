namespace Portal.TestKit.Web;

/// <summary>The checkout that the tests were built from.</summary>
public static class Checkout
{
    /// <summary>Folder of Portal.sln.</summary>
    public static string Root { get; } = Find();

    /// <summary>A file or folder below the root.</summary>
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Portal.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No Portal.sln above {AppContext.BaseDirectory}.");
    }
}

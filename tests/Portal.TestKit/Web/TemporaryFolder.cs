namespace Portal.TestKit.Web;

/// <summary>An empty folder of the test's own, gone afterwards.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Its full path.</summary>
    public string FullPath { get; } = Directory.CreateTempSubdirectory("portal-test-").FullName;

    /// <summary>A path in it.</summary>
    public string At(params string[] parts) => Path.Combine([FullPath, .. parts]);

    /// <summary>Writes a file in it and returns its path.</summary>
    public string File(string name, string content)
    {
        System.IO.File.WriteAllText(At(name), content);
        return At(name);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        try
        {
            Directory.Delete(FullPath, recursive: true);
        }
        catch (IOException)
        {
            // A lab that is still ending may hold a file; the system's temporary folder is swept anyway.
        }
    }
}

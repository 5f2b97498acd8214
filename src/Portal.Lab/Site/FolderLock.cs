namespace Portal.Lab.Site;

/// <summary>One process at a time works on a lab's folder: whoever holds its lock file. A dead one holds nothing.</summary>
internal static class FolderLock
{
    /// <exception cref="IOException">Another process has it; the message is for people.</exception>
    public static IDisposable Take(LabFolder folder) =>
        TryTake(folder) ?? throw new IOException($"Another process works on the lab of {folder.Root}. End it first, or choose another folder.");

    /// <summary>Null when another process has it.</summary>
    public static IDisposable? TryTake(LabFolder folder)
    {
        Directory.CreateDirectory(folder.Root);
        try
        {
            return new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken) when (taken is not (DirectoryNotFoundException or FileNotFoundException))
        {
            return null;
        }
    }
}

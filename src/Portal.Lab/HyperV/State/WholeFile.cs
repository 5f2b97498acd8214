namespace Portal.Lab.HyperV.State;

/// <summary>Writes small files so that a reader finds the old or the new one, never half of one.</summary>
internal static class WholeFile
{
    /// <summary>Temporary file beside it, then rename.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            file.Write(content);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Deletes what a killed process left in the middle of a write.</summary>
    public static void Sweep(string folder)
    {
        foreach (var left in Directory.EnumerateFiles(folder, "*.tmp"))
            File.Delete(left);
    }
}

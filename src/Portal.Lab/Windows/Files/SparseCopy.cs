using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Portal.Lab.Windows.Files;

/// <summary>Copies a file and leaves its holes holes: 5,000 identity disks of 5 MiB with 60 KiB in them are 300 MB, not 25 GB.</summary>
internal static class SparseCopy
{
    private const int Chunk = 1 << 20;
    private const int SeekData = 3, SeekHole = 4; // of Linux

    /// <summary>Copies all of <paramref name="from"/> into <paramref name="to"/>, which is empty.</summary>
    public static void Run(FileStream from, FileStream to)
    {
        var length = from.Length;
        to.SetLength(length);
        var buffer = ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            foreach (var (start, end) in DataOf(from.SafeFileHandle, length))
            {
                for (var at = start; at < end;)
                {
                    var read = RandomAccess.Read(from.SafeFileHandle, buffer.AsSpan(0, (int)Math.Min(Chunk, end - at)), at);
                    if (read == 0) return; // it was cut meanwhile
                    WriteData(to, buffer.AsSpan(0, read), at);
                    at += read;
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void WriteData(FileStream to, ReadOnlySpan<byte> bytes, long at)
    {
        if (!bytes.ContainsAnyExcept((byte)0)) return;
        to.Position = at;
        to.Write(bytes);
    }

    private static IEnumerable<(long Start, long End)> DataOf(SafeFileHandle file, long length)
    {
        for (long at = 0; at < length;)
        {
            var start = OperatingSystem.IsLinux() ? lseek(file, at, SeekData) : at;
            if (start < 0 && at == 0 && Marshal.GetLastPInvokeError() is not NothingBehind) start = 0; // a file system that knows no holes
            if (start < 0) yield break;
            var end = OperatingSystem.IsLinux() ? lseek(file, start, SeekHole) : length;
            if (end <= start) end = length;
            yield return (start, Math.Min(end, length));
            at = end;
        }
    }

    private const int NothingBehind = 6; // ENXIO: no data from here to the end

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern long lseek(SafeFileHandle file, long offset, int whence);
}

using System.Security.Cryptography;
using System.Text;
using Portal.Imaging;
using Portal.Imaging.Fat;

namespace Portal.Lab.Masters;

/// <summary>What is on the lab's own masters: a few MiB that no compressor and no hole hides, and names of every kind. The same bytes in every lab.</summary>
internal static class MasterFiles
{
    /// <summary>When all of it was made.</summary>
    public static DateTimeOffset Time { get; } = new(2026, 1, 15, 9, 30, 0, TimeSpan.Zero);

    /// <summary>A Debian, so many updates after it was installed.</summary>
    public static IEnumerable<FatFile> Debian(int updates)
    {
        yield return Text("etc/os-release", "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nID=debian\n");
        yield return Text("etc/debian_version", $"12.{updates}\n");
        yield return Noise("boot/vmlinuz-6.1.0-18-amd64", 2 << 20);
        for (var update = 0; update <= updates; update++)
        {
            yield return Noise($"boot/initrd.img-6.1.0-{18 + update}-amd64", 1 << 20);
            yield return Text($"var/log/apt/history of update {update}.log", $"Upgrade: linux-image-amd64 to 6.1.0-{18 + update}\n");
        }
    }

    /// <summary>A Windows, so many changes after it was installed.</summary>
    public static IEnumerable<FatFile> Windows(int changes)
    {
        yield return Noise("bootmgr", 400 << 10);
        yield return Noise("Windows/System32/ntoskrnl.exe", 3 << 20);
        yield return Text("Program Files/Größe und Überlänge.txt", "Umlauts in a long name.\r\n");
        if (changes > 0) yield return Text("Windows/System32/Sysprep/Sysprep_succeeded.tag", "");
    }

    /// <summary>Ids and time for a disk, made of its name.</summary>
    public static DiskOptions Options(string name)
    {
        var next = 0;
        return new DiskOptions { NewGuid = () => new Guid(Hash($"{name} {next++}").AsSpan(0, 16)), Clock = new Standing() };
    }

    /// <summary>A number made of a name.</summary>
    public static int Number(string name) => BitConverter.ToInt32(Hash(name)) & int.MaxValue;

    private static FatFile Text(string path, string content) => new(path, Encoding.UTF8.GetBytes(content));

    private static FatFile Noise(string path, int length)
    {
        var content = new byte[length];
        var (state, at) = ((ulong)Number(path) | 1, 0);
        for (; at < length; at += sizeof(ulong))
        {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            BitConverter.TryWriteBytes(content.AsSpan(at), state);
        }

        return new FatFile(path, content);
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private sealed class Standing : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Time;
    }
}

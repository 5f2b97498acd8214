using Portal.Imaging;

namespace Portal.Lab.Masters;

/// <summary>Opens a disk that somebody brings: a VHD or VHDX with its parents, or bare sectors. Everything else is refused by name.</summary>
internal static class ForeignDisk
{
    // Bare sectors may be anything; but a letter or a table is no disk, and short.
    private const long LeastWithoutBootSector = 1 << 20;

    private static readonly string[] Containers = [".VHD", ".AVHD", ".VHDX", ".AVHDX"];
    private static readonly (string Format, byte[] Mark)[] Others = [("QCOW2", [.. "QFI"u8, 0xFB]), ("VMDK", [.. "KDMV"u8]), ("VMDK", [.. "# Disk Desc"u8]), ("VDI", [.. "<<< "u8])];

    /// <exception cref="Complaint">It is no disk, a damaged one, or a part of one.</exception>
    public static VirtualDisk Open(string path)
    {
        try
        {
            return VirtualDisk.OpenFile(path);
        }
        catch (DiskFormatException wrong) when (wrong.Fault == DiskFault.NotADisk && !Containers.Contains(Path.GetExtension(path).ToUpperInvariant(), StringComparer.Ordinal))
        {
            return OpenRaw(path);
        }
        catch (DiskFormatException wrong)
        {
            throw Refused(wrong, path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new Complaint("disk", path, $"The file cannot be read: {fault.Message}", "Give this account the right to read it.");
        }
    }

    /// <summary>A fault of a disk file in words for whoever brought it.</summary>
    public static Complaint Refused(DiskFormatException wrong, string path) =>
        new("disk", path, $"{(wrong.Disk == path ? "" : $"{wrong.Disk}: ")}{Sentence(wrong.Rule)}", Sentence(wrong.Remedy));

    private static VirtualDisk OpenRaw(string path)
    {
        try
        {
            var disk = VirtualDisk.OpenRaw(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            var sector = new byte[512];
            disk.Read(0, sector);
            var format = Others.FirstOrDefault(other => sector.AsSpan().StartsWith(other.Mark)).Format;
            if (format is null && (sector is [.., 0x55, 0xAA] || disk.Length >= LeastWithoutBootSector)) return disk;
            disk.Dispose();
            throw format is not null
                ? new Complaint("disk", path, $"This is a {format} image; it must be a raw, VHD or VHDX disk.", "Convert it: qemu-img convert -O vhdx FILE DISK.vhdx.")
                : new Complaint("disk", path, "This is neither a VHDX nor a VHD, and as a raw disk it would begin with a boot sector (55 AA at byte 510), or have 1 MiB at least.", "Choose the disk of the machine itself.");
        }
        catch (DiskFormatException wrong)
        {
            throw Refused(wrong, path);
        }
    }

    private static string Sentence(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..].TrimEnd('.')}.";
}

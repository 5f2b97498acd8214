namespace Portal.Imaging.Files;

/// <summary>Bare sectors: a raw file, or the part of a fixed VHD before its footer.</summary>
internal sealed class RawLayer(DiskFile file, DiskInfo info) : DiskLayer(file)
{
    public static RawLayer Open(DiskFile file)
    {
        if (file.Length == 0)
            throw file.Fault(DiskFault.NotADisk, "a disk has at least one sector, and the file is empty", "Choose a file that holds a disk");
        if (file.Length % 512 != 0)
            throw file.Fault(DiskFault.Truncated, $"a raw disk is a whole number of 512-byte sectors, and the file has {file.Length:N0} bytes", "The copy is incomplete: copy the file again");

        return new RawLayer(file, new DiskInfo(DiskFormat.Raw, DiskKind.Fixed, file.Length, 0, 512, 512, Guid.Empty, null));
    }

    public override DiskInfo Info => info;

    public override Run Find(long offset, long length) => new(RunKind.Data, offset, length);

    public override void Write(long offset, ReadOnlySpan<byte> bytes, ReadBelow below) => File.Write(offset, bytes);
}

using System.Buffers.Binary;
using Portal.Imaging.Fat;

namespace Portal.Imaging.Identity;

/// <summary>The small disk that tells a machine who it is: 16 MiB with one FAT16 volume, a file of 5 MiB (VHDX) or half a MiB (VHD), mostly holes.</summary>
public static class IdentityDisk
{
    /// <summary>What the guest sees, in bytes.</summary>
    public const long VirtualSize = 16 << 20;

    private const int VhdxBlock = 1 << 20; // all content lies in the first block
    private const int VhdBlock = 512 << 10;

    /// <summary>The volume's label, by which the guest finds it.</summary>
    public static string LabelFor(GuestReader reader) => reader == GuestReader.CloudbaseInit ? "config-2" : "cidata";

    /// <summary>Makes the disk in memory.</summary>
    /// <param name="identity">Who the machine is.</param>
    /// <param name="format">The master's: VHDX, or VHD where the host has no other.</param>
    /// <param name="options">Clock, and the source of GUIDs, from which the volume's serial and the disk's signature are taken too. Sectors stay 512 bytes.</param>
    /// <returns>The file, at its start.</returns>
    /// <exception cref="ArgumentException">The host name cannot be.</exception>
    /// <exception cref="DiskFormatException">Unsupported: the files do not fit, or a path cannot be.</exception>
    public static SparseStream Build(MachineIdentity identity, DiskFormat format, DiskOptions? options = null)
    {
        options ??= new DiskOptions();
        options = options with { LogicalSectorSize = FatBoot.Sector, BlockSize = options.BlockSize ?? (format == DiskFormat.Vhdx ? VhdxBlock : VhdBlock) };
        var file = new SparseStream();
        _ = format switch
        {
            DiskFormat.Vhdx => VhdxWriter.CreateDynamic(file, VirtualSize, options),
            DiskFormat.Vhd => VhdWriter.CreateDynamic(file, VirtualSize, options),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "An identity disk is a VHD or a VHDX."),
        };

        using (var disk = WritableDisk.Open(file, _ => null, leaveOpen: true))
        {
            disk.NewGuid = options.NewGuid;
            FatVolumeWriter.Write(disk, Marks(identity, options), IdentityFiles.Of(identity));
        }

        file.Position = 0;
        return file;
    }

    private static FatVolumeOptions Marks(MachineIdentity identity, DiskOptions options)
    {
        Span<byte> random = stackalloc byte[16];
        options.NewGuid().TryWriteBytes(random);
        return new FatVolumeOptions(
            LabelFor(identity.Reader),
            Serial: BinaryPrimitives.ReadUInt32LittleEndian(random),
            Signature: BinaryPrimitives.ReadUInt32LittleEndian(random[12..]),
            options.Clock.GetUtcNow());
    }
}

namespace Portal.Imaging;

/// <summary>How a new disk file is made; everything has a default.</summary>
public sealed record DiskOptions
{
    /// <summary>Bytes per block, a power of two. VHDX: 1 MiB to 256 MiB, default 32 MiB (differencing 2 MiB). VHD: 4 KiB to 256 MiB, default 2 MiB.</summary>
    public int? BlockSize { get; init; }

    /// <summary>VHDX: 512 or 4096, what the guest addresses; a VHD and a child have no choice. Default 512.</summary>
    public int LogicalSectorSize { get; init; } = 512;

    /// <summary>VHDX: 512 or 4096. Default 4096.</summary>
    public int PhysicalSectorSize { get; init; } = 4096;

    /// <summary>Where the file's GUIDs come from. Default: random ones.</summary>
    public Func<Guid> NewGuid { get; init; } = Guid.NewGuid;

    /// <summary>When the file is made; a VHD keeps it.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

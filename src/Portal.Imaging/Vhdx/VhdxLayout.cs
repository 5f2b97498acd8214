namespace Portal.Imaging.Vhdx;

/// <summary>Places and names of [MS-VHDX], little-endian throughout.</summary>
internal static class VhdxLayout
{
    public const int KiB = 1024;
    public const int MiB = 1024 * 1024;
    public const long LargestDisk = 64L << 40;

    public const long Header1 = 64 * KiB;
    public const long Header2 = 128 * KiB;
    public const long RegionTable1 = 192 * KiB;
    public const long RegionTable2 = 256 * KiB;
    public const int HeaderBytes = 4 * KiB;
    public const int TableBytes = 64 * KiB;
    public const int MostTableEntries = 2047;

    public static ReadOnlySpan<byte> FileSignature => "vhdxfile"u8;

    public static ReadOnlySpan<byte> HeaderSignature => "head"u8;

    public static ReadOnlySpan<byte> RegionSignature => "regi"u8;

    public static ReadOnlySpan<byte> MetadataSignature => "metadata"u8;

    public static readonly Guid BatRegion = new("2DC27766-F623-4200-9D64-115E9BFD4A08");
    public static readonly Guid MetadataRegion = new("8B7CA206-4790-4B9A-B8FE-575F050F886E");

    public static readonly Guid FileParameters = new("CAA16737-FA36-4D43-B3B6-33F0AA44E76B");
    public static readonly Guid VirtualDiskSize = new("2FA54224-CD1B-4876-B211-5DBED83BF4B8");
    public static readonly Guid VirtualDiskId = new("BECA12AB-B2E6-4523-93EF-C309E000C746");
    public static readonly Guid LogicalSectorSize = new("8141BF1D-A96F-4709-BA47-F233A8FAAB5F");
    public static readonly Guid PhysicalSectorSize = new("CDA348C7-445D-4471-9CC9-E9885251C556");
    public static readonly Guid ParentLocator = new("A8D35F2D-B30B-454D-ABF7-D3D84834AB0C");

    public static readonly Guid VhdxLocatorType = new("B04AEFB7-D19E-4A81-B789-25B8E9445913");

    /// <summary>Payload blocks described by one sector bitmap block of 1 MiB.</summary>
    public static long ChunkRatio(int logicalSector, int block) => (1L << 23) * logicalSector / block;
}

/// <summary>States of a payload block; sector bitmap blocks know only NotPresent and Full.</summary>
internal enum BlockState
{
    NotPresent = 0,
    Undefined = 1,
    Zero = 2,
    Unmapped = 3,
    Full = 6,
    Partly = 7,
}

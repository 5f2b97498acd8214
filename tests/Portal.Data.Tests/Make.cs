using Portal.Domain.Catalogs;
using Portal.Domain.Connections;
using Portal.Domain.Machines;

namespace Portal.Data.Tests;

/// <summary>Rows with nothing special about them.</summary>
internal static class Make
{
    private static long _addresses = 0x00155D_800000;

    public static Connection Connection(string name = "Lab") => new()
    {
        Id = Guid.CreateVersion7(),
        Name = name,
        Address = "hv01.lab.example",
        Transport = Transport.Lab,
        Account = @"LAB\portal",
        ProtectedPassword = "sealed",
        StorageKind = StorageKind.Csv,
        StorageFolder = @"C:\ClusterStorage\CSV01\Portal",
        FirstMac = Interlocked.Add(ref _addresses, MacPool.Size),
    };

    public static Catalog Catalog(Guid connection, string name = "Office", string pattern = "VDI-###") => new()
    {
        Id = Guid.CreateVersion7(),
        Name = name,
        ConnectionId = connection,
        NamingPattern = pattern,
        Guest = GuestKind.Linux,
        Generation = 2,
        Processors = 2,
        MemoryBytes = 2L << 30,
        Folder = $@"C:\ClusterStorage\CSV01\Portal\{name}",
        Created = DateTimeOffset.UnixEpoch,
    };

    public static Image Image(Catalog catalog) => new()
    {
        Id = Guid.CreateVersion7(),
        CatalogId = catalog.Id,
        Number = 1,
        MasterName = "Master",
        Host = "hv01.lab.example",
        SourcePath = @"C:\ClusterStorage\CSV01\Master\Master.vhdx",
        Path = $@"{catalog.Folder}\Image-1.vhdx",
    };

    public static Machine Machine(string name = "VDI-001", Guid? catalog = null, long? mac = null) => new()
    {
        Id = Guid.CreateVersion7(),
        CatalogId = catalog ?? Guid.CreateVersion7(),
        ImageId = Guid.CreateVersion7(),
        Name = name,
        HeldName = name,
        Host = "hv01.lab.example",
        Mac = mac ?? Interlocked.Increment(ref _addresses),
        DiskPath = $@"C:\ClusterStorage\CSV01\Portal\Office\{name}.vhdx",
        IdentityPath = $@"C:\ClusterStorage\CSV01\Portal\Office\{name}.identity.vhdx",
        Since = DateTimeOffset.UnixEpoch,
    };
}

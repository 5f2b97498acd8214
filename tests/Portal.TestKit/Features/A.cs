using Portal.Domain.Catalogs;
using Portal.Domain.Hosts;
using Portal.Features.Plans.Images;
using Portal.Features.Plans.Machines;
using Portal.Runs;

namespace Portal.TestKit.Features;

/// <summary>Subjects of plans and claims on them, as tests want them.</summary>
public static class A
{
    public const string Host = "hv01.lab.example";

    public const string Folder = @"C:\ClusterStorage\Volume1\Portal\Office";

    public static NewMachine Machine(string name = "VDI-001", GuestKind guest = GuestKind.Linux) => new(
        Guid.CreateVersion7(), name, Guid.CreateVersion7(), "cluster01.lab.example", Clustered: true, Host, "LAN", @"C:\ProgramData\Portal\Staging", 0x00155D800001,
        Folder, $@"{Folder}\image-1.vhdx", $@"{Folder}\{name}\{name}.vhdx", $@"{Folder}\{name}\{name}-identity.vhdx", guest, Generation: 2, Processors: 2, 2L << 30);

    public static NewImage Image(HostJob? job = null) =>
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), Host, @"C:\ClusterStorage\Volume1\Masters\debian-12.vhdx", $@"{Folder}\image-1.vhdx", job);

    public static Claim Claim(params string[] gates) =>
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), new("a"), new(1), "new-machine", 1, "difference-disk", Guid.CreateVersion7(), Attempt: 1, gates, CancelAsked: false);
}

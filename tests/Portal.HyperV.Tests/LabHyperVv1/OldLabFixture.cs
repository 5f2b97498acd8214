using Portal.HyperV.Tests.Contracts;
using Portal.HyperV.Tests.LabHyperV;
using Portal.Lab.HyperV.Machines;
using Portal.Lab.Windows;

namespace Portal.HyperV.Tests.LabHyperVv1;

/// <summary>A lab whose machines all run Windows Server 2008 R2; on its cluster a master of three disks, the last frozen by its newest checkpoint.</summary>
public sealed class OldLabFixture() : LabFixture(WindowsRelease.Ws2008R2)
{
    /// <summary>The oldest disk of the chain.</summary>
    public const string Root = @"C:\ClusterStorage\Volume1\Masters\master.vhd";

    private static readonly string[] Checkpoints = ["golden", "patched", "newest"];

    /// <summary>The newest frozen disk: three links down to the root.</summary>
    public string Frozen { get; private set; } = "";

    /// <summary>What a guest sees there.</summary>
    public byte[] Content { get; } = DiskWords.Content();

    // VMM makes machines on such hosts; a session could not.
    private protected override void MakeMasters()
    {
        var host = Machine("hv01");
        host.OwnFiles.MakeFolder(@"C:\ClusterStorage\Volume1\Masters");
        host.PutDisk(Root, Content);
        var id = MachineLife.Make(host, "master", @"C:\ClusterStorage\Volume1\Masters", 1, 1L << 30, "LAN").Id;
        MachineDisks.Attach(host, id, new MachineDisks.Place("IDE", 0, 0), Root, unverified: false);
        foreach (var (n, checkpoint) in Checkpoints.Index())
        {
            Frozen = host.Machines.Find(id)!.Drives[0].Path!;
            if (n > 0) WriteInto(host, Frozen, n);
            MachineCheckpoint.Take(host, id, checkpoint);
        }
    }

    private void WriteInto(WindowsHost host, string disk, int n)
    {
        var change = new byte[8192];
        new Random(n).NextBytes(change);
        host.WriteInto(disk, n << 20, change);
        change.CopyTo(Content.AsSpan(n << 20));
    }
}

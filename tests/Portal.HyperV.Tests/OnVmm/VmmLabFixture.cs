using Portal.Domain.Connections;
using Portal.HyperV.Tests.Contracts;
using Portal.HyperV.Tests.LabHyperV;
using Portal.Lab.HyperV.Machines;
using Portal.Lab.Site;
using Portal.Lab.Vmm;
using Portal.Lab.Windows;

namespace Portal.HyperV.Tests.OnVmm;

/// <summary>A lab whose hosts a VMM manages, with a master on its cluster; connections go through VMM, by sessions to a machine that has only its console.</summary>
public abstract class VmmLabFixture : LabFixture
{
    private const string Masters = @"C:\ClusterStorage\Volume1\Masters";

    private protected VmmLabFixture(VmmRelease release, Func<SiteFile, SiteFile>? site = null) : base(release, site) { }

    private WindowsRelease Windows => Machine("hv01").Release;

    /// <summary>Of masters and machines: the latest that the hosts have.</summary>
    public int Generation => Windows >= WindowsRelease.Ws2012R2 ? 2 : 1;

    /// <summary>Of the disks that the hosts take.</summary>
    public string Extension => Windows >= WindowsRelease.Ws2012 ? ".vhdx" : ".vhd";

    /// <summary>How the version of the hosts' Windows begins.</summary>
    public string Version => Windows switch { WindowsRelease.Ws2008R2 => "6.1.", WindowsRelease.Ws2012 => "6.2.", WindowsRelease.Ws2012R2 => "6.3.", _ => "10.0." };

    /// <summary>The oldest disk of the master's chain.</summary>
    public string Frozen => $@"{Masters}\master{Extension}";

    public override ConnectionAccess Access(string address, string folder) => base.Access(address, folder) with { Vmm = new("vmm01.lab.example", "console01.lab.example") };

    private protected override void MakeMasters()
    {
        var host = Machine("hv01");
        host.OwnFiles.MakeFolder(Masters);
        host.PutDisk(Frozen, DiskWords.Content());
        var id = MachineLife.Make(host, "master", Masters, Generation, 1L << 30, "LAN").Id;
        MachineDisks.Attach(host, id, new MachineDisks.Place(Generation == 2 ? "SCSI" : "IDE", 0, 0), Frozen, unverified: false);
        MachineCheckpoint.Take(host, id, "golden");
        MachineCheckpoint.Take(host, id, "newer");
    }
}

/// <summary>VMM 2012, over Windows Server 2008 R2.</summary>
public sealed class Vmm2012Lab() : VmmLabFixture(VmmRelease.Vmm2012);

/// <summary>VMM 2012 SP1, over Windows Server 2012.</summary>
public sealed class Vmm2012Sp1Lab() : VmmLabFixture(VmmRelease.Vmm2012Sp1);

/// <summary>VMM 2012 R2, over Windows Server 2012 R2.</summary>
public sealed class Vmm2012R2Lab() : VmmLabFixture(VmmRelease.Vmm2012R2);

/// <summary>VMM 2025, over Windows Server 2025.</summary>
public sealed class Vmm2025Lab() : VmmLabFixture(VmmRelease.Vmm2025);

/// <summary>VMM 2025 on a machine whose name is longer than what NetBIOS knows of it, with a role of a short one.</summary>
public sealed class LongNameLab() : VmmLabFixture(VmmRelease.Vmm2025, site => site with { Vmm = site.Vmm! with { Name = "virtualmachines01" } })
{
    public override ConnectionAccess Access(string address, string folder) => base.Access(address, folder) with { Vmm = new("virtualmachines01.lab.example", "console01.lab.example") };
}

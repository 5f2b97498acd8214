using Portal.Lab.Masters;
using Portal.Lab.Windows;
using Portal.TestKit.Disks;
using Xunit;

namespace Portal.HyperV.Tests.LabWindows;

public sealed class MasterTests : IDisposable
{
    private readonly LabUnderTest _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void A_new_lab_has_masters_of_both_generations_with_chains_of_checkpoints()
    {
        UsualMasters.PutUp(_lab.Site);

        var debian = Assert.Single(_lab.Hv01.Machines.Named("debian-12"));
        Assert.Equal((2, true, ".avhdx"), (debian.Generation, debian.Clustered, Path.GetExtension(debian.Drives[0].Path)));
        Assert.Equal(["installed", "updated", "clean"], debian.Snapshots.Select(snapshot => snapshot.Name));
        Assert.StartsWith(@"C:\ClusterStorage\Volume1\Masters\debian-12\", debian.Drives[0].Path);
        Assert.Equal((1, true), (Assert.Single(_lab.Hv02.Machines.Named("win-2022")).Generation, _lab.Hv02.Machines.All.Single().Clustered));
        var r2 = Assert.Single(_lab.Hv03.Machines.Named("debian-12-r2"));
        Assert.Equal((1, false, ".avhd", @"D:\Masters\debian-12-r2\debian-12-r2.vhd"), (r2.Generation, r2.Clustered, Path.GetExtension(r2.Drives[0].Path), r2.Snapshots[0].Drives[0].Path));
    }

    [Fact]
    public void Every_disk_of_every_chain_is_a_sound_volume_and_each_differs_from_the_one_below()
    {
        UsualMasters.PutUp(_lab.Site);
        foreach (var host in _lab.Site.Hosts)
        {
            foreach (var machine in host.Machines.All)
            {
                var disks = machine.Snapshots.Select(snapshot => snapshot.Drives[0].Path!).Append(machine.Drives[0].Path!).Select(host.OwnFiles.Real).ToList();
                foreach (var disk in disks) Tool.Run("7zz", ["t", disk.EndsWith("hdx", StringComparison.Ordinal) ? "-tvhdx" : "-tvhd", disk]);
                var contents = disks.Select(DiskContent.Hash).ToList();
                Assert.Equal(machine.Snapshots.Count, contents.Distinct().Count()); // the last checkpoint's disk and the empty one over it are the same
                Assert.Equal(contents[^1], contents[^2]);
            }
        }
    }

    [Fact]
    public void The_same_master_has_the_same_bytes_in_every_lab()
    {
        using var other = new LabUnderTest();
        UsualMasters.PutUp(_lab.Site);
        UsualMasters.PutUp(other.Site);

        Assert.Equal(Content(_lab), Content(other));

        static string Content(LabUnderTest lab) => DiskContent.Hash(lab.Hv01.OwnFiles.Real(lab.Hv01.Machines.Named("debian-12")[0].Drives[0].Path!));
    }

    [Fact]
    public void Masters_are_put_up_once_and_one_that_somebody_removed_stays_removed()
    {
        UsualMasters.PutUp(_lab.Site);
        var (id, gone) = (_lab.Hv01.Machines.All.Single().Id, _lab.Hv02.Machines.All.Single().Id);
        _lab.Hv02.Machines.Remove(gone);

        _lab.Restart();
        UsualMasters.PutUp(_lab.Site);

        Assert.Equal(id, _lab.Hv01.Machines.All.Single().Id);
        Assert.Empty(_lab.Hv02.Machines.All);
    }

    [Fact]
    public void One_that_was_half_put_up_is_made_anew()
    {
        var half = new MasterMachine(_lab.Hv01, "debian-12");
        half.Make(2, ".vhdx", target => Portal.Imaging.VhdxWriter.CreateDynamic(target, 1 << 20));

        _lab.Restart();
        UsualMasters.PutUp(_lab.Site);

        Assert.Equal(3, Assert.Single(_lab.Hv01.Machines.Named("debian-12")).Snapshots.Count);
    }

    [Fact]
    public void The_oldest_windows_gets_its_masters_as_VHD()
    {
        _lab.Restart(("hv01", WindowsRelease.Ws2008R2), ("hv02", WindowsRelease.Ws2008R2));

        UsualMasters.PutUp(_lab.Site);

        Assert.Empty(_lab.Hv01.Machines.All);
        var master = Assert.Single(_lab.Hv02.Machines.All);
        Assert.EndsWith(".avhd", Assert.Single(master.DiskPaths), StringComparison.Ordinal);
        Assert.All(master.Snapshots.SelectMany(snapshot => snapshot.Drives), drive => Assert.Matches(@"\.a?vhd$", drive.Path!));
    }

    [Fact]
    public void A_windows_without_generation_two_gets_no_such_master()
    {
        _lab.Restart(("hv01", WindowsRelease.Ws2012));

        UsualMasters.PutUp(_lab.Site);

        Assert.Empty(_lab.Hv01.Machines.All);
        Assert.Single(_lab.Hv02.Machines.All);
    }
}

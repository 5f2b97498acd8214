using Microsoft.Extensions.Time.Testing;
using Portal.HyperV.Tests.LabWindows;
using Portal.Imaging;
using Portal.Imaging.Fat;
using Portal.Imaging.Identity;
using Portal.Lab.HyperV.Guests;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;
using Portal.TestKit.Disks;
using Portal.TestKit.Web;
using Xunit;

namespace Portal.HyperV.Tests.LabHyperV;

public sealed class GuestTests : IDisposable
{
    private readonly SessionOn _on = new(WindowsRelease.Ws2012R2);
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _on.Dispose();
        _folder.Dispose();
    }

    private void PutIdentity(string path, GuestReader reader, string name)
    {
        using var file = _on.Host.OwnFiles.Create(path);
        var identity = new MachineIdentity(reader, name, Guid.NewGuid()) { MoreFiles = [new FatFile("openstack/latest/Something Longer Than Eight.bin", new byte[70_000])] };
        IdentityDisk.Build(identity, path.EndsWith(".vhd", StringComparison.Ordinal) ? DiskFormat.Vhd : DiskFormat.Vhdx, new DiskOptions { Clock = new FakeTimeProvider() }).WriteTo(file);
    }

    [Theory]
    [InlineData(GuestReader.CloudInit, "vhdx", "Debian GNU/Linux 12")]
    [InlineData(GuestReader.CloudbaseInit, "vhd", "Windows Server 2022 Datacenter")]
    public void A_guest_takes_its_name_from_the_identity_disk_beside_its_own(GuestReader reader, string format, string system)
    {
        var id = _on.Machine();
        PutIdentity($@"D:\vm\identity.{format}", reader, "VDI-001");
        _on.Session.Run($@"Add-VMHardDiskDrive -VMName VDI-001 -Path D:\vm\identity.{format}; Start-VM -Name VDI-001");

        Assert.Equal(("VDI-001", system), (_on.Now(id).Guest!.Name, _on.Now(id).Guest!.System));
        Assert.True(GuestClock.IsUp(_on.Host, _on.Now(id)));

        _on.Session.Run("Stop-VM -Name VDI-001 -TurnOff");
        Assert.Null(_on.Now(id).Guest);
    }

    [Fact]
    public void A_guest_without_an_identity_says_nothing()
    {
        var id = _on.Machine();
        PutIdentity(@"D:\vm\identity.vhdx", GuestReader.CloudInit, "VDI-001");
        _on.Host.WriteInto(@"D:\vm\identity.vhdx", 65536, new byte[512]); // the volume's first sector
        _on.Session.Run(@"Add-VMHardDiskDrive -VMName VDI-001 -Path D:\vm\identity.vhdx; Start-VM -Name VDI-001");

        Assert.Null(_on.Now(id).Guest);
        Assert.False(GuestClock.IsUp(_on.Host, _on.Now(id)));
    }

    [Fact]
    public void A_volume_that_others_made_is_read_with_long_names_folders_and_many_clusters()
    {
        var (volume, disk) = (_folder.At("volume.img"), _folder.At("disk.img"));
        var content = new byte[300_000];
        new Random(3).NextBytes(content);
        File.WriteAllBytes(_folder.At("content"), content);
        using (var file = File.Create(volume))
            file.SetLength(20 << 20);
        Tool.Run("mkfs.fat", ["-F", "16", "-s", "4", "-n", "OTHERS", volume]);
        Tool.Run("mmd", ["-i", volume, "::/a folder with a name", "::/a folder with a name/b"]);
        for (var n = 0; n < 100; n++)
            Tool.Run("mcopy", ["-i", volume, _folder.File($"small file {n}.txt", $"{n}"), "::/a folder with a name/b"]);
        Tool.Run("mcopy", ["-i", volume, _folder.At("content"), "::/a folder with a name/b/Content of many Clusters.bin"]);
        using (var file = File.Create(disk))
        {
            file.SetLength(65536);
            file.Position = 446;
            file.Write([0, 0, 0, 0, 0x06, 0, 0, 0, 128, 0, 0, 0, 0, 0xA0, 0, 0]);
            file.Position = 510;
            file.Write([0x55, 0xAA]);
            file.Position = 65536;
            file.Write(File.ReadAllBytes(volume));
        }

        using var raw = VirtualDisk.OpenRaw(File.OpenRead(disk));
        var reader = FatReader.Open(raw)!;

        Assert.Equal("OTHERS", reader.Label);
        Assert.Equal(content, reader.File("a folder with a name/b/content of many clusters.bin"));
        Assert.Equal("99"u8.ToArray(), reader.File("a folder with a name/b/small file 99.txt"));
        Assert.Null(reader.File("a folder with a name/b"));
        Assert.Null(reader.File("a folder with a name/c/none"));
    }
}

/// <summary>Guests of a lab that takes its time.</summary>
public sealed class SlowGuestTests
{
    [Fact]
    public async Task A_guest_needs_time_to_come_up_and_to_go_down()
    {
        using var lab = new LabUnderTest(pace: 1);
        var machine = new VmRecord { Id = Guid.NewGuid(), Name = "a", Folder = @"D:\", Power = VmPower.Running, Started = lab.Time.GetUtcNow(), Guest = new VmGuest("a", "Debian", "10.0.0.1") };
        lab.Hv03.Machines.Add(machine);
        Assert.False(GuestClock.IsUp(lab.Hv03, machine));
        lab.Time.Advance(TimeSpan.FromSeconds(25));
        Assert.True(GuestClock.IsUp(lab.Hv03, machine));

        var down = GuestClock.ShutDownAsync(lab.Hv03, machine.Id);
        lab.Time.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal(VmPower.Running, lab.Hv03.Machines.Find(machine.Id)!.Power);
        lab.Time.Advance(TimeSpan.FromSeconds(1));
        await down;
        Assert.Equal(VmPower.Off, lab.Hv03.Machines.Find(machine.Id)!.Power);
    }
}

using Portal.Imaging;
using Portal.Lab;
using Portal.Lab.Masters;
using Portal.Lab.Windows;
using Portal.TestKit.Disks;
using Portal.TestKit.Web;
using Xunit;

namespace Portal.HyperV.Tests.LabWindows;

public sealed class ImportTests : IDisposable
{
    private const int Size = 4 << 20;
    private readonly LabUnderTest _lab = new();
    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _content = Content();

    public void Dispose()
    {
        _lab.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("raw", ".vhdx")]
    [InlineData("vhdx", ".vhdx")]
    [InlineData("vpc", ".vhd")]
    public void A_disk_that_qemu_wrote_becomes_a_master_with_the_same_bytes(string format, string extension)
    {
        var disk = QemuDisk(format);

        var record = Import(disk, "mine");

        var machine = _lab.Hv01.Machines.Find(record.Id)!;
        var frozen = Assert.Single(machine.Snapshots).Drives[0].Path!;
        Assert.Equal((1, "imported", extension), (machine.Generation, machine.Snapshots[0].Name, Path.GetExtension(frozen)));
        Assert.Equal(DiskContent.Hash(Raw(disk)), DiskContent.Hash(_lab.Hv01.OwnFiles.Real(machine.Drives[0].Path!)));
        Tool.Run("7zz", ["t", _lab.Hv01.OwnFiles.Real(frozen)]);
    }

    [Fact]
    public void A_chain_is_flattened_and_stays_as_it_is()
    {
        var (lower, upper) = (_folder.At("lower.vhdx"), _folder.At("upper.vhdx"));
        using (var file = File.Create(lower)) VhdxWriter.WriteDynamic(file, new MemoryStream(_content));
        using (var parent = File.OpenRead(lower))
        using (var file = File.Create(upper))
        {
            VhdxWriter.CreateDifferencing(file, VirtualDisk.Inspect(parent), new ParentLocator(Guid.Empty, @".\lower.vhdx", null, null));
        }

        using (var child = WritableDisk.OpenFile(upper)) child.Write(1 << 20, "changed above"u8);

        var record = Import(upper, "flat");

        var frozen = _lab.Hv01.OwnFiles.Real(_lab.Hv01.Machines.Find(record.Id)!.Snapshots[0].Drives[0].Path!);
        Assert.Null(VirtualDisk.OpenFile(frozen).Info.Parent);
        "changed above"u8.CopyTo(_content.AsSpan(1 << 20));
        Assert.Equal(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(_content)), DiskContent.Hash(frozen));
    }

    [Fact]
    public void The_generation_goes_by_what_is_on_the_disk_unless_it_is_given()
    {
        var plain = RawDisk("plain.img");
        "EFI PART"u8.CopyTo(_content.AsSpan(512));
        var efi = RawDisk("efi.img");

        Assert.Equal(1, Generation(Import(plain, "a")));
        Assert.Equal(2, Generation(Import(efi, "b")));
        Assert.Equal(1, Generation(Import(efi, "c", generation: 1)));

        int Generation(MasterRecord record) => _lab.Hv01.Machines.Find(record.Id)!.Generation;
    }

    [Fact]
    public void The_same_disk_asked_for_again_is_the_master_that_is_there_and_another_is_refused()
    {
        var disk = RawDisk("disk.img");
        var first = Import(disk, null);
        Assert.Equal("disk", first.Name);

        Assert.Equal(first, Import(disk, null));
        Assert.Equal(("name", "disk"), Refused(RawDisk("sub.img"), "disk", "name"));
        Assert.Single(_lab.Hv01.Machines.All);
    }

    [Fact]
    public void A_half_imported_master_is_made_anew_and_a_machine_of_somebody_elses_is_not_touched()
    {
        var disk = RawDisk("disk.img");
        new MasterMachine(_lab.Hv01, "mine").Make(1, ".vhdx", target => VhdxWriter.CreateDynamic(target, 1 << 20));
        Portal.Lab.HyperV.Machines.MachineLife.Make(_lab.Hv02, "theirs", @"C:\VMs", 1, 1 << 30, "LAN");

        Import(disk, "mine");

        Assert.Single(Assert.Single(_lab.Hv01.Machines.Named("mine")).Snapshots);
        Assert.Equal(("name", "theirs"), Refused(disk, "theirs", "name"));
        Assert.Single(_lab.Hv02.Machines.Named("theirs"));
    }

    [Fact]
    public void A_header_with_one_good_copy_is_read_and_with_none_refused()
    {
        var disk = QemuDisk("vhdx");
        Damage(disk, 64 << 10);
        Assert.NotNull(Import(disk, "one"));

        Damage(disk, 128 << 10);
        Assert.Equal("disk", Refused(disk, "none", "disk").Field);
    }

    [Fact]
    public void Bare_sectors_without_a_boot_sector_are_a_disk_too()
    {
        var disk = RawDisk("data.img");
        Damage(disk, 502);

        Assert.NotNull(Import(disk, "data"));
    }

    [Fact]
    public void Whatever_is_no_disk_is_refused_with_a_sentence()
    {
        Refused(_folder.At("missing.img"), "a", "no such file");
        Refused(_folder.FullPath, "a", "folder");
        Refused(_folder.File("empty.img", ""), "a", "empty");
        Refused(_folder.File("letter.vhdx", "dear"), "a", "VHDX");
        Refused(_folder.File("text.img", new string('x', 512)), "a", "boot sector");
        Refused(_folder.File("odd.img", new string('x', 700)), "a", "512-byte sectors");
        Refused(Converted("qcow2"), "a", "QCOW2");
        Refused(Cut(QemuDisk("vhdx")), "a", "Truncated", "copy the file again", "Copy");

        var orphan = _folder.At("orphan.vhdx");
        using (var parent = File.OpenRead(QemuDisk("vhdx")))
        using (var file = File.Create(orphan))
        {
            VhdxWriter.CreateDifferencing(file, VirtualDisk.Inspect(parent), new ParentLocator(Guid.Empty, @".\gone.vhdx", null, null));
        }

        Refused(orphan, "a", "parent");
        Assert.All(_lab.Site.Hosts, host => Assert.Empty(host.Machines.All));
    }

    [Theory]
    [InlineData("..", null, "name")]
    [InlineData("a b", null, "name")]
    [InlineData("a", 3, "generation")]
    public void A_name_or_generation_that_cannot_be_is_refused(string name, int? generation, string field) =>
        Assert.Equal(field, Assert.Throws<Complaint>(() => Import(RawDisk("disk.img"), name, generation)).Field);

    [Fact]
    public void Generation_two_needs_a_newer_windows()
    {
        _lab.Restart(("hv03", WindowsRelease.Ws2012));

        var no = Assert.Throws<Complaint>(() => MasterImport.Run(_lab.Site, new ImportOrder(RawDisk("disk.img"), "a", 2, "hv03"), TestContext.Current.CancellationToken));

        Assert.Equal("generation", no.Field);
    }

    [Fact]
    public void What_is_imported_on_the_oldest_windows_becomes_a_VHD()
    {
        _lab.Restart(("hv03", WindowsRelease.Ws2008R2));

        var made = MasterImport.Run(_lab.Site, new ImportOrder(RawDisk("disk.img"), "a", 1, "hv03"), TestContext.Current.CancellationToken);

        Assert.EndsWith(".vhd", _lab.Hv03.Machines.Find(made.Id)!.Snapshots[0].Drives[0].Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_refuses_and_leaves_nothing()
    {
        _lab.Hv01.Faults.Turn(Faults.DiskFull, on: true);
        Refused(RawDisk("disk.img"), "a", "not enough space");
        Assert.Empty(_lab.Hv01.Machines.All);

        _lab.Hv01.Faults.Turn(Faults.DiskFull, on: false);
        Assert.NotNull(Import(RawDisk("disk.img"), "a"));
    }

    private static byte[] Content()
    {
        var content = new byte[Size];
        for (var at = 0; at < Size / 2; at++) content[at] = (byte)(at * 31 >> 3);
        (content[510], content[511]) = (0x55, 0xAA);
        content.AsSpan(512, 8).Clear();
        return content;
    }

    private static string Cut(string disk)
    {
        using var file = File.OpenWrite(disk);
        file.SetLength(file.Length / 2);
        return disk;
    }

    private static void Damage(string disk, long at)
    {
        using var file = File.OpenWrite(disk);
        file.Position = at + 8;
        file.Write("damage"u8);
    }

    private MasterRecord Import(string disk, string? name, int? generation = null) =>
        MasterImport.Run(_lab.Site, new ImportOrder(disk, name, generation, Host: null), TestContext.Current.CancellationToken);

    private (string Field, string? Value) Refused(string disk, string name, params string[] anyOf)
    {
        var no = Assert.Throws<Complaint>(() => Import(disk, name));
        Assert.True(anyOf.Any(words => no.Message.Contains(words, StringComparison.OrdinalIgnoreCase)), no.Message);
        Assert.NotEmpty(no.Remedy);
        return (no.Field, no.Value);
    }

    private string RawDisk(string name)
    {
        File.WriteAllBytes(_folder.At(name), _content);
        return _folder.At(name);
    }

    private string QemuDisk(string format) => format == "raw" ? RawDisk("source.img") : Converted(format);

    private string Converted(string format)
    {
        var target = _folder.At($"source.{(format == "vpc" ? "vhd" : format)}");
        Tool.Run("qemu-img", ["convert", "-f", "raw", "-O", format, RawDisk("source.img"), target]);
        return target;
    }

    // 7-Zip opens no bare sectors: qemu makes a VHDX of them, with the same content.
    private string Raw(string disk)
    {
        if (!disk.EndsWith(".img", StringComparison.Ordinal)) return disk;
        Tool.Run("qemu-img", ["convert", "-f", "raw", "-O", "vhdx", disk, _folder.At("as.vhdx")]);
        return _folder.At("as.vhdx");
    }
}

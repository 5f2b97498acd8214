using Portal.Lab.Windows;
using Portal.Lab.Windows.Files;
using Xunit;
using static Portal.HyperV.Tests.LabWindows.FileWords;

namespace Portal.HyperV.Tests.LabWindows;

public sealed class FileTests : IDisposable
{
    private const string VmSid = "S-1-5-83-1-1-2-3-4";
    private readonly LabUnderTest _lab = new();
    private readonly HostFiles _files;

    public FileTests() => _files = _lab.Hv03.AsPortal();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void A_rename_refuses_a_target_that_is_there_and_takes_another_case_of_its_own_name()
    {
        _files.Write(@"D:\a.vhdx", "a");
        _files.Write(@"D:\b.vhdx", "b");

        Assert.Equal(0x80070050u, Refused(() => _files.Move(@"D:\a.vhdx", @"D:\B.VHDX")));
        _files.Move(@"D:\a.vhdx", @"D:\A.VHDX");

        Assert.Equal(["A.VHDX", "b.vhdx"], _files.List(@"D:\").Files);
        Assert.Equal("b", _files.Read(@"D:\b.vhdx"));
    }

    [Fact]
    public void What_is_missing_is_a_file_or_a_path()
    {
        Assert.Equal(0x80070002u, Refused(() => _files.OpenRead(@"D:\a.vhdx")));
        Assert.Equal(0x80070003u, Refused(() => _files.OpenRead(@"D:\none\a.vhdx")));
        Assert.Equal(0x80070003u, Refused(() => _files.Create(@"D:\none\a.vhdx")));
        Assert.Equal(0x80070002u, Refused(() => _files.Delete(@"D:\a.vhdx")));
    }

    [Fact]
    public void A_folder_that_holds_something_goes_only_with_all_in_it()
    {
        _files.MakeFolder(@"D:\a\b\c");
        _files.Write(@"D:\a\b\file");

        Assert.Equal(0x80070091u, Refused(() => _files.DeleteFolder(@"D:\a", withAllInIt: false)));
        _files.DeleteFolder(@"D:\a", withAllInIt: true);

        Assert.False(_files.FolderExists(@"D:\a"));
        Assert.Empty(_files.List(@"D:\").Folders);
    }

    [Fact]
    public void A_new_file_is_its_makers_alone_and_a_reader_keeps_it_from_being_changed()
    {
        _files.Write(@"D:\other.vhdx");
        var writing = _files.Create(@"D:\a.vhdx");
        Assert.Equal(0x80070020u, Refused(() => _files.OpenRead(@"D:\a.vhdx")));
        Assert.Equal(0x80070020u, Refused(() => _files.Delete(@"D:\a.vhdx")));
        writing.Dispose();

        using (_files.OpenRead(@"D:\a.vhdx"))
        using (_files.OpenRead(@"D:\A.vhdx"))
        {
            Assert.Equal(0x80070020u, Refused(() => _files.Move(@"D:\a.vhdx", @"D:\b.vhdx")));
            Assert.Equal(0x80070020u, Refused(() => _files.Copy(@"D:\other.vhdx", @"D:\a.vhdx", overwrite: true)));
        }

        _files.Delete(@"D:\a.vhdx");
        Assert.False(_files.FileExists(@"D:\a.vhdx"));
    }

    [Fact]
    public void A_folder_with_an_open_file_in_it_neither_goes_nor_moves()
    {
        _files.MakeFolder(@"D:\a\b");
        _files.Write(@"D:\a\b\file");
        using (_files.OpenRead(@"D:\a\b\file"))
        {
            Assert.Equal(0x80070020u, Refused(() => _files.DeleteFolder(@"D:\a", withAllInIt: true)));
            Assert.Equal(0x80070020u, Refused(() => _files.Move(@"D:\a", @"D:\c")));
        }

        _files.Move(@"D:\a", @"D:\c");
        Assert.Equal("content", _files.Read(@"D:\c\b\file"));
    }

    [Fact]
    public void The_disk_of_a_running_machine_is_locked_and_its_parents_are_shared()
    {
        _files.Write(@"D:\leaf.vhdx");
        _files.Write(@"D:\base.vhdx");
        foreach (var path in (string[])[@"D:\leaf.vhdx", @"D:\base.vhdx"]) _files.Grant(path, new AclEntry(VmSid, FileAccessKind.Full, Inherits: false));
        using (_files.Hold(@"D:\leaf.vhdx", VmSid, write: true))
        using (_files.Hold(@"D:\base.vhdx", VmSid, write: false))
        using (_files.Hold(@"D:\base.vhdx", VmSid, write: false))
        {
            Assert.Equal(0x80070020u, Refused(() => _files.OpenRead(@"D:\leaf.vhdx")));
            Assert.Equal(0x80070020u, Refused(() => _files.Copy(@"D:\leaf.vhdx", @"D:\copy.vhdx", overwrite: false)));
            Assert.Equal(0x80070020u, Refused(() => _files.Delete(@"D:\base.vhdx")));
            Assert.Equal("content", _files.Read(@"D:\base.vhdx"));
        }

        _files.Delete(@"D:\leaf.vhdx");
        _files.Delete(@"D:\base.vhdx");
        Assert.False(_files.FileExists(@"D:\copy.vhdx")); // refused before anything was made
    }

    [Fact]
    public void A_copy_keeps_content_time_and_holes()
    {
        using (var disk = _files.Create(@"D:\a.vhdx"))
        {
            disk.SetLength(8 << 20);
            disk.Write("first"u8);
            disk.Position = 5 << 20;
            disk.Write("middle"u8);
        }

        _files.Copy(@"D:\a.vhdx", @"D:\b.vhdx", overwrite: false);

        Assert.Equal(_files.Written(@"D:\a.vhdx"), _files.Written(@"D:\b.vhdx"));
        Assert.Equal(File.ReadAllBytes(_files.Real(@"D:\a.vhdx")), File.ReadAllBytes(_files.Real(@"D:\b.vhdx")));
        Assert.InRange(Allocated(_files.Real(@"D:\b.vhdx")), 1, 64 << 10);
    }

    [Fact]
    public void A_copy_overwrites_only_when_told_to()
    {
        _files.Write(@"D:\a", "longer than the other");
        _files.Write(@"D:\b", "b");

        Assert.Equal(0x80070050u, Refused(() => _files.Copy(@"D:\b", @"D:\a", overwrite: false)));
        _files.Copy(@"D:\b", @"D:\a", overwrite: true);

        Assert.Equal("b", _files.Read(@"D:\a"));
    }

    [Fact]
    public void A_full_disk_takes_no_more_bytes_and_says_that_none_are_free()
    {
        using var before = _files.Create(@"D:\before");
        before.WriteByte(1);
        _lab.Hv03.Faults.Turn(Faults.DiskFull, on: true);

        Assert.Equal(unchecked((int)0x80070070), Assert.Throws<IOException>(() => before.Write("more"u8)).HResult);
        Assert.Equal(unchecked((int)0x80070070), Assert.Throws<IOException>(() => _files.Write(@"D:\after")).HResult);
        Assert.Equal(0, _files.Room(@"D:\").Free);

        _lab.Hv03.Faults.Turn(Faults.DiskFull, on: false);
        before.Write("more"u8);
        Assert.InRange(_files.Room(@"D:\").Free, 1, _files.Room(@"D:\").Total);
    }

    [Fact]
    public void A_disk_may_not_lie_in_a_marked_folder_nor_on_a_marked_volume()
    {
        _files.MakeFolder(@"D:\packed");
        _files.Write(@"D:\packed\a.vhdx");
        _files.Write(@"D:\b.vhdx");
        _files.RefuseUnfitForDisks(@"D:\packed\a.vhdx");

        _files.Mark(@"D:\packed", FileMarks.Compressed);
        Assert.Equal(0xC03A001Au, Refused(() => _files.RefuseUnfitForDisks(@"D:\packed\a.vhdx")));
        Assert.Equal(0xC03A001Au, Refused(() => _files.RefuseUnfitForDisks(@"D:\packed\not yet made.vhdx")));
        _files.RefuseUnfitForDisks(@"D:\b.vhdx");

        _lab.Hv03.Faults.Turn(Faults.Compressed, on: true);
        Assert.Equal(0xC03A001Au, Refused(() => _files.RefuseUnfitForDisks(@"D:\b.vhdx")));
    }

    private static long Allocated(string path)
    {
        using var stat = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("stat", ["-c", "%b", path]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        return 512 * long.Parse(stat.StandardOutput.ReadToEnd(), System.Globalization.CultureInfo.InvariantCulture);
    }
}

using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;
using Portal.Lab.Windows.Accounts;
using Portal.Lab.Windows.Files;
using Xunit;
using static Portal.HyperV.Tests.LabWindows.FileWords;

namespace Portal.HyperV.Tests.LabWindows;

public sealed class RightsTests : IDisposable
{
    private readonly LabUnderTest _lab = new();
    private readonly HostFiles _files;
    private readonly string _vm = VmSid.Of(Guid.NewGuid());

    public RightsTests() => _files = _lab.Hv03.AsPortal();

    public void Dispose() => _lab.Dispose();

    private static Acl Only(string sid, FileAccessKind access) => new(true, [new AclEntry(sid, access, Inherits: true)]);

    [Fact]
    public void A_locked_folder_shuts_out_who_is_not_named_with_all_that_is_in_it()
    {
        _files.MakeFolder(@"C:\Staging");
        _files.Write(@"C:\Staging\secret");
        _files.SetRights(@"C:\Staging", Only(WellKnownSids.System, FileAccessKind.Full));

        Assert.Equal(0x80070005u, Refused(() => _files.OpenRead(@"C:\Staging\secret")));
        Assert.Equal(0x80070005u, Refused(() => _files.FileExists(@"C:\Staging\secret")));
        Assert.Equal(0x80070005u, Refused(() => _files.Create(@"C:\Staging\other")));
        Assert.Equal(0x80070005u, Refused(() => _files.Delete(@"C:\Staging\secret")));
        Assert.Equal(0x80070005u, Refused(() => _files.List(@"C:\Staging")));
        Assert.Equal(0x80070005u, Refused(() => _files.SetRights(@"C:\Staging", new Acl(false, []))));
        Assert.True(_lab.Hv03.OwnFiles.FileExists(@"C:\Staging\secret"));
    }

    [Fact]
    public void Who_may_only_read_cannot_write()
    {
        _files.MakeFolder(@"C:\Read");
        _files.Write(@"C:\Read\file");
        _files.SetRights(@"C:\Read", Only(WellKnownSids.Administrators, FileAccessKind.Read));

        Assert.Equal("content", _files.Read(@"C:\Read\file"));
        Assert.Equal(0x80070005u, Refused(() => _files.Delete(@"C:\Read\file")));
        Assert.Equal(0x80070005u, Refused(() => _files.Create(@"C:\Read\other")));
        Assert.Equal(0x80070005u, Refused(() => _files.Copy(@"C:\Read\file", @"C:\Read\other", overwrite: false)));
    }

    [Fact]
    public void A_files_own_grant_comes_before_an_inherited_refusal_and_its_own_refusal_before_that()
    {
        _files.MakeFolder(@"C:\a");
        _files.Write(@"C:\a\file");
        _files.SetRights(@"C:\a", new Acl(false, [new AclEntry(_lab.Hv03.Accounts.SidOf(@"LAB\portal")!, FileAccessKind.Read, Inherits: true, Deny: true)]));
        var system = _lab.Hv03.OwnFiles;
        Assert.Equal(0x80070005u, Refused(() => _files.OpenRead(@"C:\a\file")));

        system.SetRights(@"C:\a\file", new Acl(false, [new AclEntry(WellKnownSids.Users, FileAccessKind.Read, Inherits: false)]));
        Assert.Equal("content", _files.Read(@"C:\a\file"));

        _lab.Restart();
        Assert.Equal("content", _lab.Hv03.AsPortal().Read(@"C:\a\file"));

        AclEntry[] both = [new(WellKnownSids.Users, FileAccessKind.Read, Inherits: false), new(WellKnownSids.Users, FileAccessKind.Read, Inherits: false, Deny: true)];
        _lab.Hv03.OwnFiles.SetRights(@"C:\a\file", new Acl(false, both));
        Assert.Equal(0x80070005u, Refused(() => _lab.Hv03.AsPortal().OpenRead(@"C:\a\file")));
    }

    [Fact]
    public void A_running_machine_needs_its_own_entry_or_that_of_all_machines()
    {
        _files.Write(@"D:\a.vhdx");
        Assert.Equal(0x80070005u, Refused(() => _files.Hold(@"D:\a.vhdx", _vm, write: true)));

        _files.Grant(@"D:\a.vhdx", new AclEntry(VmSid.AllMachines, FileAccessKind.Read, Inherits: false));
        _files.Hold(@"D:\a.vhdx", _vm, write: false).Dispose();
        Assert.Equal(0x80070005u, Refused(() => _files.Hold(@"D:\a.vhdx", _vm, write: true)));

        _files.Grant(@"D:\a.vhdx", new AclEntry(_vm, FileAccessKind.Full, Inherits: false));
        _files.Hold(@"D:\a.vhdx", _vm, write: true).Dispose();
    }

    [Fact]
    public void A_file_that_replaces_another_has_lost_its_machines_entry()
    {
        _files.Write(@"D:\a.vhdx");
        _files.Grant(@"D:\a.vhdx", new AclEntry(_vm, FileAccessKind.Full, Inherits: false));

        _files.Delete(@"D:\a.vhdx");
        _files.Write(@"D:\a.vhdx", "new");

        Assert.Equal(0x80070005u, Refused(() => _files.Hold(@"D:\a.vhdx", _vm, write: true)));
    }

    [Fact]
    public void A_rename_keeps_rights_and_a_copy_inherits()
    {
        _files.Write(@"D:\a.partial.vhdx");
        _files.Grant(@"D:\a.partial.vhdx", new AclEntry(VmSid.AllMachines, FileAccessKind.Read, Inherits: false));

        _files.Move(@"D:\a.partial.vhdx", @"D:\a.vhdx");
        _files.Copy(@"D:\a.vhdx", @"D:\b.vhdx", overwrite: false);

        Assert.Equal(VmSid.AllMachines, Assert.Single(_files.Rights(@"D:\a.vhdx").Entries).Sid);
        Assert.Empty(_files.Rights(@"D:\b.vhdx").Entries);
        _lab.Restart();
        Assert.Equal(VmSid.AllMachines, Assert.Single(_lab.Hv03.AsPortal().Rights(@"D:\a.vhdx").Entries).Sid);
    }

    [Fact]
    public void A_move_out_of_a_locked_folder_takes_its_rights_along_and_a_copy_does_not()
    {
        _files.MakeFolder(@"D:\Staging");
        _files.MakeFolder(@"D:\Store");
        _files.SetRights(@"D:\Store", new Acl(false, [new AclEntry(VmSid.AllMachines, FileAccessKind.Full, Inherits: true)]));
        _files.SetRights(@"D:\Staging", Only(_lab.Hv03.Accounts.SidOf(@"LAB\portal")!, FileAccessKind.Full));
        _files.Write(@"D:\Staging\moved.vhdx");
        _files.Write(@"D:\Staging\copied.vhdx");

        _files.Move(@"D:\Staging\moved.vhdx", @"D:\Store\moved.vhdx");
        _files.Copy(@"D:\Staging\copied.vhdx", @"D:\Store\copied.vhdx", overwrite: false);

        Assert.Equal(0x80070005u, Refused(() => _files.Hold(@"D:\Store\moved.vhdx", _vm, write: true)));
        Assert.Equal(0x80070005u, Refused(() => _lab.Hv03.OwnFiles.OpenRead(@"D:\Store\moved.vhdx")));
        _files.Hold(@"D:\Store\copied.vhdx", _vm, write: true).Dispose();

        _files.SetRights(@"D:\Store\moved.vhdx", _files.Rights(@"D:\Store\moved.vhdx")); // as icacls /reset does
        _files.Hold(@"D:\Store\moved.vhdx", _vm, write: true).Dispose();
    }

    [Fact]
    public void An_access_list_ends_at_64_kilobytes()
    {
        _files.Write(@"D:\base.vhdx");
        var entries = Enumerable.Range(0, 1630).Select(n => new AclEntry($"S-1-5-83-1-{n}-2-3-4", FileAccessKind.Read, Inherits: false)).ToList();
        _files.SetRights(@"D:\base.vhdx", new Acl(false, entries));

        var refused = 0u;
        for (var n = 2000; n < 2010 && refused == 0; n++)
        {
            try { _files.Grant(@"D:\base.vhdx", new AclEntry($"S-1-5-83-1-{n}-2-3-4", FileAccessKind.Read, Inherits: false)); }
            catch (Portal.Lab.HyperV.RefusalException no) { refused = no.Code; }
        }

        Assert.Equal(0x8007053Cu, refused);
        Assert.InRange(_files.Rights(@"D:\base.vhdx").Entries.Count, 1630, 1639);
    }

    [Fact]
    public async Task Grants_at_the_same_time_are_all_kept()
    {
        _files.Write(@"D:\base.vhdx");

        await Parallel.ForEachAsync(Enumerable.Range(0, 100), (n, _) =>
        {
            _files.Grant(@"D:\base.vhdx", new AclEntry($"S-1-5-83-1-{n}-2-3-4", FileAccessKind.Read, Inherits: false));
            return ValueTask.CompletedTask;
        });

        Assert.Equal(100, _files.Rights(@"D:\base.vhdx").Entries.Count);
    }

    [Fact]
    public void A_share_is_out_of_reach_for_credentials_that_end_at_the_machine()
    {
        var files = _lab.Hv01.AsPortal(canGoOn: false);
        _lab.Hv01.AsPortal().Write(@"\\files\vms\a");

        Assert.Equal(0x80070005u, Refused(() => files.FileExists(@"\\files\vms\a")));
        Assert.Equal(0x80070005u, Refused(() => files.OpenRead(@"\\files\vms\a")));
        files.Write(@"C:\local");
    }

    [Fact]
    public void On_a_share_the_machine_opens_the_disk_whatever_entry_the_virtual_machine_has()
    {
        var files = _lab.Hv01.AsPortal();
        files.Write(@"\\files\vms\a.vhdx");
        files.Hold(@"\\files\vms\a.vhdx", _vm, write: true).Dispose();

        files.SetRights(@"\\files\vms\a.vhdx", Only(_lab.Hv01.Accounts.OfComputer("hv02"), FileAccessKind.Full));

        Assert.Equal(0x80070005u, Refused(() => files.Hold(@"\\files\vms\a.vhdx", _vm, write: true)));
        _lab.Hv02.AsPortal().Hold(@"\\files\vms\a.vhdx", _vm, write: true).Dispose();
    }

    [Fact]
    public void The_records_of_a_folder_go_and_move_with_it()
    {
        _files.MakeFolder(@"D:\a\b");
        _files.Write(@"D:\a\b\file");
        _files.Grant(@"D:\a\b\file", new AclEntry(_vm, FileAccessKind.Full, Inherits: false));
        _files.Move(@"D:\a", @"D:\c");
        Assert.Equal(_vm, Assert.Single(_files.Rights(@"D:\c\b\file").Entries).Sid);

        _files.DeleteFolder(@"D:\c", withAllInIt: true);
        _files.MakeFolder(@"D:\c\b");
        _files.Write(@"D:\c\b\file");

        Assert.Empty(_files.Rights(@"D:\c\b\file").Entries);
        Assert.Empty(Directory.GetFiles(Path.Combine(_lab.Root, "state", "files"), "*", SearchOption.AllDirectories));
    }
}

using System.Management.Automation;
using Portal.HyperV.Tests.LabHyperV;
using Portal.HyperV.Tests.LabWindows;
using Portal.Lab.HyperV.Jobs;
using Portal.Lab.HyperV.Machines;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;
using Xunit;
using JobState = Portal.Lab.HyperV.Jobs.JobState;

namespace Portal.HyperV.Tests.LabHyperVv1;

/// <summary>The first WMI of Hyper-V, as the lab plays it.</summary>
public sealed class OldCimTests : IDisposable
{
    private const string V1 = @"-Namespace 'root\virtualization'";
    private readonly SessionOn _on = new(WindowsRelease.Ws2008R2);

    public OldCimTests()
    {
        _on.Host.OwnFiles.MakeFolder(@"D:\vm");
        _on.Host.PutDisk(@"D:\vm\base.vhd", DiskWords.Content());
    }

    private TestSession Session => _on.Session;

    public void Dispose() => _on.Dispose();

    private static string Code(ErrorRecord error) => error.FullyQualifiedErrorId.Split(',')[0];

    private (uint Returned, StorageJob? Job, PSObject Result) Call(string method, string arguments)
    {
        var result = Assert.Single(Session.Run($"Invoke-CimMethod -InputObject @(Get-CimInstance {V1} Msvm_ImageManagementService)[0] -MethodName {method} -Arguments @{{ {arguments} }}"));
        var id = (result.Properties["Job"].Value as PSObject)?.Properties["InstanceID"].Value as string;
        return ((uint)result.Properties["ReturnValue"].Value, id is null ? null : _on.Host.Jobs.Find(Guid.Parse(id)), result);
    }

    private VmRecord Machine(string name = "master")
    {
        var machine = MachineLife.Make(_on.Host, name, @"D:\vm", 1, 1L << 30, "LAN");
        MachineDisks.Attach(_on.Host, machine.Id, new MachineDisks.Place("IDE", 1, 0), @"D:\vm\base.vhd", unverified: false);
        return _on.Now(machine.Id);
    }

    [Fact]
    public void Its_namespace_is_there_and_the_later_one_is_not()
    {
        Assert.Equal("HRESULT 0x8004100e", Code(Session.Refusal(@"Get-CimInstance -Namespace 'root\virtualization\v2' -ClassName Msvm_ComputerSystem")));
        Assert.Equal("HRESULT 0x80041010", Code(Session.Refusal($"Get-CimInstance {V1} Msvm_VirtualSystemSnapshotService")));
        Assert.Equal("HRESULT 0x8004102e", Code(Session.Refusal($"Get-CimInstance {V1} Msvm_ImageManagementService | Invoke-CimMethod -MethodName CreateVirtualHardDisk")));
        Assert.Equal("HRESULT 0x80041008", Code(Session.Refusal($"Get-CimInstance {V1} Msvm_ImageManagementService | Invoke-CimMethod -MethodName ConvertVirtualHardDisk -Arguments @{{ VirtualDiskSettingData = 'a' }}")));
        Assert.Equal("HRESULT 0x80041017", Code(Session.Refusal($"Get-CimInstance {V1} Msvm_StorageJob -Property JobType")));
    }

    [Fact]
    public async Task Disks_are_made_by_paths_and_its_jobs_are_seen()
    {
        var child = Call("CreateDifferencingVirtualHardDisk", @"Path = 'D:\vm\child.vhd'; ParentPath = 'D:\vm\base.vhd'");
        var empty = Call("CreateDynamicVirtualHardDisk", @"Path = 'D:\vm\empty.vhd'; MaxInternalSize = 10MB");
        var flat = Call("ConvertVirtualHardDisk", @"SourcePath = 'D:\vm\child.vhd'; DestinationPath = 'D:\vm\flat.vhd'; Type = 3");
        foreach (var job in new[] { child.Job, empty.Job, flat.Job })
        {
            await job!.Completion;
            Assert.Equal((JobState.Completed, null), (job.Now.State, job.Now.Why));
        }

        Assert.Equal([4096u, 4096u, 4096u], new[] { child.Returned, empty.Returned, flat.Returned });
        Assert.Equal(6, Session.One($"[int] (Get-CimInstance {V1} Msvm_StorageJob -Filter \"Child = 'D:\\\\vm\\\\flat.vhd'\").Type"));
        Assert.Equal(["4", @"D:\vm\base.vhd"], Look(@"D:\vm\child.vhd"));
        Assert.Equal(["3", ""], Look(@"D:\vm\flat.vhd"));
    }

    private IEnumerable<object> Look(string path) => Session.Run(
        "param($info) $v = @{}; foreach ($p in ([xml] $info).INSTANCE.PROPERTY) { $v[$p.NAME] = $p.VALUE }; $v['Type'], $v['ParentPath']",
        ("info", Call("GetVirtualHardDiskInfo", $"Path = '{path}'").Result.Properties["Info"].Value)).Select(each => each.BaseObject);

    [Fact]
    public void What_it_does_not_have_is_returned_at_once()
    {
        Assert.Equal(32773u, Call("CreateDifferencingVirtualHardDisk", @"Path = 'D:\vm\a.vhdx'; ParentPath = 'D:\vm\base.vhd'").Returned);
        Assert.Equal(32773u, Call("CreateDynamicVirtualHardDisk", @"Path = 'D:\vm\a.vhd.partial'; MaxInternalSize = 10MB").Returned);
        Assert.Equal(32773u, Call("CreateDynamicVirtualHardDisk", @"Path = 'D:\vm\a.vhd'; MaxInternalSize = 2041GB").Returned);
        Assert.Equal(32776u, Call("CreateDynamicVirtualHardDisk", @"Path = 'D:\vm\a.vhd'; MaxInternalSize = 'large'").Returned);
        Assert.Equal(32770u, Call("CreateDynamicVirtualHardDisk", @"Path = '\\files.lab.example\vms\a.vhd'; MaxInternalSize = 10MB").Returned);
        Assert.Equal(32770u, Call("ConvertVirtualHardDisk", @"SourcePath = 'D:\vm\base.vhd'; DestinationPath = 'D:\vm\a.vhd'; Type = 2").Returned);
        Assert.Equal(32773u, Call("ConvertVirtualHardDisk", @"SourcePath = 'D:\vm\base.vhd'; DestinationPath = 'D:\vm\a.vhd'; Type = 4").Returned);
        Assert.Equal(32773u, Call("ConvertVirtualHardDisk", @"SourcePath = 'D:\vm\base.vhd'; DestinationPath = 'D:\vm\a.vhd'").Returned);
        Assert.Equal(32779u, Call("GetVirtualHardDiskInfo", @"Path = 'D:\vm\none.vhd'").Returned);
        _on.Host.AsPortal().Write(@"D:\vm\text.vhd");
        Assert.Equal(32768u, Call("GetVirtualHardDiskInfo", @"Path = 'D:\vm\text.vhd'").Returned);
        Assert.Empty(_on.Host.Jobs.All);
    }

    [Fact]
    public void A_VHDX_cannot_be_a_machines_disk()
    {
        _on.Host.PutDisk(@"D:\vm\new.vhdx", DiskWords.Content());
        var machine = Machine();

        Assert.Equal(0xC03A0014u, FileWords.Refused(() => MachineDisks.Attach(_on.Host, machine.Id, new MachineDisks.Place("IDE", 0, 0), @"D:\vm\new.vhdx", unverified: false)));
        Assert.Equal(0x80070032u, FileWords.Refused(() => MachineDisks.Attach(_on.Host, machine.Id, new MachineDisks.Place("IDE", 0, 0), @"\\files.lab.example\vms\a.vhd", unverified: true)));
    }

    [Fact]
    public void Machines_checkpoints_and_their_disks_are_found_through_paths_of_their_parents()
    {
        var machine = Machine();
        var first = MachineCheckpoint.Take(_on.Host, machine.Id, "golden");
        MachineCheckpoint.Take(_on.Host, machine.Id, "newer");
        var leaf = Assert.Single(_on.Now(machine.Id).DiskPaths);
        Assert.EndsWith(".avhd", leaf, StringComparison.Ordinal);

        using var session = new TestSession(_on.Host);
        var rows = session.WithPortal().Run("Get-PortalMaster");

        Assert.Equal([$"VM master Off IDE 1 0 {leaf}", @"Checkpoint golden  IDE 1 0 D:\vm\base.vhd", $"Checkpoint newer  IDE 1 0 {_on.Now(machine.Id).Snapshots[1].Drives[0].Path}"],
            rows.Select(row => $"{row.Properties["Kind"].Value} {row.Properties["Name"].Value} {row.Properties["State"].Value} {string.Join('|', LanguagePrimitives.ConvertTo<string[]>(row.Properties["Disks"].Value))}"));
        Assert.Equal([machine.Id, first.Id], rows.Take(2).Select(row => (Guid)row.Properties["Id"].Value));
        Assert.All(rows, row => Assert.Equal(machine.Id, row.Properties["VMId"].Value));
    }

    [Fact]
    public void A_guest_that_is_up_has_a_heartbeat_and_says_its_name()
    {
        var up = new VmRecord { Id = Guid.NewGuid(), Name = "up", Folder = @"D:\vm", Power = VmPower.Running, Started = _on.Lab.Time.GetUtcNow(), Guest = new VmGuest("VDI-001", "Debian", "10.0.0.1") };
        _on.Host.Machines.Add(up);
        _on.Host.Machines.Add(new VmRecord { Id = Guid.NewGuid(), Name = "off", Folder = @"D:\vm" });
        Session.WithPortal();

        var guest = Assert.Single(Session.Run("param($id) Get-PortalGuest -VMId $id", ("id", up.Id)));

        Assert.Equal((VmSid.Upper(up.Id), 2, "VDI-001"), ((string)guest.Properties["VMId"].Value, (int)guest.Properties["Heartbeat"].Value, (string)guest.Properties["GuestName"].Value));
        Assert.Equal(["12 ", "2 VDI-001"], Session.Run("Get-PortalGuest").Select(each => $"{each.Properties["Heartbeat"].Value} {each.Properties["GuestName"].Value}").Order(StringComparer.Ordinal));
        Assert.Equal(0u, Session.One($"(Invoke-CimMethod -InputObject (Get-CimInstance {V1} Msvm_ShutdownComponent -Filter \"SystemName = '{up.Id}'\") -MethodName InitiateShutdown -Arguments @{{ Force = $true; Reason = 'test' }}).ReturnValue"));
        Assert.Equal(VmPower.Off, _on.Now(up.Id).Power);
    }

    [Theory]
    [InlineData(VmPower.Off, 3)]
    [InlineData(VmPower.Running, 2)]
    [InlineData(VmPower.Paused, 32768)]
    [InlineData(VmPower.Saved, 32769)]
    public void Power_has_numbers_of_its_own(VmPower power, int state)
    {
        _on.Host.Machines.Add(new VmRecord { Id = Guid.NewGuid(), Name = "a", Folder = @"D:\vm", Power = power });

        Assert.Equal(state, Session.One($"[int] (Get-CimInstance {V1} Msvm_ComputerSystem -Filter \"ElementName = 'a'\").EnabledState"));
    }
}

using System.Management.Automation;
using Portal.HyperV.Tests.LabWindows;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;
using Portal.TestKit.Disks;
using Xunit;

namespace Portal.HyperV.Tests.LabHyperV;

public sealed class ScriptsOnLabTests : IDisposable
{
    private readonly LabUnderTest _lab = new();

    public void Dispose() => _lab.Dispose();

    private static T Of<T>(PSObject row, string name) => LanguagePrimitives.ConvertTo<T>(row.Properties[name].Value);

    [Theory]
    [InlineData(WindowsRelease.Ws2012, 1, "vhd")]
    [InlineData(WindowsRelease.Ws2012, 1, "vhdx")]
    [InlineData(WindowsRelease.Ws2012R2, 2, "vhdx")]
    [InlineData(WindowsRelease.Ws2022, 1, "vhdx")]
    [InlineData(WindowsRelease.Ws2022, 2, "vhdx")]
    public async Task From_a_master_to_a_machine_that_comes_up_as_itself_and_back_to_nothing(WindowsRelease release, int generation, string extension)
    {
        _lab.Restart(("hv03", release));
        _lab.Hv03.OwnFiles.MakeFolder(@"D:\VMs");
        using var flow = new ScriptFlow(_lab.Hv03, @"D:\VMs", extension);
        flow.MakeMaster();
        await flow.ConsolidateAsync();
        flow.MakeDisk("VDI-001");
        flow.MakeDisk("VDI-001"); // as after a crash
        flow.MakeIdentity("VDI-001");
        var first = flow.MakeMachine("VDI-001", generation);
        var again = flow.MakeMachine("VDI-001", generation);

        Assert.Equal(Of<Guid>(first, "VMId"), Of<Guid>(again, "VMId"));
        var controller = generation == 2 ? "SCSI" : "IDE";
        Assert.Equal([$"{controller} 0 0 {flow.Disk("VDI-001")}", $"{controller} 0 1 {flow.Identity("VDI-001")}"], Of<string[]>(again, "Disks"));
        Assert.Equal(("VDI-001", "Off", "00155D010203", 12), (Of<string>(again, "Name"), Of<string>(again, "State"), Of<string>(again, "MacAddress"), Of<int>(again, "Heartbeat")));
        SameAsTheMaster(flow, _lab.Hv03.OwnFiles.Real(@"D:\VMs"), extension);

        ComesUpAndGoesDown(flow, Of<Guid>(again, "VMId"));
        GoesWithItsFiles(flow, Of<Guid>(again, "VMId"));
    }

    private static void ComesUpAndGoesDown(ScriptFlow flow, Guid id)
    {
        flow.Session.Run("param($id) Start-PortalVM -VMId $id; Start-PortalVM -VMId $id", ("id", id));
        var up = flow.Row("param($id) Get-PortalVM -VMId $id", ("id", id));
        Assert.Equal(("Running", 2, "VDI-001"), (Of<string>(up, "State"), Of<int>(up, "Heartbeat"), Of<string>(up, "GuestName")));
        Assert.Equal("VDI-001", Of<string>(flow.Row("Get-PortalVM"), "GuestName"));
        Assert.Equal([$"{flow.Stamp} {id}"], Of<string[]>(flow.Row("Get-PortalStamp"), "Stamps"));
        Assert.Equal("0x80070020", flow.Session.Refusal($"param($p) Copy-PortalToStaging -Path $p -StagedPath '{ScriptFlow.Staging}\\down.vhdx'", ("p", flow.Identity("VDI-001"))).Code());

        flow.Session.Run("param($id) Request-PortalShutdown -VMId $id; Request-PortalShutdown -VMId $id", ("id", id));
        Assert.Equal("Off", Of<string>(flow.Row("param($id) Get-PortalVM -VMId $id", ("id", id)), "State"));
        flow.Session.Run("param($id) Start-PortalVM -VMId $id; Suspend-VM -VM (Get-VM -Id $id); Start-PortalVM -VMId $id; Stop-PortalVM -VMId $id; Stop-PortalVM -VMId $id", ("id", id));
        flow.Session.Run($"param($p) Copy-PortalToStaging -Path $p -StagedPath '{ScriptFlow.Staging}\\down.vhdx'", ("p", flow.Identity("VDI-001")));
    }

    private void GoesWithItsFiles(ScriptFlow flow, Guid id)
    {
        flow.Session.Run("param($id) Start-PortalVM -VMId $id", ("id", id));
        Assert.True(flow.Session.One("param($id) Remove-PortalVM -VMId $id", ("id", id)));
        Assert.False(flow.Session.One("param($id) Remove-PortalVM -VMId $id", ("id", id)));
        foreach (var path in new[] { flow.Disk("VDI-001"), flow.Identity("VDI-001") })
        {
            var leaf = path.Split('\\')[^1];
            Assert.True(flow.Session.One("param($path, $base, $extension) Remove-PortalFile -Path $path -Folder 'D:\\VMs\\VDI-001' -BaseName $base -Extension $extension -OurFolders 'D:\\VMs\\VDI-001', 'D:\\VMs'",
                ("path", path), ("base", leaf[..leaf.LastIndexOf('.')]), ("extension", leaf[leaf.LastIndexOf('.')..])));
        }

        Assert.Equal(["images", "master"], _lab.Hv03.OwnFiles.List(@"D:\VMs").Folders);
    }

    // Read through the chain by a stranger, who finds a parent only where a file has the very name that the child remembers.
    private static void SameAsTheMaster(ScriptFlow flow, string real, string extension)
    {
        var folder = Path.Combine(real, "VDI-001");
        var link = Path.Combine(folder, $@"..\images\i1.{extension}");
        File.CreateSymbolicLink(link, $"../images/i1.{extension}");
        Tool.Run("7zz", ["x", $"-o{real}", "-y", $"VDI-001.{extension}"], folder: folder);
        File.Delete(link);
        var read = Directory.GetFiles(real).Single();
        Assert.True(flow.Content.AsSpan().SequenceEqual(File.ReadAllBytes(read)));
        File.Delete(read);
    }

    [Fact]
    public async Task Windows_Server_2012_refuses_Generation_2()
    {
        _lab.Restart(("hv03", WindowsRelease.Ws2012));
        _lab.Hv03.OwnFiles.MakeFolder(@"D:\VMs");
        using var flow = new ScriptFlow(_lab.Hv03, @"D:\VMs");
        flow.MakeMaster();
        await flow.ConsolidateAsync();
        flow.MakeDisk("VDI-001");
        flow.MakeIdentity("VDI-001");

        Assert.Equal("NamedParameterNotFound", Assert.ThrowsAny<RuntimeException>(() => flow.MakeMachine("VDI-001", generation: 2)).ErrorRecord.Id());
        Assert.Single(_lab.Hv03.Machines.All);
    }

    [Fact]
    public async Task On_a_cluster_a_machine_is_a_role_on_a_cluster_volume()
    {
        const string Root = @"C:\ClusterStorage\Volume1\VMs";
        _lab.Hv01.OwnFiles.MakeFolder(Root);
        using var flow = new ScriptFlow(_lab.Hv01, Root);
        flow.MakeMaster();
        await flow.ConsolidateAsync();
        flow.MakeDisk("VDI-001");
        flow.MakeIdentity("VDI-001");

        var row = flow.MakeMachine("VDI-001", generation: 2, clustered: true);
        Assert.True(Of<bool>(row, "Clustered"));
        flow.Session.Run("param($id) Start-PortalVM -VMId $id", ("id", Of<Guid>(row, "VMId")));
        Assert.Equal("cluster01.lab.example hv01.lab.example=Up hv02.lab.example=Up", flow.Session.One("$h = Get-PortalHost; '{0} {1}' -f $h.Cluster, ($h.Nodes -join ' ')"));
        Assert.True(flow.Session.One($"(Get-PortalRoom -Folder '{Root}').FreeBytes") > 0);

        Assert.True(flow.Session.One("param($id) Remove-PortalVM -VMId $id", ("id", Of<Guid>(row, "VMId"))));
        using var other = new TestSession(_lab.Hv02);
        Assert.Empty(other.Run("Get-ClusterGroup"));
    }

    [Fact]
    public async Task On_a_share_the_host_opens_the_files_by_its_own_account()
    {
        const string Root = @"\\files.lab.example\vms\VMs";
        _lab.Hv03.OwnFiles.MakeFolder(Root);
        using var flow = new ScriptFlow(_lab.Hv03, Root);
        flow.MakeMaster();
        await flow.ConsolidateAsync();
        flow.MakeDisk("VDI-001");
        flow.MakeIdentity("VDI-001");

        var id = Of<Guid>(flow.MakeMachine("VDI-001", generation: 2), "VMId");
        flow.Session.Run("param($id) Start-PortalVM -VMId $id", ("id", id));

        Assert.Equal(("VDI-001", VmPower.Running), (_lab.Hv03.Machines.Find(id)!.Guest!.Name, _lab.Hv03.Machines.Find(id)!.Power));
        Assert.True(flow.Session.One(@"(Get-PortalRoom -Folder '\\files.lab.example\vms\VMs' -Share '\\files.lab.example\vms').TotalBytes") > 0);
    }

    [Fact]
    public void A_stranger_in_the_way_is_refused()
    {
        _lab.Hv03.OwnFiles.MakeFolder(@"D:\VMs\images");
        _lab.Hv03.PutDisk(@"D:\VMs\images\i1.vhdx", DiskWords.Content());
        _lab.Hv03.PutDisk(@"D:\VMs\images\other.vhdx", DiskWords.Content());
        using var flow = new ScriptFlow(_lab.Hv03, @"D:\VMs");
        flow.MakeDisk("VDI-001");
        flow.MakeIdentity("VDI-001");
        flow.Session.Run("New-VM -Name VDI-001");

        Assert.Equal("Portal.Foreign", Assert.ThrowsAny<RuntimeException>(() => flow.MakeMachine("VDI-001")).ErrorRecord.Id());
        Assert.Equal("Portal.Foreign", flow.Session.Refusal(@"New-PortalDifferenceDisk -ParentPath D:\VMs\images\other.vhdx -Path D:\VMs\VDI-001\VDI-001.vhdx -Folder D:\VMs\VDI-001 -PartialPath D:\VMs\VDI-001\VDI-001.2.partial.vhdx -Leaf VDI-001.vhdx").Id());
        Assert.Equal("Portal.NoSource", flow.Session.Refusal(@"Start-PortalConsolidation -SourcePath D:\none.vhdx -PartialPath D:\VMs\images\i2.1.partial.vhdx -Folder D:\VMs\images -BaseName i2 -Extension .vhdx").Id());
        Assert.Equal("Portal.Job.32779", flow.Session.Refusal(@"New-PortalDifferenceDisk -ParentPath D:\VMs\images\none.vhdx -Path D:\VMs\a\a.vhdx -Folder D:\VMs\a -PartialPath D:\VMs\a\a.1.partial.vhdx -Leaf a.vhdx").Id());
    }
}

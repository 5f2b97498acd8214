using System.Management.Automation;
using Microsoft.Extensions.Time.Testing;
using Portal.HyperV.Tests.LabWindows;
using Portal.Imaging;
using Portal.Imaging.Identity;
using Portal.Lab.Windows;
using Xunit;
using JobState = Portal.Lab.HyperV.Jobs.JobState;

namespace Portal.HyperV.Tests.LabHyperV;

/// <summary>What the portal does on one machine of the lab, script by script.</summary>
/// <param name="host">The machine.</param>
/// <param name="root">Its storage: a folder that is there.</param>
/// <param name="extension">"vhdx" or "vhd".</param>
internal sealed class ScriptFlow(WindowsHost host, string root, string extension = "vhdx") : IDisposable
{
    public const string Staging = @"C:\ProgramData\Portal\Staging";

    public TestSession Session { get; } = new TestSession(host).WithPortal();

    public string Image => $@"{root}\images\i1.{extension}";

    public byte[] Content { get; } = DiskWords.Content();

    public Guid Stamp { get; } = Guid.NewGuid();

    public string Disk(string name) => $@"{root}\{name}\{name}.{extension}";

    public string Identity(string name) => $@"{root}\{name}\{name}-identity.{extension}";

    /// <summary>A master with a checkpoint; its content is in both disks of the chain.</summary>
    public void MakeMaster()
    {
        host.OwnFiles.MakeFolder($@"{root}\master");
        host.PutDisk($@"{root}\master\m.{extension}", Content);
        Session.Run($"$vm = New-VM -Name master -Path {root}; Add-VMHardDiskDrive -VM $vm -Path {root}\\master\\m.{extension}; Checkpoint-VM -VM $vm -SnapshotName ready");
        var change = new byte[8192];
        new Random(9).NextBytes(change);
        host.WriteInto((string)Session.One("(Get-VMHardDiskDrive -VMName master).Path"), 3 << 20, change);
        change.CopyTo(Content.AsSpan(3 << 20));
        Session.Run("Checkpoint-VM -Name master -SnapshotName patched");
    }

    /// <summary>From the frozen disk of the master's last checkpoint to an image.</summary>
    public async Task ConsolidateAsync()
    {
        var source = (string)Session.One("@(Get-PortalMaster | Where-Object { $_.Kind -eq 'Checkpoint' -and $_.Name -eq 'patched' })[0].Disks[0].Split(' ', 4)[3]");
        var started = Row("""
            param($source, $partial, $folder, $extension)
            Start-PortalConsolidation -SourcePath $source -PartialPath $partial -Folder $folder -BaseName i1 -Extension $extension
            """, ("source", source), ("partial", Partial), ("folder", $@"{root}\images"), ("extension", $".{extension}"));
        var job = host.Jobs.Find(Guid.Parse((string)started.Properties["JobId"].Value))!;
        await job.Completion;
        Assert.Equal(JobState.Completed, job.Now.State);
        var look = Look((string)started.Properties["JobId"].Value);
        Assert.Equal((7, 100, false), ((int)look.Properties["JobState"].Value, (int)look.Properties["Percent"].Value, (bool)look.Properties["TargetExists"].Value));
        Session.Run("param($partial, $path, $leaf, $share) Complete-PortalConsolidation -PartialPath $partial -Path $path -Leaf $leaf -OnShare:$share",
            ("partial", Partial), ("path", Image), ("leaf", $"i1.{extension}"), ("share", root.StartsWith(@"\\", StringComparison.Ordinal)));
        Assert.True((bool)Look(null).Properties["TargetExists"].Value);
    }

    public void MakeDisk(string name) => Session.Run(
        "param($parent, $path, $folder, $partial, $leaf) New-PortalDifferenceDisk -ParentPath $parent -Path $path -Folder $folder -PartialPath $partial -Leaf $leaf",
        ("parent", Image), ("path", Disk(name)), ("folder", $@"{root}\{name}"), ("partial", $@"{root}\{name}\{name}.1.partial.{extension}"), ("leaf", $"{name}.{extension}"));

    /// <summary>Through the staging folder, as the administrator share fills it.</summary>
    public void MakeIdentity(string name)
    {
        Session.Run($"Initialize-PortalStaging -Folder {Staging} -Account 'LAB\\portal'");
        var staged = $@"{Staging}\{name}.{extension}";
        using (var file = host.AsPortal().Create(staged))
            IdentityDisk.Build(new MachineIdentity(GuestReader.CloudInit, name, Guid.NewGuid()), extension == "vhd" ? DiskFormat.Vhd : DiskFormat.Vhdx, new DiskOptions { Clock = new FakeTimeProvider() }).WriteTo(file);
        for (var twice = 0; twice < 2; twice++)
        {
            Session.Run("param($staged, $path, $folder, $partial, $leaf) Copy-PortalFromStaging -StagedPath $staged -Path $path -Folder $folder -PartialPath $partial -Leaf $leaf",
                ("staged", staged), ("path", Identity(name)), ("folder", $@"{root}\{name}"), ("partial", $@"{root}\{name}\{name}-identity.1.partial.{extension}"), ("leaf", $"{name}-identity.{extension}"));
        }

        Assert.False(host.AsPortal().FileExists(staged));
    }

    public PSObject MakeMachine(string name, int generation = 1, bool clustered = false) => Row("""
        param($stamp, $name, $folder, $generation, $boot, $identity, $clustered)
        New-PortalVM -Stamp $stamp -Name $name -Folder $folder -Generation $generation -Processors 2 -MemoryBytes 2147483648 -SwitchName LAN -MacAddress 00155D010203 -BootDisk $boot -IdentityDisk $identity -Clustered:$clustered
        """, ("stamp", Stamp), ("name", name), ("folder", root), ("generation", generation), ("boot", Disk(name)), ("identity", Identity(name)), ("clustered", clustered));

    public PSObject Row(string script, params (string Name, object? Value)[] arguments) => Assert.Single(Session.Run(script, arguments));

    public void Dispose() => Session.Dispose();

    private string Partial => $@"{root}\images\i1.1.partial.{extension}";

    private PSObject Look(string? job) => Row("param($path, $folder, $extension, $job) Get-PortalConsolidation -Path $path -Folder $folder -BaseName i1 -Extension $extension -JobId $job",
        ("path", Image), ("folder", $@"{root}\images"), ("extension", $".{extension}"), ("job", job));
}

using Portal.HyperV.Tests.LabWindows;
using Portal.Imaging;
using Portal.Lab.HyperV.Jobs;
using Portal.Lab.Windows;
using Portal.TestKit.Disks;
using Xunit;
using static Portal.HyperV.Tests.LabHyperV.DiskWords;

namespace Portal.HyperV.Tests.LabHyperV;

public sealed class ImageServiceTests : IDisposable
{
    private const string Service = @"$s = Get-CimInstance -Namespace 'root\virtualization\v2' -ClassName Msvm_ImageManagementService";
    private readonly SessionOn _on = new(WindowsRelease.Ws2012R2);

    public ImageServiceTests()
    {
        _on.Host.OwnFiles.MakeFolder(@"D:\img");
        _on.Host.OwnFiles.MakeFolder(@"D:\vm");
    }

    private WindowsHost Host => _on.Host;

    public void Dispose() => _on.Dispose();

    private (uint Returned, StorageJob? Job) Call(string method, string setting, string? source = null)
    {
        var arguments = source is null ? "VirtualDiskSettingData = $data" : "SourcePath = $source; VirtualDiskSettingData = $data";
        var result = Assert.Single(_on.Session.Run($"param($data, $source)\n{Service}\nInvoke-CimMethod -InputObject $s -MethodName {method} -Arguments @{{ {arguments} }}", ("data", setting), ("source", source)));
        var id = (result.Properties["Job"].Value as System.Management.Automation.PSObject)?.Properties["InstanceID"].Value as string;
        return ((uint)result.Properties["ReturnValue"].Value, id is null ? null : Host.Jobs.Find(Guid.Parse(id)));
    }

    private (uint Returned, StorageJob? Job) Create(string path, string? parent = null, long size = 0) =>
        Call("CreateVirtualHardDisk", Setting(path, parent is null ? 3 : 4, parent, size));

    private async Task<StorageJob.Look> ConvertAsync(string source, string path)
    {
        var (returned, job) = Call("ConvertVirtualHardDisk", Setting(path, 3), source);
        Assert.Equal(4096u, returned);
        await job!.Completion;
        return job.Now;
    }

    private static string Code(StorageJob.Look end) => $"0x{end.Why!.Code:X8}";

    [Theory]
    [InlineData("vhdx")]
    [InlineData("vhd")]
    public async Task A_chain_is_flattened_into_what_the_guest_saw(string format)
    {
        var (root, child, flat) = ($@"D:\img\root.{format}", $@"D:\vm\child.{format}", $@"D:\img\flat.7.partial.{format}");
        var content = Content();
        Host.PutDisk(root, content);
        Assert.Equal(4096u, Create(child, root).Returned);
        var change = new byte[4096];
        new Random(5).NextBytes(change);
        Host.WriteInto(child, 2 << 20, change);
        change.CopyTo(content.AsSpan(2 << 20));

        var end = await ConvertAsync(child, flat);

        Assert.Equal((JobState.Completed, 100), (end.State, end.Percent));
        var raw = Path.Combine(_on.Lab.Root, "raw");
        Tool.Run("qemu-img", ["convert", "-O", "raw", Host.OwnFiles.Real(flat), raw]);
        Assert.True(content.AsSpan().SequenceEqual(File.ReadAllBytes(raw).AsSpan(0, Size)));
        Tool.Run("7zz", ["t", Host.OwnFiles.Real(flat)]);
    }

    [Fact]
    public void A_child_remembers_its_parent_so_that_a_stranger_can_walk_the_chain()
    {
        Host.PutDisk(@"D:\img\base.vhdx", Content());
        Create(@"D:\vm\m.1.partial.vhdx", @"D:\img\base.vhdx");
        _on.Host.AsPortal().Move(@"D:\vm\m.1.partial.vhdx", @"D:\vm\m.vhdx");

        using var child = File.OpenRead(Host.OwnFiles.Real(@"D:\vm\m.vhdx"));
        Assert.Equal((@"..\img\base.vhdx", @"D:\img\base.vhdx"), (VirtualDisk.Inspect(child).Parent!.RelativePath, VirtualDisk.Inspect(child).Parent!.AbsolutePath));
        var folder = Path.GetDirectoryName(Host.OwnFiles.Real(@"D:\vm\m.vhdx"))!;
        File.CreateSymbolicLink(Path.Combine(folder, @"..\img\base.vhdx"), "../img/base.vhdx");
        Tool.Run("7zz", ["e", "m.vhdx", "-so", "-y"], folder: folder);
        Assert.Contains("Everything is Ok", Tool.Run("7zz", ["t", "m.vhdx"], folder: folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_files_is_what_the_job_ends_with()
    {
        Host.PutDisk(@"D:\img\base.vhdx", Content());
        Create(@"D:\vm\child.vhdx", @"D:\img\base.vhdx");
        Create(@"D:\vm\grandchild.vhdx", @"D:\vm\child.vhdx");

        Assert.Equal("0x80070050", Code(Create(@"D:\vm\child.vhdx", @"D:\img\base.vhdx").Job!.Now));
        Assert.Equal("0x80070002", Code(Create(@"D:\vm\b.vhdx", @"D:\img\none.vhdx").Job!.Now));
        Assert.Equal("0x80070003", Code(Create(@"D:\none\b.vhdx", @"D:\img\base.vhdx").Job!.Now));
        Assert.Equal("0x80070002", Code(await ConvertAsync(@"D:\img\none.vhdx", @"D:\img\c.vhdx")));

        File.Move(Host.OwnFiles.Real(@"D:\img\base.vhdx"), Host.OwnFiles.Real(@"D:\img\") + "away.vhdx");
        Assert.Equal("0xC03A000D", Code(await ConvertAsync(@"D:\vm\child.vhdx", @"D:\img\c.vhdx")));
        Assert.Equal("0xC03A0019", Code(await ConvertAsync(@"D:\vm\grandchild.vhdx", @"D:\img\c.vhdx")));

        Host.PutDisk(@"D:\img\base.vhdx", Content());
        Assert.Equal("0xC03A000E", Code(await ConvertAsync(@"D:\vm\child.vhdx", @"D:\img\c.vhdx")));
        Assert.False(Host.OwnFiles.FileExists(@"D:\img\c.vhdx"));
    }

    [Fact]
    public async Task What_is_no_disk_is_told_from_a_damaged_one()
    {
        Host.AsPortal().Write(@"D:\img\text.vhdx");
        Host.PutDisk(@"D:\img\cut.vhdx", Content());
        using (var cut = File.OpenWrite(Host.OwnFiles.Real(@"D:\img\cut.vhdx")))
            cut.SetLength(6 << 20);

        Assert.Equal("0xC03A0004", Code(await ConvertAsync(@"D:\img\text.vhdx", @"D:\img\c.vhdx")));
        Assert.Equal("0xC03A0013", Code(await ConvertAsync(@"D:\img\cut.vhdx", @"D:\img\c.vhdx")));
    }

    [Fact]
    public void What_can_be_seen_before_any_work_is_returned_at_once()
    {
        Assert.Equal((32773u, null), Call("CreateVirtualHardDisk", Setting(@"D:\vm\a.vhdx.partial", 3, size: Size)));
        Assert.Equal((32773u, null), Create(@"D:\vm\a.vhdx", @"D:\img\base.vhd"));
        Assert.Equal((32773u, null), Create(@"D:\vm\a.vhdx"));
        Assert.Equal((32773u, null), Create(@"D:\vm\a.vhd", size: 2041L << 30));
        Assert.Equal((32770u, null), Call("CreateVirtualHardDisk", Setting(@"D:\vm\a.vhdx", 2, size: Size)));
        Assert.Equal((32773u, null), Call("ConvertVirtualHardDisk", Setting(@"D:\vm\a.vhdx", 3), @"D:\img\master.img"));
        Assert.Equal((32773u, null), Call("ConvertVirtualHardDisk", Setting($@"D:\vm\{new string('a', 260)}.vhdx", 3), @"D:\img\base.vhdx"));
        Assert.Empty(Host.Jobs.All);
    }

    [Fact]
    public async Task Faults_end_jobs_and_leave_no_half_files()
    {
        Host.PutDisk(@"D:\img\base.vhdx", Content());
        Host.Faults.Turn(Faults.JobFails, on: true);
        Assert.Equal("0x80004005", Code(await ConvertAsync(@"D:\img\base.vhdx", @"D:\img\c.vhdx")));
        Assert.Equal("0x80004005", Code(Create(@"D:\vm\a.vhdx", @"D:\img\base.vhdx").Job!.Now));
        Host.Faults.Turn(Faults.JobFails, on: false);

        Host.Faults.Turn(Faults.DiskFull, on: true);
        Assert.Equal("0x80070070", Code(await ConvertAsync(@"D:\img\base.vhdx", @"D:\img\c.vhdx")));
        Host.Faults.Turn(Faults.DiskFull, on: false);

        Host.Faults.Turn(Faults.Compressed, on: true);
        Assert.Equal("0xC03A001A", Code(await ConvertAsync(@"D:\img\base.vhdx", @"D:\img\c.vhdx")));
        Host.Faults.Turn(Faults.Compressed, on: false);

        Assert.Equal(["base.vhdx"], Host.OwnFiles.List(@"D:\img").Files);
        Assert.Empty(Host.OwnFiles.List(@"D:\vm").Files);
    }

    [Fact]
    public void Of_many_disks_over_one_parent_at_once_some_are_refused_and_made_later()
    {
        Host.PutDisk(@"D:\img\base.vhdx", Content());
        Host.Faults.Turn(Faults.BusyParent, on: true);

        var ends = Enumerable.Range(0, 6).Select(n => Create($@"D:\vm\{n}.vhdx", @"D:\img\base.vhdx").Job!.Now).ToList();
        Assert.Equal([2, 5], ends.Index().Where(end => end.Item.Why is { Code: 0x80070020, Answer: 32774 }).Select(end => end.Index));

        _on.Lab.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(Create(@"D:\vm\2.vhdx", @"D:\img\base.vhdx").Job!.Now.Why);
    }

    [Fact]
    public void A_session_that_cannot_go_on_makes_no_disk_on_a_share()
    {
        using var without = new TestSession(Host, canGoOn: false);
        var script = $$"""
            param($data)
            {{Service}}
            (Get-CimInstance -InputObject (Invoke-CimMethod -InputObject $s -MethodName CreateVirtualHardDisk -Arguments @{ VirtualDiskSettingData = $data }).Job).ErrorCode
            """;

        Assert.Equal(32769, without.One(script, ("data", Setting(@"\\files.lab.example\vms\a.vhdx", 3, size: Size))));
        Assert.Equal(0, _on.Session.One(script, ("data", Setting(@"\\files.lab.example\vms\a.vhdx", 3, size: Size))));
    }

    [Fact]
    public void A_job_is_seen_for_five_minutes_and_refreshed_by_its_reference()
    {
        Host.PutDisk(@"D:\img\base.vhdx", Content());
        var script = $$"""
            param($data)
            {{Service}}
            $job = (Invoke-CimMethod -InputObject $s -MethodName CreateVirtualHardDisk -Arguments @{ VirtualDiskSettingData = $data }).Job
            $job = Get-CimInstance -InputObject $job
            $job
            """;
        var job = Assert.Single(_on.Session.Run(script, ("data", Setting(@"D:\vm\a.vhdx", 4, @"D:\img\base.vhdx"))));
        Assert.Equal((7, 1, 100, @"D:\vm\a.vhdx"), ((ushort)job.Properties["JobState"].Value, (ushort)job.Properties["JobType"].Value, (ushort)job.Properties["PercentComplete"].Value, (string)job.Properties["Child"].Value));

        _on.Lab.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal("HRESULT 0x80041002", _on.Session.Refusal("param($job) Get-CimInstance -InputObject $job", ("job", job)).FullyQualifiedErrorId.Split(',')[0]);
    }
}

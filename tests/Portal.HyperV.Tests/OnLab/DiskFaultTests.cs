using Microsoft.Extensions.Logging.Abstractions;
using Portal.Domain.Hosts;
using Portal.HyperV.Tests.Contracts;
using Portal.TestKit;
using Xunit;

namespace Portal.HyperV.Tests.OnLab;

/// <summary>Disk work on hosts where things go wrong: a refusal that helps, nothing left behind, and a retry finishes.</summary>
public sealed class DiskFaultTests(LabFixture lab) : LabTest(lab)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_difference_disk_comes_whole_out_of_hosts_that_die(int deaths)
    {
        var machine = await MachineAsync();
        var fence = 0;

        await ThroughDeathsAsync("hv01", deaths, () => machine.CreateDifferenceDiskAsync(Frozen, PathOf(), ++fence, Ct));

        Assert.Equal(Frozen, (await machine.FindDiskAsync(PathOf(), Ct))?.Parent);
        Assert.All(Files(), file => Assert.Matches($@"^{Name}(\.\d+\.partial)?\.vhdx$", file)); // half ones are under names that the ledger has
        Assert.True(await machine.DeleteFileAsync(PathOf(), Ct));
        Assert.Empty(Files());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task An_identity_disk_comes_whole_out_of_hosts_that_die(int deaths)
    {
        var fence = 0;

        await ThroughDeathsAsync("hv01", deaths, () => UploadAsync(PathOf(), ++fence));

        Assert.Equal(16L << 20, (await (await MachineAsync()).FindDiskAsync(PathOf(), Ct))?.VirtualBytes);
    }

    [Fact]
    public async Task A_full_volume_is_said_to_be_and_keeps_nothing_of_it()
    {
        var machine = await MachineAsync();
        await machine.CreateDifferenceDiskAsync(Frozen, PathOf(".first.vhdx"), 1, Ct); // the folder is there
        var staged = WindowsPath.Join(await machine.PrepareStagingAsync(Ct), $"{Name}.1.vhdx");
        await (await ShareAsync()).WriteAsync(staged, Identity(), Ct);

        await using (await Lab.WithAsync("hv01", "disk-full"))
        {
            await RefusedAsync(HostFault.Full, () => machine.CreateDifferenceDiskAsync(Frozen, PathOf(), 1, Ct));
            await RefusedAsync(HostFault.Full, () => machine.TakeFromStagingAsync(staged, PathOf(".identity.vhdx"), 1, Ct));
            await RefusedAsync(HostFault.Full, () => ConvertAsync(machine, PathOf(".image.vhdx")));
        }

        Assert.Equal([$"{Name}.first.vhdx"], Files().Where(file => !file.Contains(".image.", StringComparison.Ordinal)));
        await machine.CreateDifferenceDiskAsync(Frozen, PathOf(), 2, Ct);
        await machine.TakeFromStagingAsync(staged, PathOf(".identity.vhdx"), 2, Ct);
        await ConvertAsync(machine, PathOf(".image.vhdx"));
        Assert.Equal([$"{Name}.first.vhdx", $"{Name}.identity.vhdx", $"{Name}.image.vhdx", $"{Name}.vhdx"], Files());
    }

    [Fact]
    public async Task A_failed_conversion_is_told_once_and_begun_again_on_retry()
    {
        var machine = await MachineAsync();
        HostJob? job = null;
        await using (await Lab.WithAsync("hv01", "job-fails"))
        {
            var no = await RefusedAsync(HostFault.Refused, async () =>
            {
                job = (await machine.ConsolidateAsync(Frozen, PathOf(), 1, job, Ct)).Job;
                await ConvertAsync(machine, PathOf(), job);
            });
            Assert.Contains(PathOf(), no.Message, StringComparison.Ordinal);
        }

        var image = await ConvertAsync(machine, PathOf(), job); // the host still lists the failed job, and the journal knows it

        Assert.Null(image.Parent);
        Assert.Equal([$"{Name}.vhdx"], Files());
    }

    [Fact]
    public async Task A_conversion_whose_service_was_started_anew_is_begun_again()
    {
        var machine = await MachineAsync();
        var begun = await machine.ConsolidateAsync(Frozen, PathOf(), 1, null, Ct);
        Lab.Machine("hv01").Jobs.Restart();

        var again = await machine.ConsolidateAsync(Frozen, PathOf(), 2, begun.Job, Ct);

        Assert.NotNull(begun.Job);
        Assert.NotEqual(begun.Job.Id, again.Job?.Id);
        await ConvertAsync(machine, PathOf(), again.Job);
        Assert.Equal([$"{Name}.vhdx"], Files());
    }

    [Fact]
    public async Task A_conversion_that_nobody_remembers_is_found_by_its_target()
    {
        var machine = await MachineAsync();
        await machine.ConsolidateAsync(Frozen, PathOf(), 1, null, Ct); // the portal dies before it is written down

        await ConvertAsync(machine, PathOf(), job: null, fence: 2);

        Assert.Equal([$"{Name}.vhdx"], Files());
        Assert.Single(Lab.Machine("hv01").Jobs.All, job => job.Child?.Contains(Name, StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task A_conversion_comes_whole_out_of_hosts_that_die()
    {
        var machine = await MachineAsync();

        await ThroughDeathsAsync("hv01", 3, () => machine.ConsolidateAsync(Frozen, PathOf(), 1, null, Ct));
        await ConvertAsync(machine, PathOf());

        Assert.Equal([$"{Name}.vhdx"], Files());
    }

    [Fact]
    public async Task A_parent_that_is_in_use_now_and_then_is_busy_and_no_failure()
    {
        var machine = await MachineAsync();
        await using var busy = await Lab.WithAsync("hv01", "busy-parent");
        var refused = 0;

        for (var n = 1; n <= 6; n++)
        {
            var (path, fence) = (PathOf($".{n}.vhdx"), 0);
            await Eventually.BeAsync("the disk is made", async () =>
            {
                try { await machine.CreateDifferenceDiskAsync(Frozen, path, ++fence, Ct); }
                catch (HostException e) when (e.Fault == HostFault.Busy) { refused++; return false; }
                return true;
            }, Ct);
        }

        Assert.NotEqual(0, refused);
        Assert.Equal(Enumerable.Range(1, 6).Select(n => $"{Name}.{n}.vhdx"), Files());
    }

    [Fact]
    public async Task Compressed_storage_is_refused_with_its_remedy()
    {
        await using var compressed = await Lab.WithAsync("hv01", "compressed");

        var no = await RefusedAsync(HostFault.Unsupported, async () => await (await MachineAsync()).CreateDifferenceDiskAsync(Frozen, PathOf(), 1, Ct));

        Assert.Contains("compact /u", no.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_share_that_the_session_cannot_go_on_to_is_denied_with_its_remedy()
    {
        var machine = await MachineAsync();
        var (parent, child) = ($@"\\files.lab.example\vms\{Name}\image.vhdx", $@"\\files.lab.example\vms\{Name}\{Name}.vhdx");
        await using (await Lab.WithAsync("hv01", "no-credssp"))
        {
            await using var without = new Hosts(Lab, Lab.Options, TimeProvider.System, NullLoggerFactory.Instance);
            var no = await RefusedAsync(HostFault.Denied, async () => await (await without.MachineAsync(Lab.Cluster.Id, Hv01, Ct)).ConsolidateAsync(Frozen, parent, 1, null, Ct));
            Assert.NotEmpty(no.Remedy);
        }

        await ConvertAsync(machine, parent);
        await machine.CreateDifferenceDiskAsync(parent, child, 1, Ct);
        Assert.Equal(parent, (await machine.FindDiskAsync(child, Ct))?.Parent);
        Assert.True((await machine.RoomAsync($@"\\files.lab.example\vms\{Name}", Ct)).FreeBytes > 0);
    }

    [Fact]
    public async Task Late_hands_make_one_disk_and_leave_no_half_ones()
    {
        var machine = await MachineAsync();
        var staged = WindowsPath.Join(await machine.PrepareStagingAsync(Ct), $"{Name}.1.vhdx");
        await (await ShareAsync()).WriteAsync(staged, Identity(), Ct);

        await Task.WhenAll(Enumerable.Range(1, 4).Select(fence => machine.CreateDifferenceDiskAsync(Frozen, PathOf(), fence, Ct)));
        await Task.WhenAll(Enumerable.Range(1, 4).Select(fence => TakeAsync(fence)));

        Assert.Equal([$"{Name}.identity.vhdx", $"{Name}.vhdx"], Files());
        Assert.Equal(Frozen, (await machine.FindDiskAsync(PathOf(), Ct))?.Parent);

        // Who comes last may find the staged file gone and nothing to do, or the file in use by who came first.
        async Task TakeAsync(int fence)
        {
            try { await machine.TakeFromStagingAsync(staged, PathOf(".identity.vhdx"), fence, Ct); }
            catch (HostException e) when (e.Fault is HostFault.Busy or HostFault.Missing) { /* tried again by its step */ }
        }
    }

    [Fact]
    public async Task A_folder_of_ours_goes_with_its_last_file_and_others_stay()
    {
        var (machine, files) = (await MachineAsync(), Lab.Machine("hv01").OwnFiles);
        await machine.CreateDifferenceDiskAsync(Frozen, PathOf(), 1, Ct);
        await machine.CreateDifferenceDiskAsync(Frozen, PathOf(".b.vhdx"), 1, Ct);
        var outside = $@"C:\ClusterStorage\Volume1\{Name}";
        await machine.CreateDifferenceDiskAsync(Frozen, $@"{outside}\a.vhdx", 1, Ct);

        await machine.DeleteFileAsync(PathOf(), Ct);
        Assert.True(files.FolderExists(Folder));
        await machine.DeleteFileAsync(PathOf(".b.vhdx"), Ct);
        Assert.False(files.FolderExists(Folder));

        await machine.DeleteFileAsync($@"{outside}\a.vhdx", Ct);
        Assert.True(files.FolderExists(outside));
        Assert.True(files.FolderExists(Lab.Cluster.StorageFolder));
    }

    [Fact]
    public async Task The_staging_folder_is_locked_to_the_session_and_what_passes_it_inherits_from_storage()
    {
        var machine = await MachineAsync();
        var staging = await machine.PrepareStagingAsync(Ct);
        await UploadAsync(PathOf());

        var files = Lab.Machine("hv01").OwnFiles;
        Assert.True(files.Rights(staging).Protected);
        Assert.Equal(2, files.Rights(staging).Entries.Count);
        Assert.False(files.Rights(PathOf()).Protected);
        Assert.DoesNotContain(FilesIn(staging), file => file.StartsWith(Name, StringComparison.Ordinal));
    }

    private static async Task<HostDisk> ConvertAsync(IHyperVMachine machine, string target, HostJob? job = null, int fence = 1) => await Eventually.GetAsync("the image is whole", async () =>
    {
        var look = await machine.ConsolidateAsync(Frozen, target, fence++, job, Ct);
        job = look.Job;
        return look.Disk;
    }, Ct);
}

using Portal.Domain.Hosts;
using Portal.HyperV.Tests.LabWindows;
using Portal.Imaging;
using Portal.Imaging.Identity;
using Portal.TestKit;
using Portal.TestKit.Disks;
using Xunit;

namespace Portal.HyperV.Tests.LabHyperVv1;

/// <summary>The portal's hands on Windows Server 2008 R2, over real sessions.</summary>
public sealed class OldHostTests(OldLabFixture lab) : IClassFixture<OldLabFixture>
{
    private const string Hv01 = "hv01.lab.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Name { get; } = $"T{Guid.NewGuid():N}"[..13].ToUpperInvariant();

    private string Folder => WindowsPath.Join(lab.Cluster.StorageFolder, Name);

    private Task<IHyperVMachine> MachineAsync() => lab.Hosts.MachineAsync(lab.Cluster.Id, Hv01, Ct);

    private string PathOf(string suffix = ".vhd") => WindowsPath.Join(Folder, $"{Name}{suffix}");

    private IReadOnlyList<string> Files() => lab.Machine("hv01").OwnFiles is var files && files.FolderExists(Folder) ? [.. files.List(Folder).Files.Order(StringComparer.Ordinal)] : [];

    [Fact]
    public async Task A_chain_of_three_becomes_one_VHD_that_strangers_read_as_the_guest_saw_it()
    {
        var machine = await MachineAsync();
        Assert.Equal(OldLabFixture.Root, (await machine.FindDiskAsync((await machine.FindDiskAsync(lab.Frozen, Ct))!.Parent!, Ct))!.Parent);

        var image = await ConvertAsync(machine, PathOf());

        Assert.Equal(("VHD", "Dynamic", null), (image.Format, image.Kind, image.Parent));
        var file = lab.Machine("hv01").OwnFiles.Real(PathOf());
        var raw = Path.Combine(Path.GetDirectoryName(file)!, "raw");
        Tool.Run("qemu-img", ["convert", "-f", "vpc", "-O", "raw", file, raw]);
        var seen = await File.ReadAllBytesAsync(raw, Ct);
        Assert.True(lab.Content.AsSpan().SequenceEqual(seen.AsSpan(0, lab.Content.Length)));
        Tool.Run("7zz", ["t", "-tvhd", file]);
    }

    [Fact]
    public async Task An_identity_disk_in_VHD_comes_to_storage_as_it_was_built()
    {
        var (machine, share) = (await MachineAsync(), await lab.Hosts.ShareAsync(lab.Cluster.Id, Hv01, Ct));
        await using var disk = IdentityDisk.Build(new MachineIdentity(GuestReader.CloudInit, Name, Guid.NewGuid()), DiskFormat.Vhd);
        var staged = WindowsPath.Join(await machine.PrepareStagingAsync(Ct), $"{Name}.1.vhd");
        await share.WriteAsync(staged, disk, Ct);

        await machine.TakeFromStagingAsync(staged, PathOf("-identity.vhd"), 1, Ct);

        Assert.Equal(("VHD", "Dynamic"), (await machine.FindDiskAsync(PathOf("-identity.vhd"), Ct)) is { } there ? (there.Format, there.Kind) : default);
        disk.Position = 0;
        var built = new MemoryStream();
        await disk.CopyToAsync(built, Ct);
        Assert.Equal(built.ToArray(), await File.ReadAllBytesAsync(lab.Machine("hv01").OwnFiles.Real(PathOf("-identity.vhd")), Ct));
    }

    [Fact]
    public async Task A_conversion_whose_job_is_gone_is_begun_again()
    {
        var machine = await MachineAsync();
        var begun = await machine.ConsolidateAsync(lab.Frozen, PathOf(), 1, null, Ct);
        lab.Machine("hv01").Jobs.Restart();

        var again = await machine.ConsolidateAsync(lab.Frozen, PathOf(), 2, begun.Job, Ct);

        Assert.NotEqual(begun.Job!.Id, again.Job?.Id);
        await ConvertAsync(machine, PathOf(), again.Job);
        Assert.Equal([$"{Name}.vhd"], Files());
    }

    [Fact]
    public async Task A_conversion_that_nobody_remembers_is_found_by_its_target()
    {
        var machine = await MachineAsync();
        await machine.ConsolidateAsync(lab.Frozen, PathOf(), 1, null, Ct); // the portal dies before it is written down

        await ConvertAsync(machine, PathOf(), fence: 2);

        Assert.Single(lab.Machine("hv01").Jobs.All, job => job.Child.Contains(Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_conversion_that_failed_is_told_once_in_the_hosts_words()
    {
        var machine = await MachineAsync();
        HostJob? job = null;
        await using (await lab.WithAsync("hv01", "job-fails"))
        {
            var no = await RefusedAsync(HostFault.Refused, async () =>
            {
                job = (await machine.ConsolidateAsync(lab.Frozen, PathOf(), 1, job, Ct)).Job;
                await ConvertAsync(machine, PathOf(), job);
            });
            Assert.Contains(PathOf(), no.Message, StringComparison.Ordinal);
        }

        Assert.Null((await ConvertAsync(machine, PathOf(), job)).Parent);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Disks_come_whole_out_of_sessions_that_are_cut(int deaths)
    {
        var machine = await MachineAsync();
        var fence = 0;

        await ThroughDeathsAsync(deaths, () => machine.CreateDifferenceDiskAsync(lab.Frozen, PathOf(), ++fence, Ct));
        await ThroughDeathsAsync(deaths, () => machine.ConsolidateAsync(lab.Frozen, PathOf(".image.vhd"), 1, null, Ct));
        await ConvertAsync(machine, PathOf(".image.vhd"));

        Assert.Equal(lab.Frozen, (await machine.FindDiskAsync(PathOf(), Ct))?.Parent);
        Assert.All(Files(), file => Assert.Matches($@"^{Name}(\.image)?(\.\d+\.partial)?\.vhd$", file));
        await machine.DeleteFileAsync(PathOf(), Ct);
        Assert.Equal([$"{Name}.image.vhd"], Files());
    }

    [Fact]
    public async Task What_came_with_Windows_Server_2012_is_refused_and_leaves_nothing()
    {
        var machine = await MachineAsync();

        await RefusedAsync(HostFault.Unsupported, () => machine.CreateDifferenceDiskAsync(lab.Frozen, PathOf(".vhdx"), 1, Ct));
        await RefusedAsync(HostFault.Unsupported, () => machine.ConsolidateAsync(lab.Frozen, PathOf(".vhdx"), 1, null, Ct));
        await RefusedAsync(HostFault.Unsupported, () => machine.ConsolidateAsync(lab.Frozen, @"\\files.lab.example\vms\a.vhd", 1, null, Ct));

        Assert.Empty(Files());
    }

    [Fact]
    public async Task Without_VMM_its_machines_are_refused_in_plain_words()
    {
        var hypervisor = await lab.Hosts.HypervisorAsync(lab.Cluster.Id, Ct);
        var order = new VmOrder(Guid.CreateVersion7(), Name, Hv01, Folder, 1, 1, 1L << 30, "LAN", "00155D010203", PathOf(), PathOf("-identity.vhd"), Clustered: false);

        foreach (var act in new Func<Task>[] { () => hypervisor.HostsAsync(Ct), () => hypervisor.MastersAsync(Ct), () => hypervisor.InventoryAsync(Ct), () => hypervisor.CreateAsync(order, Ct) })
        {
            var no = await RefusedAsync(HostFault.Unsupported, act);
            Assert.Contains("Windows Server 2008 R2 is managed through VMM 2012 only", no.Message, StringComparison.Ordinal);
            Assert.Contains("VMM 2012 server", no.Remedy, StringComparison.Ordinal);
        }
    }

    private async Task<HostDisk> ConvertAsync(IHyperVMachine machine, string target, HostJob? job = null, int fence = 1) => await Eventually.GetAsync("the image is whole", async () =>
    {
        var look = await machine.ConsolidateAsync(lab.Frozen, target, fence++, job, Ct);
        job = look.Job;
        return look.Disk;
    }, Ct);

    private async Task ThroughDeathsAsync(int deaths, Func<Task> act)
    {
        await using (await lab.WithAsync("hv01", "dies-mid-script"))
        {
            for (var n = 0; n < deaths; n++)
            {
                try { await act(); }
                catch (HostException e) when (e.Fault == HostFault.Silent) { /* as it should */ }
            }
        }

        await act();
    }

    private static async Task<HostException> RefusedAsync(HostFault fault, Func<Task> act)
    {
        var no = await Assert.ThrowsAsync<HostException>(act);
        Assert.True(fault == no.Fault, $"{fault} was expected, not {no.Fault}: {no.Message}");
        Assert.NotEmpty(no.Remedy);
        return no;
    }
}

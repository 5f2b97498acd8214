using Portal.Domain.Hosts;
using Xunit;

namespace Portal.TestKit.Hosts;

/// <summary>
/// What the steps rely on, as tests over any hands on hosts. Derive a class for each implementation and give it a cluster.
/// Chapters: this file has what is asked of connections, hosts and masters; the others and <see cref="DisksContract"/> have the rest.
/// </summary>
public abstract partial class HostsContract : DisksContract
{
    /// <summary>How the version of its Windows begins.</summary>
    protected virtual string Windows => "10.0.";

    /// <summary>Of its masters and machines.</summary>
    protected virtual int Generation => 2;

    private Task<IHypervisor> HypervisorAsync() => Under.Hosts.HypervisorAsync(Under.Connection, Ct);

    private async Task<MasterVm> MasterAsync() =>
        (await (await HypervisorAsync()).MastersAsync(Ct)).First(master => master.Generation == Generation && master.Checkpoints.Count > 0);

    /// <inheritdoc />
    protected override async Task<string> FrozenAsync() => (await MasterAsync()).Checkpoints[0].DiskPath;

    [Fact]
    public async Task A_connection_that_is_not_there_is_missing()
    {
        var unknown = Guid.CreateVersion7();

        await RefusedAsync(HostFault.Missing, () => Under.Hosts.HypervisorAsync(unknown, Ct));
        await RefusedAsync(HostFault.Missing, () => Under.Hosts.MachineAsync(unknown, Under.Host, Ct));
        await RefusedAsync(HostFault.Missing, () => Under.Hosts.ShareAsync(unknown, Under.Host, Ct));
    }

    [Fact]
    public async Task A_call_that_is_cancelled_before_it_begins_does_nothing()
    {
        var (machine, path) = (await MachineAsync(), PathOf());
        var frozen = await FrozenAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => machine.CreateDifferenceDiskAsync(frozen, path, 1, new CancellationToken(canceled: true)));

        Assert.Null(await machine.FindDiskAsync(path, Ct));
    }

    [Fact]
    public async Task Hosts_answer_with_their_version_memory_and_switches()
    {
        var hosts = await (await HypervisorAsync()).HostsAsync(Ct);

        var host = Assert.Single(hosts, each => each.Name == Under.Host);
        Assert.StartsWith(Windows, host.WindowsVersion, StringComparison.Ordinal);
        Assert.NotNull(host.Cluster);
        Assert.False(host.Paused);
        Assert.InRange(host.FreeMemoryBytes, 1, host.MemoryBytes);
        Assert.Contains("LAN", host.Switches);
    }

    [Fact]
    public async Task Masters_come_with_their_boot_disk_and_checkpoints_whose_disks_are_frozen()
    {
        var master = await MasterAsync();

        Assert.NotEqual(Guid.Empty, master.VmId);
        Assert.NotNull(master.DiskPath);
        Assert.DoesNotContain(master.DiskPath, master.Checkpoints.Select(checkpoint => checkpoint.DiskPath));
        Assert.Equal(master.Checkpoints.OrderBy(checkpoint => checkpoint.Taken), master.Checkpoints);
        Assert.NotNull(await (await Under.Hosts.MachineAsync(Under.Connection, master.Host, Ct)).FindDiskAsync(master.Checkpoints[0].DiskPath, Ct));
    }
}

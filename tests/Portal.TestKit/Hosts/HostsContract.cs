using Portal.Domain.Hosts;
using Xunit;

namespace Portal.TestKit.Hosts;

/// <summary>
/// What the steps rely on, as tests over any hands on hosts. Derive a class for each implementation and give it a cluster.
/// Chapters: this file has the words that the tests are written in and what is asked of connections; the others have the rest.
/// </summary>
public abstract partial class HostsContract : IAsyncLifetime
{
    private IHostsUnderTest _under = null!;
    private string _name = null!;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A cluster to work on.</summary>
    protected abstract Task<IHostsUnderTest> OpenAsync();

    public async ValueTask InitializeAsync()
    {
        _under = await OpenAsync();
        _name = $"T{Guid.NewGuid():N}"[..13].ToUpperInvariant();
    }

    public async ValueTask DisposeAsync()
    {
        await _under.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private Task<IHypervisor> HypervisorAsync() => _under.Hosts.HypervisorAsync(_under.Connection, Ct);

    private Task<IHyperVMachine> MachineAsync() => _under.Hosts.MachineAsync(_under.Connection, _under.Host, Ct);

    private Task<IAdministratorShare> ShareAsync() => _under.Hosts.ShareAsync(_under.Connection, _under.Host, Ct);

    /// <summary>A path that nobody else uses.</summary>
    private string PathOf(string suffix = ".vhdx") => WindowsPath.Join(_under.Folder, _name, $"{_name}{suffix}");

    private async Task<MasterVm> MasterAsync() =>
        (await (await HypervisorAsync()).MastersAsync(Ct)).First(master => master is { Generation: 2, Checkpoints.Count: > 0 });

    /// <summary>A frozen disk to hang others on.</summary>
    private async Task<string> FrozenAsync() => (await MasterAsync()).Checkpoints[0].DiskPath;

    private async Task<HostException> RefusedAsync(HostFault fault, Func<Task> act)
    {
        var refusal = await Assert.ThrowsAsync<HostException>(act);
        Assert.True(fault == refusal.Fault, $"{fault} was expected, not {refusal.Fault}: {refusal.Message}");
        Assert.NotEmpty(refusal.Remedy);
        Assert.DoesNotContain(_under.Password, refusal.ToString(), StringComparison.Ordinal);
        return refusal;
    }

    [Fact]
    public async Task A_connection_that_is_not_there_is_missing()
    {
        var unknown = Guid.CreateVersion7();

        await RefusedAsync(HostFault.Missing, () => _under.Hosts.HypervisorAsync(unknown, Ct));
        await RefusedAsync(HostFault.Missing, () => _under.Hosts.MachineAsync(unknown, _under.Host, Ct));
        await RefusedAsync(HostFault.Missing, () => _under.Hosts.ShareAsync(unknown, _under.Host, Ct));
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

        var host = Assert.Single(hosts, each => each.Name == _under.Host);
        Assert.StartsWith("10.0.", host.WindowsVersion, StringComparison.Ordinal);
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
        Assert.NotNull(await (await _under.Hosts.MachineAsync(_under.Connection, master.Host, Ct)).FindDiskAsync(master.Checkpoints[0].DiskPath, Ct));
    }
}

using Portal.Domain;
using Portal.Domain.Hosts;
using Portal.Domain.Machines;
using Portal.Features.Plans.Machines;
using Portal.Runs;
using Portal.TestKit.Features;
using Portal.TestKit.Hosts;
using Xunit;

namespace Portal.Tests.Features.Plans;

public sealed class CreateDifferenceDiskTests
{
    private readonly MemoryHosts _hosts = MemoryHosts.Cluster();
    private readonly NewMachine _machine = A.Machine();
    private readonly CreateDifferenceDisk _step;

    public CreateDifferenceDiskTests()
    {
        _step = new(_hosts, TimeProvider.System);
        _hosts.Site.Put(A.Host, new(_machine.Image, null, new(_machine.Image, "VHDX", "Dynamic", 64L << 20, 16L << 20, Parent: null)));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_disk_hangs_on_the_image_and_took_one_call()
    {
        var outcome = Assert.IsType<Outcome.Success>(await _step.RunAsync(_machine, new(1), Ct));

        Assert.True(_hosts.Site.TryGet(A.Host, _machine.DiskPath, out var file));
        Assert.Equal(_machine.Image, file.Disk!.Parent);
        Assert.Equal(1, _hosts.Calls);
        Assert.Contains(new DiskCreated(_machine.Id, _machine.DiskPath), outcome.Facts);
        Assert.Contains(outcome.Facts, fact => fact is MachineStood { State: MachineState.Making });
    }

    [Fact]
    public async Task Running_the_step_twice_creates_the_disk_once()
    {
        await _step.RunAsync(_machine, new(1), Ct);
        Assert.IsType<Outcome.Success>(await _step.RunAsync(_machine, new(2), Ct)); // as after a crash between the disk and the journal entry

        Assert.Equal(1, _hosts.Site.DisksCreated);
    }

    [Fact]
    public async Task A_disk_over_something_else_is_not_ours()
    {
        _hosts.Site.Put(A.Host, new(_machine.DiskPath, null, new(_machine.DiskPath, "VHDX", "Dynamic", 1, 1, Parent: null)));

        var refusal = await Assert.ThrowsAsync<HostException>(() => _step.RunAsync(_machine, new(1), Ct));

        Assert.Equal(HostFault.Foreign, refusal.Fault);
    }

    [Fact]
    public void The_ledger_knows_the_disk_and_its_half_before_the_host_is_touched() => Assert.Equal(
        [new("disk", A.Host, _machine.DiskPath), new("disk", A.Host, @"C:\ClusterStorage\Volume1\Portal\Office\VDI-001\VDI-001.7.partial.vhdx", Transient: true)],
        _step.WillExist(_machine, new(7)));
}

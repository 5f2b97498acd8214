using Portal.Domain;
using Portal.Features.Plans.Machines;
using Portal.Runs;
using Portal.TestKit.Features;
using Portal.TestKit.Hosts;
using Xunit;

namespace Portal.Tests.Features.Plans;

public sealed class CreateVirtualMachineTests
{
    private readonly MemoryHosts _hosts = MemoryHosts.Cluster();
    private readonly NewMachine _machine = A.Machine();
    private readonly CreateVirtualMachine _step;

    public CreateVirtualMachineTests()
    {
        _step = new(_hosts);
        foreach (var disk in (string[])[_machine.DiskPath, _machine.IdentityPath]) _hosts.Site.Put(A.Host, new(disk, null, null));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_vm_is_ordered_as_the_machine_is_in_one_call()
    {
        var outcome = Assert.IsType<Outcome.Success>(await _step.RunAsync(_machine, new(1), Ct));

        var vm = Assert.Single(_hosts.Site.Machines);
        Assert.Equal(1, _hosts.Calls);
        Assert.Equal(
            new(_machine.Id, "VDI-001", A.Host, A.Folder, 2, 2, 2L << 30, "LAN", "00155D800001", _machine.DiskPath, _machine.IdentityPath, Clustered: true), vm.Order);
        Assert.Equal([new VirtualMachineCreated(_machine.Id, vm.VmId, A.Host)], outcome.Facts);
    }

    [Fact]
    public async Task Running_the_step_twice_makes_one_vm()
    {
        await _step.RunAsync(_machine, new(1), Ct);
        await _step.RunAsync(_machine, new(2), Ct);

        Assert.Equal(1, _hosts.Site.MachinesCreated);
    }

    [Fact]
    public async Task A_machine_that_moved_is_where_the_host_says()
    {
        await _step.RunAsync(_machine, new(1), Ct);
        _hosts.Site.Machines[0] = _hosts.Site.Machines[0] with { Host = "hv02.lab.example" };

        var outcome = await _step.RunAsync(_machine, new(2), Ct);

        Assert.Equal("hv02.lab.example", Assert.IsType<VirtualMachineCreated>(Assert.Single(outcome.Facts)).Host);
    }

    [Fact]
    public void The_ledger_knows_its_stamp_where_it_can_be_found_wherever_it_moves() =>
        Assert.Equal([new Thing("vm", "cluster01.lab.example", _machine.Id.ToString())], _step.WillExist(_machine, new(1)));
}

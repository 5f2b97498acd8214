using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.HyperV.Tests.Contracts;
using Portal.HyperV.Tests.OnVmm;
using Portal.Lab.HyperV.State;
using Portal.Lab.Vmm.State;
using Xunit;

namespace Portal.HyperV.Tests.Probing;

/// <summary>How often hosts are asked without VMM: whoever answers at the cluster's name is one of its nodes, and is not asked again by its own where that says nothing new.</summary>
public sealed class CallCountTests(LabFixture lab) : ProbeTest(lab), IClassFixture<LabFixture>
{
    [Fact]
    public async Task A_survey_asks_each_host_once()
    {
        IReadOnlyList<string> hosts = [];

        var calls = await Lab.Log.CallsOfAsync(async () => hosts = [.. (await EvidenceAsync(OnVolume())).Survey.Hosts.Select(host => host.Name)]);

        Assert.Equal([Hv01, Hv02], hosts);
        Assert.Equal([$"{Cluster}: Get-PortalPrerequisite", $"{Hv02}: Get-PortalPrerequisite"], calls);
    }

    [Fact]
    public async Task With_storage_on_a_share_each_host_proves_it_by_one_call_more() => Assert.Equal(
        [$"{Cluster}: Get-PortalPrerequisite", $"{Cluster}: Test-PortalStorage", $"{Hv02}: Get-PortalPrerequisite", $"{Hv02}: Test-PortalStorage"],
        await Lab.Log.CallsOfAsync(() => EvidenceAsync(OnShare())));

    [Fact]
    public async Task An_inventory_asks_each_host_once_however_many_machines_there_are()
    {
        for (var number = 0; number < 40; number++) Put(Lab, number % 2 == 0 ? "hv01" : "hv02");
        var (hypervisor, found) = (await Lab.Hosts.HypervisorAsync(Lab.Add(OnVolume()).Id, Ct), 0);

        var calls = await Lab.Log.CallsOfAsync(async () => found = (await hypervisor.InventoryAsync(Ct)).Count);

        Assert.Equal(40, found);
        Assert.Equal([$"{Cluster}: Get-PortalHost", $"{Hv01}: Get-PortalVM", $"{Hv02}: Get-PortalVM"], calls);
    }

    [Fact]
    public async Task What_there_is_to_choose_from_takes_one_call_of_each_host()
    {
        var hypervisor = await Lab.Hosts.HypervisorAsync(Lab.Add(OnVolume()).Id, Ct);

        Assert.Equal([$"{Cluster}: Get-PortalOffer", $"{Hv02}: Get-PortalOffer"], await Lab.Log.CallsOfAsync(() => hypervisor.OfferAsync(Ct)));
    }

    /// <summary>A machine of ours on a host, that no cmdlet made.</summary>
    internal static VmRecord Put(LabFixture lab, string host)
    {
        var id = Guid.NewGuid();
        var machine = new VmRecord { Id = id, Name = $"M{id:N}"[..13], Notes = $"portal:{Guid.NewGuid()}", Folder = $@"C:\ClusterStorage\Volume1\Portal\{id:N}" };
        lab.Machine(host).Machines.Add(machine);
        return machine;
    }
}

/// <summary>How often VMM and hosts are asked through VMM.</summary>
public sealed class VmmCallCountTests(Vmm2025Lab lab) : ProbeTest(lab), IClassFixture<Vmm2025Lab>
{
    private const string Console = "console01.lab.example", Server = "vmm01.lab.example";

    [Fact]
    public async Task A_survey_asks_each_host_once_and_VMM_once() => Assert.Equal(
        [$"{Console}: Get-PortalPrerequisite", $"{Console}: Get-PortalVmmOffer", $"{Hv01}: Get-PortalPrerequisite", $"{Hv02}: Get-PortalPrerequisite", $"{Server}: Get-PortalPrerequisite"],
        await Lab.Log.CallsOfAsync(() => EvidenceAsync(OnVolume())));

    [Fact]
    public async Task What_there_is_to_choose_from_is_asked_of_VMM_alone_and_once()
    {
        var hypervisor = await HypervisorAsync(Lab.Access(Cluster, @"C:\ClusterStorage\Volume1\Portal"));

        Assert.Equal([$"{Console}: Get-PortalVmmOffer"], await Lab.Log.CallsOfAsync(() => hypervisor.OfferAsync(Ct)));
    }

    [Fact]
    public async Task An_inventory_asks_VMM_once_and_each_host_once_however_many_machines_there_are()
    {
        for (var number = 0; number < 40; number++)
        {
            var host = number % 2 == 0 ? "hv01" : "hv02";
            var machine = CallCountTests.Put(Lab, host);
            Lab.Lab.Site.Vmm!.Database.Put(new VmmMachineRecord(machine.Id, host, machine.Name) { Description = machine.Notes });
        }

        var (hypervisor, found) = (await HypervisorAsync(OnVolume()), 0);

        var calls = await Lab.Log.CallsOfAsync(async () => found = (await hypervisor.InventoryAsync(Ct)).Count);

        Assert.Equal(40, found);
        Assert.Equal([$"{Console}: Get-PortalVmmVM", $"{Hv01}: Get-PortalLife", $"{Hv02}: Get-PortalLife"], calls);
    }

    private Task<IHypervisor> HypervisorAsync(ConnectionAccess access) => Lab.Hosts.HypervisorAsync(Lab.Add(access).Id, Ct);
}

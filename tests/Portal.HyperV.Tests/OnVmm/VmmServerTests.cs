using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Xunit;

namespace Portal.HyperV.Tests.OnVmm;

/// <summary>What VMM is and shows, and each way in which it does not let the portal in.</summary>
public sealed class VmmServerTests(Vmm2012R2Lab lab) : VmmTest(lab), IClassFixture<Vmm2012R2Lab>
{
    [Fact]
    public async Task A_server_says_its_build_and_what_the_account_may()
    {
        var facts = await (await HypervisorAsync()).VmmAsync(Ct);

        Assert.NotNull(facts);
        Assert.Equal(("vmm01.lab.example", "3.2.7510.0", false, "Administrator"), (facts.Name, facts.Version, facts.HighlyAvailable, facts.Profile));
        Assert.Contains(@"All Hosts", facts.HostGroups);
    }

    [Fact]
    public async Task A_highly_available_server_is_reached_by_the_name_of_its_role()
    {
        var facts = await (await HypervisorAsync(Fresh(access => access with { Vmm = new("vmm.lab.example", Console) }))).VmmAsync(Ct);

        Assert.True(facts!.HighlyAvailable);
        Assert.Equal("vmm.lab.example", facts.Name);
    }

    [Fact]
    public async Task What_can_be_chosen_comes_with_groups_classifications_and_pools()
    {
        var offer = await (await HypervisorAsync(Fresh(access => access with { Address = "" }))).OfferAsync(Ct);

        var cluster = Assert.Single(offer.Places, place => place.IsCluster);
        Assert.Equal(("cluster01.lab.example", @"All Hosts\Group of cluster01"), (cluster.Name, cluster.HostGroup));
        Assert.Equal([Hv01, Hv02], cluster.Hosts.Order(StringComparer.Ordinal));
        Assert.Contains(offer.Places, place => !place.IsCluster && place.Name == "hv03.lab.example");
        Assert.Contains("High bandwidth", offer.PortClassifications);
        Assert.Equal(["IP", "MAC"], offer.Pools.Select(pool => pool.Kind).Distinct().Order(StringComparer.Ordinal));
        var csv = Assert.Single(offer.Storages, storage => storage.Kind == StorageKind.Csv);
        Assert.Equal((@"C:\ClusterStorage\Volume1", 2), (csv.Path, csv.Hosts.Count));
        Assert.Contains(offer.Storages, storage => storage.Kind == StorageKind.Smb && storage.Path == @"\\files.lab.example\vms");
        Assert.Contains(offer.Storages, storage => storage.Classification is not null);
    }

    [Fact]
    public async Task A_delegated_administrator_sees_his_groups_and_no_storage()
    {
        await using var _ = await Lab.WithAsync("vmm01", "delegated-admin");
        var hypervisor = await HypervisorAsync(Fresh());

        var (facts, offer) = (await hypervisor.VmmAsync(Ct), await hypervisor.OfferAsync(Ct));

        Assert.Equal("DelegatedAdmin", facts!.Profile);
        Assert.Equal([@"All Hosts\Group of cluster01"], facts.HostGroups);
        Assert.True(offer.StorageHidden);
        Assert.Equal(["cluster01.lab.example"], offer.Places.Select(place => place.Name));
        Assert.Equal(2, (await hypervisor.HostsAsync(Ct)).Count);
        await RefusedAsync(HostFault.Missing, async () => await (await HypervisorAsync(Fresh(access => access with { Address = "hv03.lab.example" }))).HostsAsync(Ct));
    }

    [Theory]
    [InlineData("stale-console", HostFault.Unsupported, "another build")]
    [InlineData("no-console", HostFault.Unsupported, "module is missing")]
    public async Task A_machine_without_the_servers_console_is_no_way_to_it(string fault, HostFault expected, string why)
    {
        await using var _ = await Lab.WithAsync("console01", fault);

        var no = await RefusedAsync(expected, async () => await (await HypervisorAsync(Fresh())).VmmAsync(Ct));

        Assert.Equal(Console, no.Host);
        Assert.Contains(why, no.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-vmm-role", HostFault.Denied)]
    [InlineData("down", HostFault.Silent)]
    [InlineData("other-machine", HostFault.Silent)]
    public async Task A_server_that_does_not_let_in_or_does_not_answer_says_so(string fault, HostFault expected)
    {
        await using var _ = await Lab.WithAsync("vmm01", fault);

        Assert.Equal(Console, (await RefusedAsync(expected, async () => await (await HypervisorAsync(Fresh())).HostsAsync(Ct))).Host);
    }

    [Fact]
    public async Task A_wrong_password_is_said_at_the_machine_where_it_is_tried_first() =>
        Assert.Equal(Console, (await RefusedAsync(HostFault.Denied, async () => await (await HypervisorAsync(Fresh(access => access with { Password = new Secret("wrong") }))).VmmAsync(Ct))).Host);

    [Fact]
    public async Task A_machine_with_the_console_that_is_down_is_the_silent_one()
    {
        await using var _ = await Lab.WithAsync("console01", "down");

        Assert.Equal(Console, (await RefusedAsync(HostFault.Silent, async () => await (await HypervisorAsync(Fresh())).HostsAsync(Ct))).Host);
    }

    [Fact]
    public async Task What_VMM_shows_the_account_are_its_masters_and_no_others()
    {
        var hypervisor = await HypervisorAsync();
        var shown = Assert.Single(await hypervisor.MastersAsync(Ct));

        OnVmm("Get-SCVirtualMachine -VMMServer $vmm -Name master | ForEach-Object { Remove-SCVirtualMachine -VM $_ -Force }");
        var hidden = await hypervisor.MastersAsync(Ct);
        OnVmm("Get-SCVMHost -VMMServer $vmm | ForEach-Object { Read-SCVMHost -VMHost $_ }");

        Assert.Empty(hidden);
        Assert.Equal(shown.VmId, Assert.Single(await hypervisor.MastersAsync(Ct)).VmId);
    }

    [Fact]
    public async Task Nothing_that_is_logged_has_the_password()
    {
        await using (await Lab.WithAsync("console01", "stale-console")) await RefusedAsync(HostFault.Unsupported, async () => await (await HypervisorAsync(Fresh())).VmmAsync(Ct));
        await (await HypervisorAsync(Fresh())).InventoryAsync(Ct);

        Assert.NotEmpty(Lab.Log.Lines);
        Assert.DoesNotContain(Lab.Log.Lines, line => line.Contains(Lab.Cluster.Password.Reveal(), StringComparison.Ordinal));
    }
}

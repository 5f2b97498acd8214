using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Xunit;

namespace Portal.TestKit.Hosts;

/// <summary>Masters' checkpoints, and what there is to choose from.</summary>
public abstract partial class HostsContract
{
    [Fact]
    public async Task A_checkpoint_is_taken_once_and_freezes_the_disk_of_its_moment()
    {
        var hypervisor = await HypervisorAsync();
        var master = (await hypervisor.MastersAsync(Ct)).First(each => !each.Running);

        var taken = await hypervisor.TakeCheckpointAsync(master.VmId, "Backup before Sales", Ct);
        var again = await hypervisor.TakeCheckpointAsync(master.VmId, "Backup before Sales", Ct);

        Assert.Equal(taken, again);
        Assert.Equal(master.DiskPath, taken.DiskPath);
        var after = (await hypervisor.MastersAsync(Ct)).Single(each => each.VmId == master.VmId);
        Assert.Equal(master.Checkpoints.Count + 1, after.Checkpoints.Count);
        Assert.NotEqual(master.DiskPath, after.DiskPath);
    }

    [Fact]
    public async Task A_master_goes_back_to_a_checkpoint_and_not_to_one_that_is_not_there()
    {
        var hypervisor = await HypervisorAsync();
        var master = (await hypervisor.MastersAsync(Ct)).First(each => !each.Running);
        var taken = await hypervisor.TakeCheckpointAsync(master.VmId, "Backup before Finance", Ct);

        await hypervisor.RestoreCheckpointAsync(master.VmId, taken.Id, Ct);

        Assert.Contains((await hypervisor.MastersAsync(Ct)).Single(each => each.VmId == master.VmId).Checkpoints, each => each.Id == taken.Id);
        await RefusedAsync(HostFault.Missing, () => hypervisor.RestoreCheckpointAsync(master.VmId, Guid.CreateVersion7(), Ct));
        await RefusedAsync(HostFault.Missing, () => hypervisor.TakeCheckpointAsync(Guid.CreateVersion7(), "none", Ct));
    }

    [Fact]
    public async Task What_can_be_chosen_is_the_place_of_all_hosts_their_networks_and_their_storage()
    {
        var hypervisor = await HypervisorAsync();
        var hosts = (await hypervisor.HostsAsync(Ct)).Select(host => host.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);

        var offer = await hypervisor.OfferAsync(Ct);

        Assert.Contains(offer.Places, place => hosts.SetEquals(place.Hosts));
        Assert.Contains(offer.Networks, network => network.Hosts.Count > 0);
        Assert.Contains(offer.Storages, storage => storage.Kind is StorageKind.Csv or StorageKind.Local && storage.FreeBytes > 0 && storage.FreeBytes <= storage.TotalBytes);
    }
}

using Portal.Domain.Hosts;
using Portal.Domain.Prerequisites;

namespace Portal.TestKit.Features;

/// <summary>Hosts as a process reaches them that can die at any call.</summary>
public sealed class MortalHosts(IHosts hosts, Life life) : IHosts
{
    /// <summary>Whose hosts were asked for last.</summary>
    public Guid LastConnection { get; private set; }

    public async Task<IHypervisor> HypervisorAsync(Guid connection, CancellationToken ct)
    {
        LastConnection = connection;
        return new Hypervisor(await hosts.HypervisorAsync(connection, ct), life);
    }

    public async Task<IHyperVMachine> MachineAsync(Guid connection, string host, CancellationToken ct) => new Machine(await hosts.MachineAsync(connection, host, ct), life);

    public async Task<IAdministratorShare> ShareAsync(Guid connection, string host, CancellationToken ct) => new Share(await hosts.ShareAsync(connection, host, ct), life);

    public async Task<IProbe> ProbeAsync(Guid connection, CancellationToken ct) => new Probe(await hosts.ProbeAsync(connection, ct), life);

    private sealed class Probe(IProbe inner, Life life) : IProbe
    {
        public Task<Survey> SurveyAsync(CancellationToken ct) => life.CallAsync("survey", () => inner.SurveyAsync(ct));
    }

    public void Forget(Guid connection) => hosts.Forget(connection);

    private sealed class Hypervisor(IHypervisor inner, Life life) : IHypervisor
    {
        public Task<IReadOnlyList<HostFacts>> HostsAsync(CancellationToken ct) => life.CallAsync("hosts", () => inner.HostsAsync(ct));

        public Task<IReadOnlyList<MasterVm>> MastersAsync(CancellationToken ct) => life.CallAsync("masters", () => inner.MastersAsync(ct));

        public Task<IReadOnlyList<VmFacts>> InventoryAsync(CancellationToken ct) => life.CallAsync("inventory", () => inner.InventoryAsync(ct));

        public Task<VmFacts?> FindAsync(Guid stamp, CancellationToken ct) => life.CallAsync("find", () => inner.FindAsync(stamp, ct));

        public Task<VmFacts> CreateAsync(VmOrder order, CancellationToken ct) => life.CallAsync("create", () => inner.CreateAsync(order, ct));

        public Task StartAsync(Guid stamp, CancellationToken ct) => life.CallAsync("start", () => inner.StartAsync(stamp, ct));

        public Task ShutDownAsync(Guid stamp, CancellationToken ct) => life.CallAsync("shut down", () => inner.ShutDownAsync(stamp, ct));

        public Task TurnOffAsync(Guid stamp, CancellationToken ct) => life.CallAsync("turn off", () => inner.TurnOffAsync(stamp, ct));

        public Task<bool> DeleteAsync(Guid stamp, CancellationToken ct) => life.CallAsync("delete", () => inner.DeleteAsync(stamp, ct));

        public Task<Offer> OfferAsync(CancellationToken ct) => life.CallAsync("offer", () => inner.OfferAsync(ct));

        public Task<VmmFacts?> VmmAsync(CancellationToken ct) => life.CallAsync("vmm", () => inner.VmmAsync(ct));

        public Task<VmCheckpoint> TakeCheckpointAsync(Guid vm, string name, CancellationToken ct) => life.CallAsync("take checkpoint", () => inner.TakeCheckpointAsync(vm, name, ct));

        public Task RestoreCheckpointAsync(Guid vm, Guid checkpoint, CancellationToken ct) => life.CallAsync("restore checkpoint", () => inner.RestoreCheckpointAsync(vm, checkpoint, ct));
    }

    private sealed class Machine(IHyperVMachine inner, Life life) : IHyperVMachine
    {
        public string Name => inner.Name;

        public Task<HostDisk?> FindDiskAsync(string path, CancellationToken ct) => life.CallAsync("find disk", () => inner.FindDiskAsync(path, ct));

        public Task<StorageRoom> RoomAsync(string folder, CancellationToken ct) => life.CallAsync("room", () => inner.RoomAsync(folder, ct));

        public Task<Consolidation> ConsolidateAsync(string source, string target, long fence, HostJob? known, CancellationToken ct) =>
            life.CallAsync("consolidate", () => inner.ConsolidateAsync(source, target, fence, known, ct));

        public Task CreateDifferenceDiskAsync(string parent, string path, long fence, CancellationToken ct) =>
            life.CallAsync("difference disk", () => inner.CreateDifferenceDiskAsync(parent, path, fence, ct));

        public Task<string> PrepareStagingAsync(CancellationToken ct) => life.CallAsync("prepare staging", () => inner.PrepareStagingAsync(ct));

        public Task TakeFromStagingAsync(string staged, string target, long fence, CancellationToken ct) =>
            life.CallAsync("take from staging", () => inner.TakeFromStagingAsync(staged, target, fence, ct));

        public Task BringToStagingAsync(string path, string staged, CancellationToken ct) => life.CallAsync("bring to staging", () => inner.BringToStagingAsync(path, staged, ct));

        public Task<bool> DeleteFileAsync(string path, CancellationToken ct) => life.CallAsync("delete file", () => inner.DeleteFileAsync(path, ct));
    }

    private sealed class Share(IAdministratorShare inner, Life life) : IAdministratorShare
    {
        public Task WriteAsync(string path, Stream content, CancellationToken ct) => life.CallAsync("write", () => inner.WriteAsync(path, content, ct));

        public Task<byte[]?> ReadAsync(string path, CancellationToken ct) => life.CallAsync("read", () => inner.ReadAsync(path, ct));

        public Task<bool> DeleteAsync(string path, CancellationToken ct) => life.CallAsync("delete staged", () => inner.DeleteAsync(path, ct));
    }
}

using Portal.Domain.Hosts;

namespace Portal.Web.Api.Contracts;

/// <summary>What a connection's hosts answered.</summary>
/// <param name="Hosts">Each of them.</param>
internal sealed record ConnectionTest(IReadOnlyList<HostAnswer> Hosts)
{
    public static ConnectionTest Of(IReadOnlyList<HostFacts> hosts) => new([.. hosts.Select(HostAnswer.Of)]);
}

/// <summary>A Hyper-V machine.</summary>
/// <param name="Name">FQDN.</param>
/// <param name="Version">Of its Windows: "10.0.20348".</param>
/// <param name="Cluster">That it is a node of; null when it stands alone.</param>
/// <param name="IsPaused">It takes no machines just now.</param>
/// <param name="MemoryBytes">That it has.</param>
/// <param name="FreeMemoryBytes">Of it.</param>
/// <param name="Switches">Its virtual switches.</param>
internal sealed record HostAnswer(string Name, string Version, string? Cluster, bool IsPaused, long MemoryBytes, long FreeMemoryBytes, IReadOnlyList<string> Switches)
{
    public static HostAnswer Of(HostFacts host) => new(host.Name, host.WindowsVersion, host.Cluster, host.Paused, host.MemoryBytes, host.FreeMemoryBytes, host.Switches);
}

/// <summary>A VM that images can be taken from.</summary>
/// <param name="Id">The host's id of it.</param>
/// <param name="Name">Of the VM.</param>
/// <param name="Host">FQDN of its host.</param>
/// <param name="Generation">1 or 2.</param>
/// <param name="IsRunning">On, saved or paused: only a checkpoint of it can be taken.</param>
/// <param name="DiskPath">The boot disk, as the VM uses it now.</param>
/// <param name="Checkpoints">Oldest first.</param>
internal sealed record MasterAnswer(Guid Id, string Name, string Host, int Generation, bool IsRunning, string? DiskPath, IReadOnlyList<CheckpointAnswer> Checkpoints)
{
    public static MasterAnswer Of(MasterVm vm) =>
        new(vm.VmId, vm.Name, vm.Host, vm.Generation, vm.Running, vm.DiskPath, [.. vm.Checkpoints.Select(each => new CheckpointAnswer(each.Id, each.Name, each.Taken, each.DiskPath))]);
}

/// <summary>A checkpoint of a master.</summary>
/// <param name="Id">The host's id of it.</param>
/// <param name="Name">As people gave it.</param>
/// <param name="Taken">When.</param>
/// <param name="DiskPath">The frozen boot disk.</param>
internal sealed record CheckpointAnswer(Guid Id, string Name, DateTimeOffset Taken, string DiskPath);

using Microsoft.Extensions.Logging;
using Portal.Domain.Hosts;
using Portal.HyperV.Sessions;
using Portal.HyperV.WithoutVmm;

namespace Portal.HyperV.ThroughVmm;

/// <summary>What runs, as the hosts see it: power that VMM may remember wrongly, and what guests say, of which it knows nothing.</summary>
internal sealed class HostLife(Func<string, SessionPool> pool, ILogger log)
{
    /// <summary>Adds what its host says to a VM. Null when that host has it not: machines move, and are deleted.</summary>
    /// <exception cref="HostException">The host does not answer.</exception>
    public async Task<VmFacts?> OfAsync(VmFacts vm, CancellationToken ct)
    {
        var rows = await pool(vm.Host).CallAsync(new Call("Get-PortalLife", $"looking at the virtual machine {vm.Name}").With("VMId", vm.VmId), ct);
        return rows is [var life, ..] ? With(vm, life) : null;
    }

    /// <summary>Adds to all, by one call per host. Those of a host that does not answer stay as VMM told, and the log says why.</summary>
    public async Task<IReadOnlyList<VmFacts>> OfAllAsync(IReadOnlyList<VmFacts> vms, CancellationToken ct)
    {
        var hosts = vms.Select(vm => vm.Host).Distinct(StringComparer.OrdinalIgnoreCase);
        var lives = (await Task.WhenAll(hosts.Select(host => OfHostAsync(host, ct)))).SelectMany(each => each).ToLookup(each => each.Life.Id("VMId"));
        return [.. vms.Select(vm => lives[vm.VmId].FirstOrDefault() is { Life: not null } here ? With(vm with { Host = here.Host }, here.Life) : vm)];
    }

    private async Task<IReadOnlyList<(string Host, Row Life)>> OfHostAsync(string host, CancellationToken ct)
    {
        try
        {
            return [.. (await pool(host).CallAsync(new Call("Get-PortalLife", "listing what runs"), ct)).Select(row => (host, row))];
        }
        catch (HostException e)
        {
            Log.GuestsUnknown(log, host, e.Message);
            return [];
        }
    }

    // What is off has no heartbeat, whatever its component says.
    internal static VmFacts With(VmFacts vm, Row life)
    {
        var power = VmRows.Power(life.TextOrNull("State") ?? "");
        return power == PowerState.Off
            ? vm with { Power = power, Heartbeat = 0, GuestName = null }
            : vm with { Power = power, Heartbeat = (int)life.Number("Heartbeat"), GuestName = life.TextOrNull("GuestName") };
    }
}

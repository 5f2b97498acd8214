using System.Collections.Concurrent;
using Portal.Domain.Hosts;
using Portal.HyperV.Sessions;

namespace Portal.HyperV.WithoutVmm;

/// <summary>Where a VM was last seen. Its id stays, its host may not.</summary>
internal sealed record VmPlace(string Host, Guid VmId);

/// <summary>From stamps to VMs. No host can search notes, so that a stamp nobody remembers costs a look at every VM; those who ask at once share it.</summary>
internal sealed class StampBook
{
    private readonly HostRoll _roll;
    private readonly Func<string, SessionPool> _pool;
    private readonly ConcurrentDictionary<Guid, VmPlace> _places = new();
    private readonly SharedQuestion<(IReadOnlyDictionary<Guid, VmPlace> Places, IReadOnlyList<string> Down)> _search;

    public StampBook(HostRoll roll, Func<string, SessionPool> pool)
    {
        (_roll, _pool) = (roll, pool);
        _search = new(ReadAllAsync);
    }

    /// <summary>Where it was last; null where nobody knows.</summary>
    public VmPlace? Known(Guid stamp) => _places.GetValueOrDefault(stamp);

    /// <summary>Notes where it is.</summary>
    public void Remember(VmFacts vm) => _places[vm.Stamp] = new(vm.Host, vm.VmId);

    /// <summary>It is gone.</summary>
    public void Forget(Guid stamp) => _places.TryRemove(stamp, out _);

    /// <summary>Asks every host. Null when none has it.</summary>
    /// <remarks>What a node that went down owned starts on the others, if its cluster can: until then nobody can say that it is gone.</remarks>
    /// <exception cref="HostException">A host did not answer, or is down: it may have it.</exception>
    public async Task<VmPlace?> SearchAsync(Guid stamp, CancellationToken ct)
    {
        var (places, down) = await _search.AskAsync(ct);
        if (places.TryGetValue(stamp, out var place)) return place;
        if (down is [var silent, ..])
        {
            throw new HostException(HostFault.Silent, silent, $"{string.Join(", ", down)} {(down.Count == 1 ? "is" : "are")} down, as the cluster says, and no other node has the virtual machine.",
                $"Start {silent}, or evict it from the cluster: then it is looked for again.");
        }

        Forget(stamp);
        return null;
    }

    private async Task<(IReadOnlyDictionary<Guid, VmPlace> Places, IReadOnlyList<string> Down)> ReadAllAsync()
    {
        var (hosts, down) = await _roll.FreshNamesAsync(CancellationToken.None);
        var all = new Dictionary<Guid, VmPlace>();
        foreach (var (stamp, place) in (await Task.WhenAll(hosts.Select(ReadAsync))).SelectMany(places => places)) _places[stamp] = all[stamp] = place;
        return (all, down);
    }

    private async Task<IReadOnlyList<(Guid Stamp, VmPlace Place)>> ReadAsync(string host)
    {
        List<(Guid, VmPlace)> places = [];
        foreach (var row in await _pool(host).CallAsync(new Call("Get-PortalStamp", "listing virtual machines"), CancellationToken.None))
            foreach (var pair in row.Texts("Stamps"))
                if (pair.Split(' ') is [var stamp, var vm] && Guid.TryParse(stamp, out var of) && Guid.TryParse(vm, out var id)) places.Add((of, new(host, id)));
        return places;
    }
}

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
    private readonly SharedQuestion<IReadOnlyDictionary<Guid, VmPlace>> _search;

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
    /// <exception cref="HostException">A host did not answer: it may have it.</exception>
    public async Task<VmPlace?> SearchAsync(Guid stamp, CancellationToken ct)
    {
        var all = await _search.AskAsync(ct);
        if (all.TryGetValue(stamp, out var place)) return place;
        Forget(stamp);
        return null;
    }

    private async Task<IReadOnlyDictionary<Guid, VmPlace>> ReadAllAsync()
    {
        var hosts = await _roll.FreshNamesAsync(CancellationToken.None);
        var all = new Dictionary<Guid, VmPlace>();
        foreach (var (stamp, place) in (await Task.WhenAll(hosts.Select(ReadAsync))).SelectMany(places => places)) _places[stamp] = all[stamp] = place;
        return all;
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

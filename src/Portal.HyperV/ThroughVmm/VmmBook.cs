using System.Collections.Concurrent;
using Portal.HyperV.Sessions;
using Portal.HyperV.WithoutVmm;

namespace Portal.HyperV.ThroughVmm;

/// <summary>From stamps to VMM's ids. VMM cannot search descriptions, so that a stamp nobody remembers costs a look at every VM; those who ask at once share it.</summary>
internal sealed class VmmBook
{
    private readonly VmmSessions _vmm;
    private readonly string _address;
    private readonly ConcurrentDictionary<Guid, Guid> _ids = new();
    private readonly SharedQuestion<VmmIndex> _index;

    public VmmBook(VmmSessions vmm, string address)
    {
        (_vmm, _address) = (vmm, address);
        _index = new(ReadAsync);
    }

    /// <summary>VMM's id; null where nobody knows.</summary>
    public Guid? Known(Guid stamp) => _ids.TryGetValue(stamp, out var id) ? id : null;

    /// <summary>Notes it.</summary>
    public void Remember(VmmVm vm) => _ids[vm.Facts.Stamp] = vm.Id;

    /// <summary>It is gone.</summary>
    public void Forget(Guid stamp) => _ids.TryRemove(stamp, out _);

    /// <summary>Looks at all that VMM shows. Null when it shows none with this stamp.</summary>
    public async Task<Guid?> SearchAsync(Guid stamp, CancellationToken ct)
    {
        if ((await _index.AskAsync(ct)).Ours.TryGetValue(stamp, out var id)) return id;
        Forget(stamp);
        return null;
    }

    /// <summary>Hyper-V's ids of the VMs that VMM shows and that are not ours.</summary>
    public async Task<IReadOnlySet<Guid>> OthersAsync(CancellationToken ct) => (await _index.AskAsync(ct)).Others;

    // Nobody's cancellation ends it: others may wait for it.
    private async Task<VmmIndex> ReadAsync()
    {
        var rows = await _vmm.CallAsync(new Call("Get-PortalVmmIndex", "listing virtual machines").With("Address", _address), CancellationToken.None);
        var index = VmmIndex.Of(rows.SelectMany(row => row.Texts("Machines")));
        foreach (var (stamp, id) in index.Ours) _ids[stamp] = id;
        return index;
    }
}

/// <summary>Which VMs VMM shows.</summary>
/// <param name="Ours">VMM's ids by stamp.</param>
/// <param name="Others">Hyper-V's ids.</param>
internal sealed record VmmIndex(IReadOnlyDictionary<Guid, Guid> Ours, IReadOnlySet<Guid> Others)
{
    /// <summary>Of "STAMP ID" and "ID".</summary>
    public static VmmIndex Of(IEnumerable<string> texts)
    {
        Dictionary<Guid, Guid> ours = [];
        HashSet<Guid> others = [];
        foreach (var text in texts)
        {
            if (text.Split(' ') is [var stamp, var id] && Guid.TryParse(stamp, out var of) && Guid.TryParse(id, out var vm)) ours[of] = vm;
            else if (Guid.TryParse(text, out var other)) others.Add(other);
        }
        return new(ours, others);
    }
}

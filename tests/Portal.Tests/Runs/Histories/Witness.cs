using Portal.Runs;
using Portal.TestKit.Runs.Simulation;
using Xunit;

namespace Portal.Tests.Runs.Histories;

/// <summary>Knows what must be so at every moment, and looks after every call.</summary>
public sealed class Witness
{
    private readonly Site _site;
    private readonly History _history;
    private readonly NewItem[] _items;
    private readonly HashSet<(Guid Machine, string Key, Fence Fence)> _began = [];
    private readonly Dictionary<Guid, int> _begunSinceCancel = [];
    private readonly Dictionary<Guid, Fence> _fences = [];
    private readonly List<string> _wrongs = [];

    public Witness(Site site, NewItem[] items, History history)
    {
        (_site, _items, _history) = (site, items, history);
        site.Wire.OnArrival = call =>
        {
            if (call.What is not ("beat" or "next due" or "held" or "look")) Look();
        };
        site.OnCommit = Committed;
    }

    /// <summary>A step begins.</summary>
    public void Began(Deed deed)
    {
        Must(_began.Add((deed.Machine.Id, deed.Key, deed.Fence)), $"{deed.Name} runs twice under fence {deed.Fence}.");
        var item = _site.ItemOf(deed.Machine);
        Must(item.After is not { } after || _site.StateOf(_items.Single(before => before.Id == after)) == ItemState.Done, $"{deed.Name} does not wait.");
        if (_begunSinceCancel.TryGetValue(item.Id, out var begun)) Must((_begunSinceCancel[item.Id] = begun + 1) == 1, $"{deed.Name} begins though it was cancelled.");
    }

    public void Cancelled(NewRun run, bool cancelled)
    {
        if (!cancelled) return;
        foreach (var item in _items.Where(item => _site.See(item).Run == run.Id)) _begunSinceCancel.TryAdd(item.Id, 0);
    }

    public void Retried(NewRun run, int count)
    {
        if (count == 0) return;
        foreach (var item in _items.Where(item => _site.See(item).Run == run.Id)) _begunSinceCancel.Remove(item.Id);
    }

    /// <summary>What is committed under an older fence is refused.</summary>
    private void Committed(Commitment commitment, Standing standing)
    {
        var old = commitment.Claim.Fence < _fences.GetValueOrDefault(commitment.Claim.Item);
        Must(!old || standing == Standing.Fenced, $"{commitment.Claim.Item} was committed under the old fence {commitment.Claim.Fence}.");
    }

    /// <summary>Said aloud after the call: whoever is looked at must not catch it.</summary>
    private void Must(bool so, string otherwise)
    {
        if (!so) _wrongs.Add(otherwise);
    }

    private void Look()
    {
        Assert.Empty(_wrongs);
        _site.CheckLedger();
        var rows = _items.Select(_site.See).ToList();
        foreach (var row in rows)
        {
            Assert.True(row.Fence >= _fences.GetValueOrDefault(row.Id), $"The fence of {row.Id} fell.");
            Assert.Equal(row.State == ItemState.AtWork, row.Node is not null);
        }

        for (var gate = 0; gate < _history.Limits.Count; gate++)
            if (_history.Limits[gate] is > 0 and var limit) Assert.InRange(_site.Gate($"g{gate}")!.Inside, 0, limit);

        foreach (var item in _items)
            foreach (var key in item.Plan.Keys) Assert.InRange(_site.Facts(item, key), 0, 1);

        foreach (var row in rows) _fences[row.Id] = row.Fence;
    }
}

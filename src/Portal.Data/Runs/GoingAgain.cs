using Portal.Runs;

namespace Portal.Data.Runs;

/// <summary>An item of a run, as far as a retry asks.</summary>
internal sealed record Standpoint(Guid Id, Guid? After, ItemState State)
{
    public bool IsMoving => State is ItemState.Waiting or ItemState.AtWork or ItemState.Held;

    public bool CanGoOn => State is ItemState.Failed or ItemState.Cancelled or ItemState.Blocked;
}

/// <summary>Which items of a run a retry moves, and where to.</summary>
internal sealed class GoingAgain(IEnumerable<Standpoint> items)
{
    private readonly Dictionary<Guid, Standpoint> _items = items.ToDictionary(item => item.Id);
    private readonly HashSet<Guid> _waiting = [];
    private readonly HashSet<Guid> _held = [];

    /// <summary>Due now.</summary>
    public IReadOnlyCollection<Guid> Waiting => _waiting;

    /// <summary>They wait for an item that goes again too, or is under way.</summary>
    public IReadOnlyCollection<Guid> Held => _held;

    /// <summary>Returns how many of those that were asked for go again; what was blocked by them goes with them.</summary>
    /// <param name="asked">Null for all of the run.</param>
    public int Choose(IReadOnlyList<Guid>? asked)
    {
        HashSet<Guid> wanted = [.. asked ?? [.. _items.Keys]];
        var followers = _items.Values.Where(item => item.State == ItemState.Blocked && item.After is not null).ToLookup(item => item.After!.Value);
        var chosen = _items.Values.Where(item => item.CanGoOn && wanted.Contains(item.Id) && !WaitsForNothing(item, wanted)).ToList();

        var queue = new Queue<Standpoint>(chosen);
        while (queue.TryDequeue(out var item))
        {
            var goes = item.After is not { } after || _items[after].State == ItemState.Done ? _waiting : _held;
            if (!goes.Add(item.Id)) continue;
            foreach (var follower in followers[item.Id]) queue.Enqueue(follower);
        }

        return chosen.Count;
    }

    /// <summary>What it waits for did not get done, and does not go again either.</summary>
    private bool WaitsForNothing(Standpoint item, HashSet<Guid> wanted) =>
        item.After is { } after && _items[after] is var before && !before.IsMoving && before.State != ItemState.Done
        && !(before.CanGoOn && wanted.Contains(after) && !WaitsForNothing(before, wanted));
}

namespace Portal.Runs.Memory;

public sealed partial class MemoryJournal
{
    /// <inheritdoc />
    public Task<Refusal?> BeginAsync(NewRun run, CancellationToken ct) =>
        Locked<Refusal?>(() =>
        {
            Begin(run);
            return null;
        }, ct);

    /// <inheritdoc />
    public Task<Refusal?> PrepareAsync(Guid run, IReadOnlyList<NewItem> items, CancellationToken ct) =>
        Locked(() => Prepare(_runs[run], [.. items.Where(item => !_items.ContainsKey(item.Id))]), ct);

    /// <inheritdoc />
    public Task<bool> OpenAsync(Guid run, CancellationToken ct) =>
        Locked(() =>
        {
            if (!_runs.TryGetValue(run, out var found) || found.State != RunState.Preparing) return false;
            found.State = RunState.Open;
            foreach (var item in found.Items.Where(item => item.State == ItemState.Waiting)) Enqueue(item, time.GetUtcNow(), why: null);
            FinishRun(found);
            return true;
        }, ct);

    /// <inheritdoc />
    public Task<bool> AbandonAsync(Guid run, IReadOnlyList<object> facts, CancellationToken ct) =>
        Locked(() =>
        {
            if (!_runs.TryGetValue(run, out var found) || found.State != RunState.Preparing) return false;
            Write(facts);
            foreach (var item in found.Items)
            {
                Release(item);
                _items.Remove(item.Id);
            }

            return _runs.Remove(run);
        }, ct);

    /// <inheritdoc />
    public Task<bool> CancelAsync(Guid run, IReadOnlyList<object> facts, CancellationToken ct) =>
        Locked(() =>
        {
            if (!_runs.TryGetValue(run, out var found) || found.State != RunState.Open) return false;
            Write(facts);
            found.CancelAsked = true;
            foreach (var item in found.Items.Where(item => item.State is ItemState.Waiting or ItemState.Held).ToList())
                End(item, ItemState.Cancelled, CancelledWhy, advice: null);
            return true;
        }, ct);

    /// <inheritdoc />
    public Task<int> RetryAsync(Guid run, IReadOnlyList<Guid>? items, IReadOnlyList<object> facts, CancellationToken ct) =>
        Locked(() =>
        {
            if (!_runs.TryGetValue(run, out var found) || found.State == RunState.Preparing) return 0;
            if (found is { State: RunState.Open, CancelAsked: true }) return 0;

            HashSet<Guid> asked = [.. items ?? found.Items.Select(item => item.Id)];
            var retried = found.Items.Where(item => item.CanGoOn && asked.Contains(item.Id) && !WaitsForNothing(item, asked)).ToList();
            if (retried.Count == 0) return 0;

            Write(facts);
            (found.State, found.CancelAsked) = (RunState.Open, false);
            foreach (var item in retried.Where(item => item.CanGoOn)) GoOnAgain(item);
            return retried.Count;
        }, ct);

    /// <inheritdoc />
    public Task<int> UndoAsync(Guid run, NewRun undo, IReadOnlyList<(Guid Item, NewItem Instead)> items, CancellationToken ct) =>
        Locked(() =>
        {
            var found = items
                .Select(pair => (Item: _items.GetValueOrDefault(pair.Item), pair.Instead))
                .Where(pair => pair.Item is { CanGoOn: true } item && item.Run.Order.Id == run)
                .ToList();
            if (found.Count == 0) return 0;

            Begin(undo);
            foreach (var (item, _) in found)
            {
                SetState(item!, ItemState.Undone);
                Release(item!);
            }

            return Prepare(_runs[undo.Id], [.. found.Select(pair => pair.Instead)]) is { } refusal
                ? throw new InvalidOperationException(refusal.Reason)
                : found.Count;
        }, ct);

    /// <inheritdoc />
    public Task SetGatesAsync(IReadOnlyList<Gate> gates, CancellationToken ct) =>
        Locked(() =>
        {
            foreach (var gate in gates) (GateOf(gate.Name).Limit, GateOf(gate.Name).PerMinute) = (gate.Limit, gate.PerMinute);
            return true;
        }, ct);

    private void Begin(NewRun run)
    {
        if (_runs.ContainsKey(run.Id)) return;
        Write(run.Facts);
        _runs.Add(run.Id, new(run));
    }

    private Refusal? Prepare(MemoryRun run, IReadOnlyList<NewItem> items)
    {
        if (items.Count > 0 && run.State != RunState.Preparing) throw new InvalidOperationException($"'{run.Order.Title}' is open already.");

        HashSet<Guid> subjects = [];
        foreach (var item in items)
        {
            var holder = _held.GetValueOrDefault(item.Subject);
            if (holder is not null)
                return new(item.Id, $"{item.Title} is held by the run '{holder.Run.Order.Title}'.", holder.Run.Order.Id);
            if (!subjects.Add(item.Subject)) return new(item.Id, $"{item.Title} is held by the run '{run.Order.Title}'.", run.Order.Id);
        }

        Write(items.SelectMany(item => item.Facts));
        foreach (var order in items)
        {
            var item = new MemoryItem(run, order, _sequence++);
            run.Items.Add(item);
            run.Moving++;
            _items.Add(item.Id, item);
            _held.Add(order.Subject, item);
            if (order.After is not { } after) continue;
            _items[after].Successors.Add(item);
            item.State = ItemState.Held;
        }

        return null;
    }

    private ItemState? StateBefore(MemoryItem item) => item.Order.After is { } after ? _items[after].State : null;

    /// <summary>What it waits for did not get done, and is not retried either.</summary>
    private bool WaitsForNothing(MemoryItem item, HashSet<Guid> retried) =>
        item.Order.After is { } after && !_items[after].IsMoving && _items[after].State != ItemState.Done
        && !(_items[after].CanGoOn && retried.Contains(after) && !WaitsForNothing(_items[after], retried));

    private void GoOnAgain(MemoryItem item)
    {
        (item.Attempt, item.Deaths, item.Suspect) = (1, 0, false);
        if (StateBefore(item) is null or ItemState.Done)
        {
            Enqueue(item, time.GetUtcNow(), why: null);
        }
        else
        {
            SetState(item, ItemState.Held);
            (item.Why, item.Advice) = (null, null);
        }

        foreach (var next in item.Successors.Where(next => next.State == ItemState.Blocked)) GoOnAgain(next);
    }
}

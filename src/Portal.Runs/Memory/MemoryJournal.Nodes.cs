namespace Portal.Runs.Memory;

public sealed partial class MemoryJournal
{
    /// <inheritdoc />
    public Task<IReadOnlyList<NodeBeat>> BeatAsync(NodeId self, CancellationToken ct) =>
        Locked<IReadOnlyList<NodeBeat>>(() =>
        {
            _beats[self] = _beats.GetValueOrDefault(self) + 1;
            return [.. _beats.Select(beat => new NodeBeat(beat.Key, beat.Value))];
        }, ct);

    /// <inheritdoc />
    public Task<int> TakeOverAsync(NodeId dead, CancellationToken ct) =>
        Locked<int>(() =>
        {
            var items = AtWorkOn(dead).ToList();
            foreach (var item in items)
            {
                if (item.Alone) item.Deaths++;
                LetGo(item);
                item.Fence = item.Fence.Next;

                if (item.Deaths >= Deaths.Limit) End(item, ItemState.Failed, Deaths.Reason(item.Step), Deaths.Advice);
                else if (item.Run.CancelAsked) End(item, ItemState.Cancelled, $"{CancelledWhy} What it did in {item.Step} is unknown until a retry or an undo has looked.", advice: null);
                else
                {
                    item.Suspect = true;
                    Enqueue(item, time.GetUtcNow(), $"Was interrupted in {item.Step}.");
                }
            }

            return items.Count;
        }, ct);

    /// <inheritdoc />
    /// <remarks>Here nothing is ever half done: each call holds the lock to its end.</remarks>
    public Task<int> MendAsync(CancellationToken ct) => Locked(() => 0, ct);
}

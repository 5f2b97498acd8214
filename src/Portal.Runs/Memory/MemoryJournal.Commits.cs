namespace Portal.Runs.Memory;

public sealed partial class MemoryJournal
{
    /// <inheritdoc />
    public Task<IReadOnlyList<Standing>> IntendAsync(IReadOnlyList<Intention> intentions, CancellationToken ct) =>
        Locked<IReadOnlyList<Standing>>(() => [.. intentions.Select(Intend)], ct);

    /// <inheritdoc />
    public Task<IReadOnlyList<Standing>> CommitAsync(IReadOnlyList<Commitment> commitments, CancellationToken ct) =>
        Locked<IReadOnlyList<Standing>>(() => [.. commitments.Select(Commit)], ct);

    private Standing Intend(Intention intention)
    {
        var (item, standing) = Find(intention.Claim);
        if (standing != Standing.Yours) return standing;

        foreach (var thing in intention.Things)
        {
            var exists = item!.Things.TryGetValue(thing, out var row) && row.State == ThingState.Exists;
            item.Things[thing] = new(item.Id, thing, exists ? ThingState.Exists : ThingState.Intended, item.Fence);
            if (!_makers.TryGetValue(Key(thing), out var makers)) _makers[Key(thing)] = makers = [];
            if (!makers.Contains(item)) makers.Add(item);
        }

        return Standing.Yours;
    }

    private Standing Commit(Commitment commitment)
    {
        var (claim, outcome, next) = (commitment.Claim, commitment.Outcome, commitment.Next);
        var (item, standing) = Find(claim);
        if (item is null || standing is Standing.Fenced or Standing.GivenBack || item.Step != claim.Step) return standing;

        if (outcome is not null)
        {
            Write(outcome.Facts);
            Record(item, outcome, next);
        }
        else if (next is Next.End end)
        {
            _events.Add(new(item.Id, item.Step, end.Why ?? ""));
        }

        return next switch
        {
            Next.On on => GoOn(item, on),
            Next.Later later => Wait(item, later),
            Next.End end => Finish(item, end),
            _ => throw new InvalidOperationException($"{next} leads nowhere."),
        };
    }

    /// <summary>The item of a claim, and how the claim stands: an older fence is refused, and what left its hands under this fence was given back.</summary>
    private (MemoryItem? Item, Standing Standing) Find(Claim claim) =>
        !_items.TryGetValue(claim.Item, out var item) || item.Fence != claim.Fence ? (item, Standing.Fenced)
        : item.State != ItemState.AtWork ? (item, Standing.GivenBack)
        : item.Run.CancelAsked ? (item, Standing.CancelAsked)
        : (item, Standing.Yours);

    private void Record(MemoryItem item, Outcome outcome, Next next)
    {
        (item.Suspect, item.Alone, item.Deaths) = (false, false, 0);
        _events.Add(new(item.Id, item.Step, outcome switch
        {
            Outcome.Success success => success.What,
            Outcome.Wait wait => wait.Why,
            Outcome.Setback setback => setback.Reason,
            Outcome.Failure failure => failure.Reason,
            Outcome.Closing closing => closing.Reason,
            _ => throw new InvalidOperationException($"{outcome} is no outcome."),
        }));

        if (outcome is Outcome.Success)
            foreach (var row in item.Things.Values.Where(row => row.Fence == item.Fence && row.State == ThingState.Intended).ToList())
                item.Things[row.Thing] = row with { State = row.Thing.Transient ? ThingState.Removed : ThingState.Exists };

        foreach (var gone in outcome.Gone)
            foreach (var maker in _makers.GetValueOrDefault(Key(gone), []))
                foreach (var row in maker.Things.Values.Where(row => Key(row.Thing) == Key(gone)).ToList())
                    maker.Things[row.Thing] = row with { State = ThingState.Removed };

        if (outcome is Outcome.Closing silent && next is Next.Later later) GateOf(silent.Gate).Close(item.Id, later.When);
        if (outcome is Outcome.Success or Outcome.Wait)
            foreach (var gate in item.Gates) GateOf(gate).Answered(item.Id);
    }

    /// <summary>A thing is what it is wherever it lies; whether it was meant to stay is the business of its maker.</summary>
    private static Thing Key(Thing thing) => thing with { Transient = false };

    private Standing GoOn(MemoryItem item, Next.On on)
    {
        var now = time.GetUtcNow();
        if (item.Step != on.Step) item.Attempt = 1;
        item.Step = on.Step;
        if (item.Run.CancelAsked) return Standing.CancelAsked; // with the gates it has, until it is ended

        var gates = MemoryItem.InOrder(on.Gates);
        if (gates.Except(item.Gates).All(gate => GateOf(gate).HasRoom(now)))
        {
            foreach (var gate in item.Gates.Except(gates)) GateOf(gate).Leave(item.Id);
            foreach (var gate in gates.Except(item.Gates)) GateOf(gate).Enter(item.Id, now);
            item.Gates = gates;
            return Standing.Yours;
        }

        LetGo(item);
        item.Gates = gates;
        Enqueue(item, now, why: null);
        return Standing.GivenBack;
    }

    private Standing Wait(MemoryItem item, Next.Later later)
    {
        if (item.Run.CancelAsked) return Finish(item, new(ItemState.Cancelled, CancelledWhy));

        LetGo(item);
        (item.Step, item.Attempt, item.Gates) = (later.Step, later.Attempt, MemoryItem.InOrder(later.Gates));
        Enqueue(item, later.When, later.Why);
        return Standing.GivenBack;
    }

    private Standing Finish(MemoryItem item, Next.End end)
    {
        LetGo(item);
        End(item, end.State, end.Why, end.Advice);
        return Standing.GivenBack;
    }
}

using Portal.Data.Facts;
using Portal.Data.Sql;
using Portal.Runs;

namespace Portal.Data.Runs;

/// <summary>Commits a group of outcomes in one transaction.</summary>
internal sealed class Committing(Transaction tx, Insert insert, FactWriters facts, DateTimeOffset now)
{
    private readonly GateBook _gates = new();
    private readonly Settling _settling = new(tx, now);
    private readonly List<Statement> _writes = [];

    /// <summary>Where in <see cref="_writes"/> an item is moved: that must change one row, or somebody else moved it.</summary>
    private readonly List<int> _moves = [];
    private readonly HashSet<Guid> _lanes = [];

    public async Task<IReadOnlyList<Standing>> RunAsync(IReadOnlyList<Commitment> commitments, CancellationToken ct)
    {
        var items = await HandItems.ReadAsync(tx, commitments.Select(commitment => commitment.Claim), ct).ConfigureAwait(false);
        await _gates.LockAsync(tx, insert, GatesOf(commitments, items), ct).ConfigureAwait(false);

        List<Standing> standings = [];
        foreach (var commitment in commitments) standings.Add(Commit(commitment, items));

        var changed = await tx.SendAsync([.. _writes, .. _gates.Changes()], ct).ConfigureAwait(false);
        if (_moves.Exists(n => changed[n] != 1)) throw new MovedOnException();
        await _settling.RunAsync(ct).ConfigureAwait(false);
        return standings;
    }

    private static IEnumerable<string> GatesOf(IEnumerable<Commitment> commitments, Dictionary<Guid, HandItem> items) =>
        commitments.Where(commitment => HandItems.StandingOf(items, commitment.Claim) != Standing.Fenced).SelectMany(commitment => (IEnumerable<string>)
        [
            .. items[commitment.Claim.Item].Gates,
            .. commitment.Next is Next.On next ? next.Gates : [],
            .. commitment.Outcome is Outcome.Closing silent ? (string[])[silent.Gate] : [],
        ]);

    /// <summary>Whether there is something to write: neither fenced off nor written before.</summary>
    private static bool Concerns(Claim claim, Dictionary<Guid, HandItem> items, out Standing standing)
    {
        standing = HandItems.StandingOf(items, claim);
        return standing is Standing.Yours or Standing.CancelAsked && items[claim.Item].Step == claim.Step;
    }

    private Standing Commit(Commitment commitment, Dictionary<Guid, HandItem> items)
    {
        var (claim, outcome, next) = (commitment.Claim, commitment.Outcome, commitment.Next);
        if (!Concerns(claim, items, out var standing)) return standing;
        var item = items[claim.Item];

        if (outcome is not null)
        {
            foreach (var fact in outcome.Facts) _writes.AddRange(facts.Write(fact));
            Record(item, commitment, outcome);
        }
        else if (next is Next.End end)
        {
            _writes.Add(insert.Into(EventOf(item, end.Why ?? "")));
        }

        return next switch
        {
            Next.On on => GoOn(item, on),
            Next.Later when item.CancelAsked => Finish(item, new(ItemState.Cancelled, Words.Cancelled)),
            Next.Later later => Wait(item, later),
            Next.End end => Finish(item, end),
            _ => throw new InvalidOperationException($"{next} leads nowhere."),
        };
    }

    private void Record(HandItem item, Commitment commitment, Outcome outcome)
    {
        (item.Suspect, item.Alone, item.Deaths) = (false, false, 0);
        _writes.Add(insert.Into(new StepRow
        {
            ItemId = item.Id,
            Step = item.Step,
            Attempt = item.Attempt,
            Fence = item.Fence.Number,
            Started = commitment.Started,
            Took = commitment.Took,
            End = Words.EndOf(outcome),
        }));
        _writes.Add(insert.Into(EventOf(item, Words.Of(outcome))));

        if (outcome is Outcome.Success)
            _writes.Add(
                $"""
                UPDATE "Ledger" SET "State" = CASE WHEN "Transient" = {true} THEN {ThingState.Removed} ELSE {ThingState.Exists} END, "Since" = {now}
                WHERE "ItemId" = {item.Id} AND "Fence" = {item.Fence} AND "State" = {ThingState.Intended}
                """);
        foreach (var gone in outcome.Gone)
            _writes.Add(
                $"""
                UPDATE "Ledger" SET "State" = {ThingState.Removed}, "Since" = {now}
                WHERE "Host" = {gone.Host} AND "Kind" = {gone.Kind} AND "Name" = {gone.Name} AND "State" <> {ThingState.Removed}
                """);

        if (outcome is Outcome.Closing silent && commitment.Next is Next.Later later) _gates.Close(silent.Gate, item.Id, later.When);
        if (outcome is Outcome.Success or Outcome.Wait) _gates.Answered(item.Gates, item.Id);
    }

    private EventRow EventOf(HandItem item, string what) => new() { RunId = item.Run, ItemId = item.Id, Step = item.Step, When = now, What = what };

    private Standing GoOn(HandItem item, Next.On on)
    {
        var was = item.Step;
        if (was != on.Step) item.Attempt = 1;
        item.Step = on.Step;
        if (!item.CancelAsked) // else with the gates it has, until it is ended
        {
            var (had, gates) = (item.Gates, GateNames.InOrder(on.Gates));
            item.Gates = gates;
            if (!_gates.HaveRoom(gates.Except(had), now))
            {
                _gates.Leave(had, item.Id);
                return Enqueue(item, was, now, why: null);
            }

            _gates.Leave(had.Except(gates), item.Id);
            _gates.Enter(gates.Except(had), item.Id, now);
        }

        Move(item, was,
            $"""
            UPDATE "Items" SET "Step" = {item.Step}, "Attempt" = {item.Attempt}, "Since" = {now}, "Gates" = {GateNames.Join(item.Gates)}, "Lane" = {LaneOf(item)},
                   "Suspect" = {item.Suspect}, "Alone" = {item.Alone}, "Deaths" = {item.Deaths}
            """);
        return item.CancelAsked ? Standing.CancelAsked : Standing.Yours;
    }

    private Standing Wait(HandItem item, Next.Later later)
    {
        var was = item.Step;
        _gates.Leave(item.Gates, item.Id);
        (item.Step, item.Attempt, item.Gates) = (later.Step, later.Attempt, GateNames.InOrder(later.Gates));
        return Enqueue(item, was, later.When, later.Why);
    }

    private Standing Enqueue(HandItem item, string was, DateTimeOffset due, string? why)
    {
        item.State = ItemState.Waiting;
        Move(item, was,
            $"""
            UPDATE "Items" SET "State" = {ItemState.Waiting}, "Node" = {(string?)null}, "Step" = {item.Step}, "Attempt" = {item.Attempt}, "Due" = {due},
                   "Why" = {why}, "Advice" = {(string?)null}, "Since" = {now}, "Gates" = {GateNames.Join(item.Gates)}, "Lane" = {LaneOf(item)},
                   "Suspect" = {item.Suspect}, "Alone" = {false}, "Deaths" = {item.Deaths}
            """);
        return Standing.GivenBack;
    }

    private Standing Finish(HandItem item, Next.End end)
    {
        _gates.Leave(item.Gates, item.Id);
        item.State = end.State;
        Move(item, item.Step,
            $"""
            UPDATE "Items" SET "State" = {end.State}, "Node" = {(string?)null}, "Why" = {end.Why}, "Advice" = {end.Advice}, "Since" = {now},
                   "HeldSubject" = {(end.State == ItemState.Done ? null : (Guid?)item.Subject)}, "Suspect" = {false}, "Alone" = {false}, "Deaths" = {0}
            """);
        _settling.Ended(item.Run, item.Id, item.Title, end.State, end.Why);
        return Standing.GivenBack;
    }

    private Guid LaneOf(HandItem item)
    {
        var lane = item.Lane;
        if (_lanes.Add(lane.Id)) _writes.Add(insert.IntoIfMissing(lane, nameof(LaneRow.Id)));
        return lane.Id;
    }

    private void Move(HandItem item, string was, Statement change)
    {
        _moves.Add(_writes.Count);
        _writes.Add($"""{change} WHERE "Id" = {item.Id} AND "Fence" = {item.Fence} AND "State" = {ItemState.AtWork} AND "Step" = {was}""");
    }
}

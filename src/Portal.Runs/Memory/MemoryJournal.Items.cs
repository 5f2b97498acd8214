namespace Portal.Runs.Memory;

/// <content>What commits, orders and take-overs do to one item.</content>
public sealed partial class MemoryJournal
{
    private const string CancelledWhy = "The run was cancelled.";

    private void Enqueue(MemoryItem item, DateTimeOffset due, string? why)
    {
        _queue.Remove(item);
        SetState(item, ItemState.Waiting);
        (item.Due, item.Why, item.Advice) = (due, why, null);
        if (item.Run.State == RunState.Open) _queue.Add(item);
    }

    /// <summary>Out of a node's hands and out of its gates.</summary>
    private void LetGo(MemoryItem item)
    {
        if (item.State != ItemState.AtWork) return;
        AtWorkOn(item.Node!.Value).Remove(item);
        foreach (var gate in item.Gates) GateOf(gate).Leave(item.Id);
        (item.Node, item.Alone) = (null, false);
    }

    private static void SetState(MemoryItem item, ItemState state)
    {
        if (item.IsMoving) item.Run.Moving--;
        item.State = state;
        if (item.IsMoving) item.Run.Moving++;
    }

    private void End(MemoryItem item, ItemState state, string? why, string? advice)
    {
        _queue.Remove(item);
        SetState(item, state);
        (item.Why, item.Advice, item.Suspect, item.Deaths) = (why, advice, false, 0);

        if (state is ItemState.Done)
        {
            Release(item);
            foreach (var next in item.Successors.Where(next => next.State is ItemState.Held or ItemState.Blocked)) Enqueue(next, time.GetUtcNow(), why: null);
        }
        else
        {
            foreach (var next in item.Successors.Where(next => next.State is ItemState.Held))
                End(next, ItemState.Blocked, $"{item.Order.Title} did not get done: {why}", $"Retry {item.Order.Title}.");
        }

        FinishRun(item.Run);
    }

    private void Release(MemoryItem item)
    {
        if (item.Holds) _held.Remove(item.Order.Subject);
        item.Holds = false;
    }

    private static void FinishRun(MemoryRun run)
    {
        if (run is { State: RunState.Open, Moving: 0 }) run.State = RunState.Finished;
    }
}

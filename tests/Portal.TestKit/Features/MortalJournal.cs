using Portal.Runs;

namespace Portal.TestKit.Features;

/// <summary>The journal and its orders as a process reaches them that can die at any call.</summary>
public sealed class MortalJournal(IJournal journal, IOrders orders, Life life) : IJournal, IOrders
{
    public Task<IReadOnlyList<Claim>> ClaimAsync(NodeId node, PlanBook known, int atMost, CancellationToken ct) =>
        life.CallAsync("claim", () => journal.ClaimAsync(node, known, atMost, ct));

    public Task<IReadOnlyList<Claim>> HeldAsync(NodeId node, CancellationToken ct) => life.CallAsync("held", () => journal.HeldAsync(node, ct));

    public Task<IReadOnlyList<Standing>> IntendAsync(IReadOnlyList<Intention> intentions, CancellationToken ct) =>
        life.CallAsync("intend", () => journal.IntendAsync(intentions, ct));

    public Task<IReadOnlyList<Standing>> CommitAsync(IReadOnlyList<Commitment> commitments, CancellationToken ct) =>
        life.CallAsync("commit", () => journal.CommitAsync(commitments, ct));

    public Task<IReadOnlyList<NodeBeat>> BeatAsync(NodeId self, CancellationToken ct) => life.CallAsync("beat", () => journal.BeatAsync(self, ct));

    public Task<int> TakeOverAsync(NodeId dead, CancellationToken ct) => life.CallAsync("take over", () => journal.TakeOverAsync(dead, ct));

    public Task<int> MendAsync(CancellationToken ct) => life.CallAsync("mend", () => journal.MendAsync(ct));

    public Task<DateTimeOffset?> NextDueAsync(PlanBook known, CancellationToken ct) => life.CallAsync("next due", () => journal.NextDueAsync(known, ct));

    public Task<IReadOnlyList<UnknownStep>> UnknownAsync(PlanBook known, CancellationToken ct) => life.CallAsync("unknown", () => journal.UnknownAsync(known, ct));

    public Task<Refusal?> BeginAsync(NewRun run, CancellationToken ct) => life.CallAsync("begin", () => orders.BeginAsync(run, ct));

    public Task<Refusal?> PrepareAsync(Guid run, IReadOnlyList<NewItem> items, CancellationToken ct) => life.CallAsync("prepare", () => orders.PrepareAsync(run, items, ct));

    public Task<bool> OpenAsync(Guid run, CancellationToken ct) => life.CallAsync("open", () => orders.OpenAsync(run, ct));

    public Task<bool> AbandonAsync(Guid run, IReadOnlyList<object> facts, CancellationToken ct) => life.CallAsync("abandon", () => orders.AbandonAsync(run, facts, ct));

    public Task<bool> CancelAsync(Guid run, IReadOnlyList<object> facts, CancellationToken ct) => life.CallAsync("cancel", () => orders.CancelAsync(run, facts, ct));

    public Task<int> RetryAsync(Guid run, IReadOnlyList<Guid>? items, IReadOnlyList<object> facts, CancellationToken ct) =>
        life.CallAsync("retry", () => orders.RetryAsync(run, items, facts, ct));

    public Task<int> UndoAsync(Guid run, NewRun undo, IReadOnlyList<(Guid Item, NewItem Instead)> items, CancellationToken ct) =>
        life.CallAsync("undo", () => orders.UndoAsync(run, undo, items, ct));

    public Task SetGatesAsync(IReadOnlyList<Gate> gates, CancellationToken ct) => life.CallAsync("set gates", () => orders.SetGatesAsync(gates, ct));
}

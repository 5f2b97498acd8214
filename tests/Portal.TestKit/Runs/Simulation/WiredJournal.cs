using Portal.Runs;

namespace Portal.TestKit.Runs.Simulation;

/// <summary>A journal as one process reaches it.</summary>
public sealed class WiredJournal(IJournal journal, Wire wire, SimulatedProcess process, Action<Commitment, Standing> onCommit) : IJournal
{
    public Task<IReadOnlyList<Claim>> ClaimAsync(NodeId node, PlanBook known, int atMost, CancellationToken ct) =>
        wire.CallAsync(process, "claim", () => journal.ClaimAsync(node, known, atMost, CancellationToken.None));

    public Task<IReadOnlyList<Claim>> HeldAsync(NodeId node, CancellationToken ct) =>
        wire.CallAsync(process, "held", () => journal.HeldAsync(node, CancellationToken.None));

    public Task<IReadOnlyList<Standing>> IntendAsync(IReadOnlyList<Intention> intentions, CancellationToken ct) =>
        wire.CallAsync(process, "intend", () => journal.IntendAsync(intentions, CancellationToken.None));

    public Task<IReadOnlyList<Standing>> CommitAsync(IReadOnlyList<Commitment> commitments, CancellationToken ct) =>
        wire.CallAsync(process, "commit", async () =>
        {
            var standings = await journal.CommitAsync(commitments, CancellationToken.None);
            for (var n = 0; n < standings.Count; n++) onCommit(commitments[n], standings[n]);
            return standings;
        });

    public Task<IReadOnlyList<NodeBeat>> BeatAsync(NodeId self, CancellationToken ct) =>
        wire.CallAsync(process, "beat", () => journal.BeatAsync(self, CancellationToken.None));

    public Task<int> TakeOverAsync(NodeId dead, CancellationToken ct) =>
        wire.CallAsync(process, "take over", () => journal.TakeOverAsync(dead, CancellationToken.None));

    public Task<int> MendAsync(CancellationToken ct) => wire.CallAsync(process, "mend", () => journal.MendAsync(CancellationToken.None));

    public Task<DateTimeOffset?> NextDueAsync(PlanBook known, CancellationToken ct) =>
        wire.CallAsync(process, "next due", () => journal.NextDueAsync(known, CancellationToken.None));

    public Task<IReadOnlyList<UnknownStep>> UnknownAsync(PlanBook known, CancellationToken ct) =>
        wire.CallAsync(process, "unknown", () => journal.UnknownAsync(known, CancellationToken.None));
}

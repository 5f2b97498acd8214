using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Connections;
using Portal.Features.Runs;
using Portal.Runs;

namespace Portal.Features.Dashboard;

/// <summary>Why things stand still: one cause, one row, over all runs.</summary>
internal sealed class Causes(PortalDb db, DateTimeOffset now)
{
    /// <summary>Items that are read: with more, the first of them tell enough.</summary>
    private const int MostItems = 5000;

    /// <summary>Most things first; failures, which need a person, before silence.</summary>
    public async Task<IReadOnlyList<Cause>> ReadAsync(CancellationToken ct) =>
        [.. (await FailuresAsync(ct).ConfigureAwait(false)).Concat(await SilencesAsync(ct).ConfigureAwait(false)).OrderBy(cause => cause.Kind).ThenByDescending(cause => cause.Count)];

    private async Task<IReadOnlyList<Cause>> SilencesAsync(CancellationToken ct)
    {
        var gates = await new GateStates(db).ReadAsync(rows => rows.Where(gate => gate.Closed != null), run: null, ct).ConfigureAwait(false);
        return [.. gates.Select(gate => new Cause(CauseKind.Silence, GateView.SilentWords(gate.Name), "Check that it is up and can be reached: it is asked again by itself.", gate.ClosedSince ?? now, gate.Waiting, []))];
    }

    private async Task<IReadOnlyList<Cause>> FailuresAsync(CancellationToken ct)
    {
        // What failed still holds its subject: those are few, and indexed.
        var items = await db.Items.ThatHold().Where(item => item.State == ItemState.Failed || item.State == ItemState.Blocked).OrderBy(item => item.HeldSubject).Take(MostItems)
            .Select(item => new StuckItem(item.Id, item.RunId, item.After, item.Title, item.Step, item.State, item.Why, item.Advice, item.Since)).ToListAsync(ct).ConfigureAwait(false);
        var byId = items.ToDictionary(item => item.Id);
        return
        [
            .. items.GroupBy(item => item.Root(byId).Reason())
                .Select(alike => new Cause(CauseKind.Failure, alike.Key.Reason, alike.Key.Advice, alike.Min(item => item.Since), alike.Count(), [.. alike.Select(item => item.Run).Distinct()])),
        ];
    }

    private sealed record StuckItem(Guid Id, Guid Run, Guid? After, string Title, string Step, ItemState State, string? Why, string? Advice, DateTimeOffset Since)
    {
        /// <summary>The item whose failure keeps this one.</summary>
        public StuckItem Root(Dictionary<Guid, StuckItem> all)
        {
            var root = this;
            while (root is { State: ItemState.Blocked, After: { } after } && all.TryGetValue(after, out var before)) root = before;
            return root;
        }

        public (string Step, string Reason, string? Advice) Reason() => (Step, ReadRun.Alike(Why, Title), Advice is null ? null : ReadRun.Alike(Advice, Title));
    }
}

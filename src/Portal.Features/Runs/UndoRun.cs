using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Features.Audit;
using Portal.Features.Runs.Preparing;
using Portal.Runs;

namespace Portal.Features.Runs;

/// <summary>Takes back whatever of a run failed, was cancelled or got blocked: deletes what the ledger has of what was being made, and frees its names; machines that were started or stopped are let go as they are. What got done stays.</summary>
public sealed class UndoRun(IDbContextFactory<PortalDb> databases, IOrders orders, OrderDesk desk, AuditTrail audit, TimeProvider time)
{
    internal const string Kind = "undo";

    /// <inheritdoc cref="ExecuteAsync(Guid, IReadOnlyList{Guid}, Who, Guid?, CancellationToken)" />
    public Task<Answer<Guid>> ExecuteAsync(Guid run, IReadOnlyList<Guid>? items, Who who, CancellationToken ct) => ExecuteAsync(run, items, who, undo: null, ct);

    /// <summary>Orders it.</summary>
    /// <param name="run">Which run.</param>
    /// <param name="items">Which of its items; null for all that stand still.</param>
    /// <param name="who">Who asks.</param>
    /// <param name="undo">The id that the run shall have that undoes: an order that was placed under it before is not placed again. Null for a new one.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The run that undoes, or why nothing can be undone.</returns>
    public Task<Answer<Guid>> ExecuteAsync(Guid run, IReadOnlyList<Guid>? items, Who who, Guid? undo, CancellationToken ct) =>
        desk.OnceAsync(undo, Kind, placed => placed.Id, id => OrderAsync(run, items, who, id, ct), time, ct);

    /// <summary>The names of what it would take back, or why nothing can be. Changes nothing.</summary>
    public async Task<Answer<IReadOnlyList<string>>> PreviewAsync(Guid run, IReadOnlyList<Guid>? items, CancellationToken ct)
    {
        var title = await RunTitle.FindAsync(databases, run, ct).ConfigureAwait(false);
        if (title is null) return Answer.No<IReadOnlyList<string>>(RunTitle.Unknown(run));
        var stuck = await new UndoPreparation(databases, orders, time).StuckAsync(new(run, items), ct).ConfigureAwait(false);
        return stuck.Count > 0 ? Answer.Yes<IReadOnlyList<string>>([.. stuck.Select(item => item.Title)]) : Answer.No<IReadOnlyList<string>>(Nothing(title));
    }

    private async Task<Answer<Guid>> OrderAsync(Guid run, IReadOnlyList<Guid>? items, Who who, Guid id, CancellationToken ct)
    {
        var title = await RunTitle.FindAsync(databases, run, ct).ConfigureAwait(false);
        var request = new UndoRequest(run, items);
        var verdict = title is null ? RunTitle.Unknown(run) : await JudgeAsync(request, title, ct).ConfigureAwait(false);
        if (!verdict.IsYes)
        {
            await audit.RefuseAsync(who, Kind, title ?? run.ToString(), run, verdict, ct).ConfigureAwait(false);
            return Answer.No<Guid>(verdict);
        }

        var undo = new NewRun(id, Cut($"Undo: {title}"), Kind, Rank.Order, who.Name, request.ToJson(),
            [new Audited(audit.Accepted(who, Kind, title!, run))]);
        verdict = await desk.PlaceAsync(undo, who, ct).ConfigureAwait(false);
        return verdict.IsYes ? Answer.Yes(undo.Id) : Answer.No<Guid>(verdict);
    }

    private async Task<Verdict> JudgeAsync(UndoRequest request, string title, CancellationToken ct)
    {
        var stuck = await new UndoPreparation(databases, orders, time).StuckAsync(request, ct).ConfigureAwait(false);
        return stuck.Count > 0
            ? Verdict.Yes
            : Nothing(title);
    }

    private static Verdict Nothing(string title) =>
        Verdict.No("run", title, "Nothing of it stands still that can be undone.", "Cancel it first if it is open; what was being removed can only be retried.");

    private static string Cut(string title) => title.Length <= 200 ? title : title[..200];
}

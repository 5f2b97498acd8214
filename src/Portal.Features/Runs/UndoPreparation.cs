using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Machines;
using Portal.Features.Machines;
using Portal.Features.Plans;
using Portal.Features.Runs.Preparing;
using Portal.Runs;

namespace Portal.Features.Runs;

/// <summary>Puts an undo in the place of each item that got stuck: machines first, then the image they waited for.</summary>
internal sealed class UndoPreparation(IDbContextFactory<PortalDb> databases, IOrders orders, TimeProvider time) : IPreparation
{
    /// <summary>Plans that neither make nor delete anything: their machines are let go.</summary>
    private static readonly IReadOnlyList<string> Power = [.. Enum.GetValues<PowerAction>().Select(action => Stories.Of(action).Name), Stories.ReleaseMachine.Name];

    /// <inheritdoc />
    public bool Prepares(string kind) => kind == UndoRun.Kind;

    /// <inheritdoc />
    public async Task<Verdict> PrepareAsync(NewRun run, CancellationToken ct)
    {
        var request = UndoRequest.Of(run.Request);
        var stuck = await StuckAsync(request, ct).ConfigureAwait(false);
        foreach (var batch in stuck.Chunk(IPreparation.Batch))
            await orders.UndoAsync(request.Run, run, [.. batch.Select(item => (item.Id, Instead(item, run)))], ct).ConfigureAwait(false);

        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.Items.AnyAsync(item => item.RunId == run.Id, ct).ConfigureAwait(false)
            ? Verdict.Yes
            : Verdict.No("run", run.Title, "Nothing of it can be undone any more: somebody was first.", "Look at it again.");
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<object>> TakeBackAsync(NewRun run, CancellationToken ct) => Task.FromResult<IReadOnlyList<object>>([]);

    /// <summary>Items of a run that stand still and can be undone.</summary>
    internal async Task<IReadOnlyList<Stuck>> StuckAsync(UndoRequest request, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var image = Stories.NewImage.Name;
        IReadOnlyList<string> plans = [Stories.NewMachine.Name, image, .. Power];
        var all = await (
            from item in db.Items
            where item.RunId == request.Run && plans.Contains(item.Plan)
                && (item.State == ItemState.Failed || item.State == ItemState.Cancelled || item.State == ItemState.Blocked)
            orderby item.Plan == image, item.Place
            select new Stuck(item.Id, item.Title, item.Plan, item.Subject)).ToListAsync(ct).ConfigureAwait(false);
        if (request.Items is null) return all;
        HashSet<Guid> asked = [.. request.Items];
        return [.. all.Where(item => asked.Contains(item.Id))];
    }

    private NewItem Instead(Stuck item, NewRun run)
    {
        var now = time.GetUtcNow();
        if (Power.Contains(item.Plan)) return new(Guid.CreateVersion7(now), item.Title, Stories.ReleaseMachine, item.Subject, Gates: [], After: null, Facts: []);
        return item.Plan == Stories.NewImage.Name
            ? new(Guid.CreateVersion7(now), item.Title, Stories.UndoImage, item.Subject, Gates: [], After: null, Facts: [])
            : new(Guid.CreateVersion7(now), item.Title, Stories.UndoMachine, item.Subject, Gates: [], After: null,
                [new MachineStood(item.Subject, MachineState.Removing, now, $"Undone by {run.By}.")]);
    }

    internal sealed record Stuck(Guid Id, string Title, string Plan, Guid Subject);
}

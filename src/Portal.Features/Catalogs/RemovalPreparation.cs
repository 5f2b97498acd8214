using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Machines;
using Portal.Features.Plans;
using Portal.Features.Runs.Preparing;
using Portal.Runs;

namespace Portal.Features.Catalogs;

/// <summary>Writes the items of an order to remove machines, and the catalog after them. What another order got stuck with is taken over from it.</summary>
internal sealed class RemovalPreparation(IDbContextFactory<PortalDb> databases, IOrders orders, TimeProvider time) : IPreparation
{
    /// <inheritdoc />
    public bool Prepares(string kind) => kind is RemoveMachines.Kind or RemoveCatalog.Kind;

    /// <inheritdoc />
    public async Task<Verdict> PrepareAsync(NewRun run, CancellationToken ct)
    {
        var order = RemovalRequest.Of(run.Request);
        var machines = await LoadAsync(order, ct).ConfigureAwait(false);
        var why = $"Removed by {run.By}.";
        foreach (var batch in machines.Where(machine => machine.Held is null).Chunk(IPreparation.Batch))
            await PrepareAsync(run.Id, [.. batch.Select(machine => Item(machine, Stories.RemoveMachine, why))], ct).ConfigureAwait(false);

        foreach (var stuck in machines.Where(machine => machine.IsStuck && machine.Held!.Run != run.Id).GroupBy(machine => machine.Held!.Run))
            foreach (var batch in stuck.Chunk(IPreparation.Batch))
                await orders.UndoAsync(stuck.Key, run, [.. batch.Select(machine => (machine.Held!.Item, Item(machine, Stories.UndoMachine, why)))], ct).ConfigureAwait(false);

        if (order.Machines is null) await PrepareCatalogAsync(run, order, ct).ConfigureAwait(false);
        return await AnyAsync(run.Id, ct).ConfigureAwait(false)
            ? Verdict.Yes
            : Verdict.No("machines", order.Name, "Other orders hold all of it.", "Wait until they are through, or cancel them.");
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<object>> TakeBackAsync(NewRun run, CancellationToken ct) => Task.FromResult<IReadOnlyList<object>>([]);

    /// <summary>Comes after the machines. In place of an item that got stuck with the image, if there is one: nobody shall retry that any more.</summary>
    private async Task PrepareCatalogAsync(NewRun run, RemovalRequest order, CancellationToken ct)
    {
        var item = new NewItem(Numbered.Item(run.Id, 0), order.Name, Stories.RemoveCatalog, order.Catalog, Gates: [], After: null, Facts: []);
        if (await StuckImageAsync(order.Catalog, ct).ConfigureAwait(false) is { } stuck) await orders.UndoAsync(stuck.Run, run, [(stuck.Item, item)], ct).ConfigureAwait(false);
        await PrepareAsync(run.Id, [item], ct).ConfigureAwait(false);
    }

    private async Task<Holder?> StuckImageAsync(Guid catalog, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await (
            from image in db.Images
            where image.CatalogId == catalog
            join item in db.Items on image.Id equals item.HeldSubject
            where item.State == ItemState.Failed || item.State == ItemState.Cancelled || item.State == ItemState.Blocked
            select new Holder(item.RunId, item.Id, item.Run!.Title, item.State)).FirstOrDefaultAsync(ct).ConfigureAwait(false);
    }

    /// <summary>Whoever another order took in the meantime is left to it.</summary>
    private async Task PrepareAsync(Guid run, IReadOnlyList<NewItem> items, CancellationToken ct)
    {
        for (var left = items.ToList(); left.Count > 0;)
        {
            if (await orders.PrepareAsync(run, left, ct).ConfigureAwait(false) is not { } refusal) return;
            left.RemoveAll(item => item.Id == refusal.Item);
        }
    }

    private async Task<IReadOnlyList<Leaving>> LoadAsync(RemovalRequest order, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var all = await Leaving.LoadAsync(db, order.Catalog, ct).ConfigureAwait(false);
        if (order.Machines is null) return all;
        HashSet<Guid> asked = [.. order.Machines];
        return [.. all.Where(machine => asked.Contains(machine.Id))];
    }

    private async Task<bool> AnyAsync(Guid run, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.Items.AnyAsync(item => item.RunId == run, ct).ConfigureAwait(false);
    }

    private NewItem Item(Leaving machine, Plan plan, string why) => new(
        Guid.CreateVersion7(time.GetUtcNow()), machine.Name, plan, machine.Id, Gates: [], After: null,
        [new MachineStood(machine.Id, MachineState.Removing, time.GetUtcNow(), why)]);
}

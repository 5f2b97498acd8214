using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Machines;
using Portal.Features.Connections;
using Portal.Features.Plans;
using Portal.Features.Runs.Preparing;
using Portal.Runs;

namespace Portal.Features.Machines;

/// <summary>Writes the items of an order of power. Machines that another order took in the meantime are left to it.</summary>
internal sealed class PowerPreparation(IDbContextFactory<PortalDb> databases, IOrders orders) : IPreparation
{
    /// <inheritdoc />
    public bool Prepares(string kind) => Enum.GetValues<PowerAction>().Any(action => PowerMachines.KindOf(action) == kind);

    /// <inheritdoc />
    public async Task<Verdict> PrepareAsync(NewRun run, CancellationToken ct)
    {
        var order = PowerRequest.Of(run.Request);
        var numbers = order.Machines.Select((id, n) => (Id: id, Number: n + 1)).ToDictionary(each => each.Id, each => each.Number);
        var machines = await LoadAsync(order, ct).ConfigureAwait(false);
        await SetGatesAsync(machines, ct).ConfigureAwait(false);
        foreach (var batch in machines.Chunk(IPreparation.Batch))
            await PrepareAsync(run.Id, [.. batch.Select(machine => Item(run.Id, numbers[machine.Id], machine, order.Action))], ct).ConfigureAwait(false);

        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.Items.AnyAsync(item => item.RunId == run.Id, ct).ConfigureAwait(false)
            ? Verdict.Yes
            : Verdict.No("machines", run.Title, "Other orders hold all of them.", "Wait until they are through, or cancel them.");
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<object>> TakeBackAsync(NewRun run, CancellationToken ct) => Task.FromResult<IReadOnlyList<object>>([]);

    private async Task<IReadOnlyList<PoweredOne>> LoadAsync(PowerRequest order, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await new PoweredOnes(db).LoadAsync(order.Machines, ct).ConfigureAwait(false);
    }

    /// <summary>A share of a catalog is another number whenever machines came or went.</summary>
    private async Task SetGatesAsync(IReadOnlyList<PoweredOne> machines, CancellationToken ct)
    {
        var catalogs = machines.Select(machine => machine.Catalog).Distinct().ToList();
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var found = await (
            from catalog in db.Catalogs
            where catalogs.Contains(catalog.Id)
            join connection in db.Connections on catalog.ConnectionId equals connection.Id
            select new { catalog.Id, Connection = connection, Machines = db.Machines.Count(machine => machine.CatalogId == catalog.Id && machine.State != MachineState.Removed) })
            .AsNoTracking().ToListAsync(ct).ConfigureAwait(false);
        IEnumerable<Gate> gates = found.Select(each => Limits.PowerGate(each.Connection, each.Id, each.Machines)).Concat(found.Select(each => Limits.PowerGate(each.Connection)));
        await orders.SetGatesAsync([.. gates.DistinctBy(gate => gate.Name)], ct).ConfigureAwait(false);
    }

    private async Task PrepareAsync(Guid run, IReadOnlyList<NewItem> items, CancellationToken ct)
    {
        for (var left = items.ToList(); left.Count > 0;)
        {
            if (await orders.PrepareAsync(run, left, ct).ConfigureAwait(false) is not { } refusal) return;
            left.RemoveAll(item => item.Id == refusal.Item);
        }
    }

    private static NewItem Item(Guid run, int number, PoweredOne machine, PowerAction action) =>
        new(Numbered.Item(run, number), machine.Name, Stories.Of(action), machine.Id,
            [Limits.Host(machine.Host), Limits.Power(machine.Connection), Limits.PowerOf(machine.Catalog)], After: null, Facts: []);
}

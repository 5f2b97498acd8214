using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
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
        foreach (var batch in (await LoadAsync(order, ct).ConfigureAwait(false)).Chunk(IPreparation.Batch))
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

    private async Task PrepareAsync(Guid run, IReadOnlyList<NewItem> items, CancellationToken ct)
    {
        for (var left = items.ToList(); left.Count > 0;)
        {
            if (await orders.PrepareAsync(run, left, ct).ConfigureAwait(false) is not { } refusal) return;
            left.RemoveAll(item => item.Id == refusal.Item);
        }
    }

    private static NewItem Item(Guid run, int number, PoweredOne machine, PowerAction action) =>
        new(Numbered.Item(run, number), machine.Name, Stories.Of(action), machine.Id, [Limits.Host(machine.Host)], After: null, Facts: []);
}

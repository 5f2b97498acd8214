using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Runs;
using Portal.Domain.Machines;
using Portal.Runs;

namespace Portal.Features.Plans.Power;

/// <summary>Loads a machine, and how long its guest was waited for.</summary>
internal sealed class PoweredMachines(IDbContextFactory<PortalDb> databases) : ISubjects<PoweredMachine>
{
    /// <inheritdoc />
    public async Task<PoweredMachine?> LoadAsync(Guid subject, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var found = await (
            from machine in db.Machines
            where machine.Id == subject && machine.State != MachineState.Removed
            join catalog in db.Catalogs on machine.CatalogId equals catalog.Id
            select new { machine.Name, catalog.ConnectionId, CatalogId = catalog.Id, machine.Host }).FirstOrDefaultAsync(ct).ConfigureAwait(false);
        if (found is null) return null;
        var looks = await (
            from item in db.Items
            where item.HeldSubject == subject
            join step in db.Steps on item.Id equals step.ItemId
            where step.Step == Stories.AwaitOff
            orderby step.Id descending
            select new { step.Started, step.End }).ToListAsync(ct).ConfigureAwait(false);
        var streak = looks.TakeWhile(look => look.End != StepEnd.Failed).Where(look => look.End == StepEnd.Waits).ToList();
        return new(subject, found.Name, found.ConnectionId, found.CatalogId, found.Host, streak.Count == 0 ? null : streak[^1].Started, streak.Count);
    }
}

using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Catalogs;
using Portal.Domain.Machines;
using Portal.Features.Plans;
using Portal.Runs;

namespace Portal.Features.Catalogs;

/// <summary>Judges what is to be removed, and shows what that deletes. Changes nothing.</summary>
internal sealed class Removal(IDbContextFactory<PortalDb> databases)
{
    /// <summary>More objections than this tell nobody more.</summary>
    private const int MostObjections = 10;

    /// <summary>What an order names, or why it cannot be.</summary>
    /// <param name="catalog">Id of the catalog.</param>
    /// <param name="named">Names or ids of machines; null for the whole catalog.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<(RemovalRequest? Request, Verdict Verdict)> JudgeAsync(Guid catalog, IReadOnlyList<string>? named, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        if (await db.Catalogs.AsNoTracking().FirstOrDefaultAsync(row => row.Id == catalog, ct).ConfigureAwait(false) is not { } found)
            return (null, Verdict.No("catalogId", catalog.ToString(), "There is no such catalog.", "Choose one of the list."));
        if (named is { Count: 0 }) return (null, Verdict.No("machines", "", "No machine is named.", "Name those that are to go."));

        var all = await Leaving.LoadAsync(db, catalog, ct).ConfigureAwait(false);
        var (asked, unknown) = named is null ? (all, []) : Named(all, named);
        var objections = unknown.Concat(asked.Where(machine => machine is { Held: not null, IsStuck: false }).Select(Held));
        if (named is null && await HolderAsync(db, found, ct).ConfigureAwait(false) is { } holder) objections = objections.Append(holder);
        IReadOnlyList<Objection> first = [.. objections.Take(MostObjections)];
        return first.Count > 0 ? (null, new(first)) : (new(catalog, found.Name, named is null ? null : [.. asked.Select(machine => machine.Id)]), Verdict.Yes);
    }

    /// <summary>What the ledger has of all that would go.</summary>
    public async Task<RemovalPreview> ShowAsync(RemovalRequest request, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var machines = await db.Machines.AsNoTracking().Where(machine => machine.CatalogId == request.Catalog && machine.State != MachineState.Removed)
            .OrderBy(machine => machine.Name).Select(machine => new { machine.Id, machine.Name, machine.State }).ToListAsync(ct).ConfigureAwait(false);
        var images = await db.Images.Where(image => image.CatalogId == request.Catalog && image.State != ImageState.Removed).Select(image => image.Id).ToListAsync(ct).ConfigureAwait(false);
        var things = (await (
            from item in db.Items
            join row in db.Ledger on item.Id equals row.ItemId
            where row.State != ThingState.Removed && row.Kind != Things.Folder
                && (db.Machines.Any(machine => machine.Id == item.Subject && machine.CatalogId == request.Catalog)
                    || db.Images.Any(image => image.Id == item.Subject && image.CatalogId == request.Catalog))
            orderby row.Id
            select new { item.Subject, Thing = new Thing(row.Kind, row.Host, row.Name, row.Transient) }).ToListAsync(ct).ConfigureAwait(false))
            .ToLookup(row => row.Subject, row => row.Thing);

        HashSet<Guid> asked = [.. request.Machines ?? machines.Select(machine => machine.Id)];
        return new(request.Name,
            [.. machines.Where(machine => asked.Contains(machine.Id)).Select(machine => new RemovedMachine(machine.Id, machine.Name, machine.State, [.. things[machine.Id]]))],
            request.Machines is null ? [.. images.SelectMany(image => things[image])] : []);
    }

    private static (IReadOnlyList<Leaving> Asked, IEnumerable<Objection> Unknown) Named(IReadOnlyList<Leaving> all, IReadOnlyList<string> named)
    {
        var byName = all.ToDictionary(machine => machine.Name, StringComparer.OrdinalIgnoreCase);
        var byId = all.ToDictionary(machine => machine.Id);
        var found = named.Select(name => (Name: name, Machine: Guid.TryParse(name, out var id) ? byId.GetValueOrDefault(id) : byName.GetValueOrDefault(name))).ToList();
        return ([.. found.Select(each => each.Machine).OfType<Leaving>().Distinct()],
            found.Where(each => each.Machine is null).Select(each => new Objection("machines", each.Name, "The catalog has no such machine.", "Name machines that it has, by name or id.")));
    }

    private static Objection Held(Leaving machine) =>
        new("machines", machine.Name, $"It is held by the run '{machine.Held!.Title}'.", "Wait until that is through, or cancel it.") { HeldBy = new(machine.Held.Run, machine.Held.Title) };

    /// <summary>The order that takes the catalog away, or makes one of its images.</summary>
    private static async Task<Objection?> HolderAsync(PortalDb db, Catalog catalog, CancellationToken ct)
    {
        var run = await db.Items
            .Where(item => item.HeldSubject == catalog.Id
                || (db.Images.Any(image => image.Id == item.HeldSubject && image.CatalogId == catalog.Id) && (item.State == ItemState.Waiting || item.State == ItemState.AtWork)))
            .Select(item => new HeldBy(item.RunId, item.Run!.Title)).FirstOrDefaultAsync(ct).ConfigureAwait(false);
        return run is null ? null : new("catalogId", catalog.Name, $"It is held by the run '{run.Title}'.", "Wait until that is through, or cancel it; retry it where it failed.") { HeldBy = run };
    }
}

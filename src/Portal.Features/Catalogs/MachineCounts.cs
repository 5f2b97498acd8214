using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Machines;
using Portal.Features.Runs;
using Portal.Runs;

namespace Portal.Features.Catalogs;

/// <summary>Counts machines by condition: all by their state in an index, then those apart that an order holds, which are few.</summary>
internal static class MachineCounts
{
    /// <summary>Of nothing.</summary>
    public static IReadOnlyDictionary<Condition, int> None { get; } = new Dictionary<Condition, int>();

    /// <summary>Machines that are there, of each of these catalogs; those without a machine are left out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyDictionary<Condition, int>>> OfCatalogsAsync(PortalDb db, IReadOnlyCollection<Guid> catalogs, CancellationToken ct)
    {
        if (catalogs.Count == 0) return new Dictionary<Guid, IReadOnlyDictionary<Condition, int>>();
        return await CountAsync(db, machines => machines.Where(machine => catalogs.Contains(machine.CatalogId)), ct).ConfigureAwait(false);
    }

    /// <summary>Machines that are there, of all catalogs together.</summary>
    public static async Task<IReadOnlyDictionary<Condition, int>> OfAllAsync(PortalDb db, CancellationToken ct) =>
        (await CountAsync(db, machines => machines, ct).ConfigureAwait(false)).Values.SelectMany(counts => counts).GroupBy(count => count.Key)
            .ToDictionary(alike => alike.Key, alike => alike.Sum(count => count.Value));

    private static async Task<IReadOnlyDictionary<Guid, IReadOnlyDictionary<Condition, int>>> CountAsync(
        PortalDb db, Func<IQueryable<Machine>, IQueryable<Machine>> which, CancellationToken ct)
    {
        var machines = which(db.Machines).Where(machine => machine.State != MachineState.Removed);
        var all = await machines.GroupBy(machine => new { machine.CatalogId, machine.State })
            .Select(alike => new { alike.Key.CatalogId, alike.Key.State, Count = alike.Count() }).ToListAsync(ct).ConfigureAwait(false);
        var held = await (
            from item in db.Items.ThatHold()
            join machine in machines on item.HeldSubject equals machine.Id
            group machine by new { machine.CatalogId, machine.State, Item = item.State } into alike
            select new { alike.Key.CatalogId, alike.Key.State, alike.Key.Item, Count = alike.Count() }).ToListAsync(ct).ConfigureAwait(false);

        var free = all.ToDictionary(each => (each.CatalogId, each.State), each => each.Count);
        foreach (var each in held) free[(each.CatalogId, each.State)] = free.GetValueOrDefault((each.CatalogId, each.State)) - each.Count;
        return free.Select(each => (Catalog: each.Key.CatalogId, Condition: Conditions.Of(each.Key.State, held: null), Count: each.Value))
            .Concat(held.Select(each => (Catalog: each.CatalogId, Condition: Conditions.Of(each.State, (ItemState?)each.Item), each.Count)))
            .Where(each => each.Count > 0).GroupBy(each => each.Catalog)
            .ToDictionary(catalog => catalog.Key, catalog => (IReadOnlyDictionary<Condition, int>)catalog.GroupBy(each => each.Condition).ToDictionary(alike => alike.Key, alike => alike.Sum(each => each.Count)));
    }
}

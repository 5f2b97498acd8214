using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Machines;
using Portal.Data.Runs;
using Portal.Domain.Machines;
using Portal.Features.Paging;

namespace Portal.Features.Machines;

/// <summary>Machines by name, of one catalog or of all.</summary>
public sealed class ListMachines(IDbContextFactory<PortalDb> databases, MachineSearch search)
{
    /// <summary>One page of them.</summary>
    /// <param name="query">Which.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Page<MachineView>> ExecuteAsync(MachineQuery query, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var cursor = Cursor.Read(query.Cursor);
        var machines = await FilterAsync(db, query, ct).ConfigureAwait(false);
        var count = machines.AreMany && query is { Condition: null, State: null } ? Page.MostCounted + 1 : await machines.Any.CountAsync(query.WithCount, ct).ConfigureAwait(false);
        var rows = await RowsAsync(db, machines, cursor, query, ct).ConfigureAwait(false);
        if (cursor is { Backward: true }) rows.Reverse();
        var steps = query.WithSteps ? await StepsAsync(db, rows.ConvertAll(row => row.Machine.Id), ct).ConfigureAwait(false) : Enumerable.Empty<(Guid Machine, StepTime Step)>().ToLookup(row => row.Machine, row => row.Step);
        return Cutting.Cut(rows, cursor, query.Limit, row => Cursor.At(row.Machine.Name, row.Machine.Id), query.WithCount ? count : null).Show(row => View(row, steps[row.Machine.Id]));
    }

    private async Task<NameFilter.Named> FilterAsync(PortalDb db, MachineQuery query, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(query.Text))
        {
            var all = Narrow(db, query, db.Machines);
            return new(all, all);
        }

        if (query.IsOfGone)
        {
            // They have lost the name that parts are looked for in: they are found by how it began.
            var (first, past) = (query.Text.Trim().ToUpperInvariant(), query.Text.Trim().ToUpperInvariant() + '\uffff');
            var gone = Narrow(db, query, db.Machines.Where(machine => machine.Name.CompareTo(first) >= 0 && machine.Name.CompareTo(past) < 0));
            return new(gone, gone);
        }

        var narrowed = query.Catalog is not null || query.Host is not null || query.Condition is not (null or Condition.Healthy);
        var named = await search.FilterAsync(db, query.Text, narrowed, ct).ConfigureAwait(false);
        return named with { InOrder = Narrow(db, query, named.InOrder), Any = Narrow(db, query, named.Any) };
    }

    private static IQueryable<Machine> Narrow(PortalDb db, MachineQuery query, IQueryable<Machine> machines)
    {
        machines = machines.AsNoTracking();
        if (!query.WithGone) machines = machines.Where(machine => machine.HeldName != null);
        if (query.Catalog is { } catalog) machines = machines.Where(machine => machine.CatalogId == catalog);
        if (query.State is { } state) machines = machines.InState(db, state);
        if (query.Host is { } host) machines = machines.OnHosts(host);
        return query.Condition is { } condition ? machines.InCondition(db, condition) : machines;
    }

    /// <summary>In the cursor's direction. Names of machines that are there are unique, and indexed; those that are gone may have had them too: a range of an index begins at the cursor's name, and what has that very name is told apart.</summary>
    private static IQueryable<Machine> From(IQueryable<Machine> machines, Cursor? cursor, bool withGone) => (withGone, cursor) switch
    {
        (false, null) => machines.OrderBy(machine => machine.HeldName),
        (false, { Backward: false, Key: var key }) => machines.Where(machine => machine.HeldName!.CompareTo(key) > 0).OrderBy(machine => machine.HeldName),
        (false, { Key: var key }) => machines.Where(machine => machine.HeldName!.CompareTo(key) < 0).OrderByDescending(machine => machine.HeldName),
        (true, null) => machines.OrderBy(machine => machine.Name).ThenBy(machine => machine.Id),
        (true, { Backward: false, Key: var key, Id: var id }) => machines
            .Where(machine => machine.Name.CompareTo(key) >= 0 && (machine.Name != key || machine.Id.CompareTo(id) > 0)).OrderBy(machine => machine.Name).ThenBy(machine => machine.Id),
        (true, { Key: var key, Id: var id }) => machines
            .Where(machine => machine.Name.CompareTo(key) <= 0 && (machine.Name != key || machine.Id.CompareTo(id) < 0)).OrderByDescending(machine => machine.Name).ThenByDescending(machine => machine.Id),
    };

    private static async Task<List<Row>> RowsAsync(PortalDb db, NameFilter.Named machines, Cursor? cursor, MachineQuery query, CancellationToken ct)
    {
        var most = Cutting.Rows(query.Limit) + 1;
        if (machines.Ranges is not { } ranges) return await RowsAsync(db, From(machines.InOrder, cursor, query.WithGone).Take(most), ct).ConfigureAwait(false);
        List<Row> rows = [];
        foreach (var range in NameRange.Beyond(ranges, cursor?.Key, cursor is { Backward: true }))
        {
            var some = await RowsAsync(db, From(range.Of(machines.InOrder), cursor, query.WithGone).Take(most - rows.Count), ct).ConfigureAwait(false);
            if (cursor is { Backward: true }) rows.InsertRange(0, some);
            else rows.AddRange(some);
            if (rows.Count == most) break;
        }

        return rows;
    }

    private static async Task<List<Row>> RowsAsync(PortalDb db, IQueryable<Machine> page, CancellationToken ct) => await (
        from machine in page
        join image in db.Images on machine.ImageId equals image.Id
        join catalog in db.Catalogs on machine.CatalogId equals catalog.Id into catalogs
        from catalog in catalogs.DefaultIfEmpty()
        join item in db.Items on machine.Id equals item.HeldSubject into held
        from item in held.DefaultIfEmpty()
        orderby machine.Name, machine.Id
        select new Row(machine, image.Path, image.Number, catalog.Name, item, item == null ? null : item.Run!.Title)).ToListAsync(ct).ConfigureAwait(false);

    private static MachineView View(Row row, IEnumerable<StepTime> steps) => new(
        row.Machine.Id, row.Machine.Name, row.Machine.State, Conditions.Of(row.Machine.State, row.Item?.State), row.Item?.Since ?? row.Machine.Since, row.Item?.Why ?? row.Machine.Why,
        row.Item?.Advice, row.Machine.CatalogId, row.Catalog, row.ImageNumber, row.Machine.Host, row.Machine.VmId, row.Machine.Mac is { } mac ? new MacAddress(mac).ToString() : null,
        row.Machine.DiskPath, row.Machine.IdentityPath, row.ImagePath, row.Item is null ? null : new(row.Item.RunId, row.Title!, row.Item.State, row.Item.Step), [.. steps]);

    private static async Task<ILookup<Guid, StepTime>> StepsAsync(PortalDb db, IReadOnlyList<Guid> machines, CancellationToken ct) => (await (
        from item in db.Items
        where machines.Contains(item.Subject)
        join step in db.Steps on item.Id equals step.ItemId
        orderby step.Id
        select new { item.Subject, Step = new StepTime(step.Step, step.Attempt, step.Started, step.Took, step.End) }).ToListAsync(ct).ConfigureAwait(false))
        .ToLookup(row => row.Subject, row => row.Step);

    private sealed record Row(Machine Machine, string ImagePath, int ImageNumber, string? Catalog, ItemRow? Item, string? Title);
}

using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Machines;

namespace Portal.Features.Machines;

/// <summary>Machines of a catalog, by name.</summary>
public sealed class ListMachines(IDbContextFactory<PortalDb> databases)
{
    /// <summary>One page of them.</summary>
    /// <param name="query">Which.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<MachineView>> ExecuteAsync(MachineQuery query, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var machines = db.Machines.AsNoTracking().Where(machine => machine.CatalogId == query.Catalog);
        if (!query.WithRemoved) machines = machines.Where(machine => machine.State != MachineState.Removed);
        if (query.After is { } after) machines = machines.Where(machine => machine.Name.CompareTo(after) > 0);
        var page = await (
            from machine in machines.OrderBy(machine => machine.Name).ThenBy(machine => machine.Id).Take(Math.Clamp(query.Limit, 1, MachineQuery.MostMachines))
            join image in db.Images on machine.ImageId equals image.Id
            join item in db.Items on machine.Id equals item.HeldSubject into held
            from item in held.DefaultIfEmpty()
            orderby machine.Name, machine.Id
            select new { Machine = machine, ImagePath = image.Path, Item = item, Title = item == null ? null : item.Run!.Title }).ToListAsync(ct).ConfigureAwait(false);

        var steps = query.WithSteps ? await StepsAsync(db, page.ConvertAll(row => row.Machine.Id), ct).ConfigureAwait(false) : Enumerable.Empty<(Guid Machine, StepTime Step)>().ToLookup(row => row.Machine, row => row.Step);
        return
        [
            .. page.Select(row => new MachineView(row.Machine.Id, row.Machine.Name, row.Machine.State, row.Machine.Since, row.Item?.Why ?? row.Machine.Why, row.Item?.Advice,
                row.Machine.Host, row.Machine.VmId, row.Machine.Mac is { } mac ? new MacAddress(mac).ToString() : null, row.Machine.DiskPath, row.Machine.IdentityPath, row.ImagePath,
                row.Item is null ? null : new(row.Item.RunId, row.Title!, row.Item.State, row.Item.Step), [.. steps[row.Machine.Id]])),
        ];
    }

    private static async Task<ILookup<Guid, StepTime>> StepsAsync(PortalDb db, IReadOnlyList<Guid> machines, CancellationToken ct) => (await (
        from item in db.Items
        where machines.Contains(item.Subject)
        join step in db.Steps on item.Id equals step.ItemId
        orderby step.Id
        select new { item.Subject, Step = new StepTime(step.Step, step.Attempt, step.Started, step.Took, step.End) }).ToListAsync(ct).ConfigureAwait(false))
        .ToLookup(row => row.Subject, row => row.Step);
}

/// <summary>Which machines.</summary>
public sealed record MachineQuery
{
    /// <summary>Most machines of one page.</summary>
    public const int MostMachines = 1000;

    /// <summary>Whose.</summary>
    public required Guid Catalog { get; init; }

    /// <summary>Only those whose name comes after this one: the last of the page before.</summary>
    public string? After { get; init; }

    /// <summary>1 to <see cref="MostMachines"/>.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Also those that are gone.</summary>
    public bool WithRemoved { get; init; }

    /// <summary>With the times of all their steps.</summary>
    public bool WithSteps { get; init; }
}

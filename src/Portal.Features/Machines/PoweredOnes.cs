using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Connections.Rules;
using Portal.Domain.Machines;

namespace Portal.Features.Machines;

/// <summary>Finds the machines that an order of power names, and says which of them it cannot have. Changes nothing.</summary>
internal sealed class PoweredOnes(PortalDb db)
{
    /// <summary>More objections than this tell nobody more.</summary>
    private const int MostObjections = 10;

    /// <summary>In the order of their names, each once.</summary>
    /// <param name="named">Names or ids.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<(IReadOnlyList<PoweredOne> Machines, Verdict Verdict)> JudgeAsync(IReadOnlyList<string> named, CancellationToken ct)
    {
        HashSet<Guid> ids = [.. named.Select(name => Guid.TryParse(name, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];
        HashSet<string> names = [.. named.Where(name => !Guid.TryParse(name, out _)).Select(name => name.Trim().ToUpperInvariant())];
        var found = await LoadAsync(machines => machines.Where(machine => machine.HeldName != null && (ids.Contains(machine.Id) || names.Contains(machine.HeldName))), ct).ConfigureAwait(false);

        HashSet<Guid> known = [.. found.Select(machine => machine.Id)];
        HashSet<string> knownNames = [.. found.Select(machine => machine.Name)];
        var unknown = named.Where(name => Guid.TryParse(name, out var id) ? !known.Contains(id) : !knownNames.Contains(name.Trim().ToUpperInvariant()))
            .Select(name => new Objection("machines", name, "There is no such machine.", "Name machines that are there, by name or id."));
        IReadOnlyList<Objection> objections = [.. unknown.Concat(found.Select(Objects).OfType<Objection>()).Take(MostObjections)];
        return (found, (objections.Count > 0 ? new(objections) : Verdict.Yes).And(await InServiceAsync(found, ct).ConfigureAwait(false)));
    }

    private async Task<Verdict> InServiceAsync(IReadOnlyList<PoweredOne> machines, CancellationToken ct)
    {
        var ids = machines.Select(machine => machine.Connection).Distinct().ToList();
        var held = await db.Connections.AsNoTracking().Where(row => ids.Contains(row.Id) && row.MaintenanceSince != null).OrderBy(row => row.Name).ToListAsync(ct).ConfigureAwait(false);
        return held.Select(new ConnectionInService("machines").Judge).Aggregate(Verdict.Yes, (all, next) => all.And(next));
    }

    /// <summary>Those of these ids that are still there.</summary>
    public Task<IReadOnlyList<PoweredOne>> LoadAsync(IReadOnlyList<Guid> ids, CancellationToken ct) =>
        LoadAsync(machines => machines.Where(machine => machine.HeldName != null && ids.Contains(machine.Id)), ct);

    private async Task<IReadOnlyList<PoweredOne>> LoadAsync(Func<IQueryable<Machine>, IQueryable<Machine>> which, CancellationToken ct) => await (
        from machine in which(db.Machines)
        join catalog in db.Catalogs on machine.CatalogId equals catalog.Id
        join item in db.Items on machine.Id equals item.HeldSubject into held
        from item in held.DefaultIfEmpty()
        orderby machine.HeldName
        select new PoweredOne(machine.Id, machine.Name, machine.State, machine.Host, catalog.ConnectionId, catalog.Id,
            item == null ? null : new MachineOrderView(item.RunId, item.Run!.Title, item.State, item.Step))).ToListAsync(ct).ConfigureAwait(false);

    private static Objection? Objects(PoweredOne machine) => MachineActions.Refusal(machine.State, machine.Order) is var (rule, remedy) 
            ? new("machines", machine.Name, rule, remedy) { HeldBy = machine.Order is { } order ? new(order.Run, order.Title) : null }
            : null;
}

/// <summary>A machine that is to be started or stopped.</summary>
internal sealed record PoweredOne(Guid Id, string Name, MachineState State, string Host, Guid Connection, Guid Catalog, MachineOrderView? Order);

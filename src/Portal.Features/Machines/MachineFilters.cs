using Portal.Data;
using Portal.Domain.Machines;
using Portal.Features.Runs;
using Portal.Runs;

namespace Portal.Features.Machines;

/// <summary>
/// <see cref="Conditions"/> as questions to the database. Most machines are healthy, so that those are read in order and the others passed over;
/// what is rare begins where it is few: at the items that hold machines, or in the index of catalogs and states.
/// </summary>
internal static class MachineFilters
{
    /// <summary>Machines in a condition.</summary>
    public static IQueryable<Machine> InCondition(this IQueryable<Machine> machines, PortalDb db, Condition condition) => condition switch
    {
        Condition.Healthy => machines.Where(machine => machine.State == MachineState.Ready && !db.Items.Any(item => item.HeldSubject == machine.Id)),
        Condition.Working => machines.Among(HeldBy(db, ItemState.AtWork, ItemState.AtWork)),
        Condition.NeedsYou => machines.Among(HeldBy(db, ItemState.Failed, ItemState.Blocked)),
        Condition.Cancelled => machines.Among(HeldBy(db, ItemState.Cancelled, ItemState.Cancelled)),
        Condition.Waiting => machines.Among(HeldBy(db, ItemState.Waiting, ItemState.Held).Concat(LeftAlone(db))),
        Condition.Done => machines.Where(machine => machine.State == MachineState.Removed),
        _ => machines.Where(_ => false),
    };

    /// <summary>Machines in a state.</summary>
    public static IQueryable<Machine> InState(this IQueryable<Machine> machines, PortalDb db, MachineState state) =>
        state == MachineState.Removed ? machines.Where(machine => machine.State == MachineState.Removed) // said outright, for the index of those
        : state == MachineState.Ready ? machines.Where(machine => machine.State == state)
        : machines.Where(machine => machine.State == state && db.Catalogs.Select(catalog => catalog.Id).Contains(machine.CatalogId));

    private static IQueryable<Machine> Among(this IQueryable<Machine> machines, IQueryable<Guid> ids) => machines.Where(machine => ids.Contains(machine.Id));

    private static IQueryable<Guid> HeldBy(PortalDb db, ItemState one, ItemState other) =>
        db.Items.ThatHold().Where(item => item.State == one || item.State == other).Select(item => item.HeldSubject!.Value);

    /// <summary>On their way in or out, with nobody who leads them.</summary>
    private static IQueryable<Guid> LeftAlone(PortalDb db) =>
        db.Machines.Where(machine => (machine.State == MachineState.Ordered || machine.State == MachineState.Making || machine.State == MachineState.Removing)
            && db.Catalogs.Select(catalog => catalog.Id).Contains(machine.CatalogId) && !db.Items.Any(item => item.HeldSubject == machine.Id)).Select(machine => machine.Id);
}

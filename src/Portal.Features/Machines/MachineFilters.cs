using Portal.Data;
using Portal.Domain.Machines;
using Portal.Runs;

namespace Portal.Features.Machines;

/// <summary><see cref="Conditions"/> as questions to the database.</summary>
internal static class MachineFilters
{
    /// <summary>Machines in a condition.</summary>
    public static IQueryable<Machine> InCondition(this IQueryable<Machine> machines, PortalDb db, Condition condition) => condition switch
    {
        Condition.Healthy => machines.Where(machine => machine.State == MachineState.Ready && !db.Items.Any(item => item.HeldSubject == machine.Id)),
        Condition.Working => machines.HeldBy(db, ItemState.AtWork, ItemState.AtWork),
        Condition.NeedsYou => machines.HeldBy(db, ItemState.Failed, ItemState.Blocked),
        Condition.Cancelled => machines.HeldBy(db, ItemState.Cancelled, ItemState.Cancelled),
        Condition.Waiting => machines.Where(machine =>
            db.Items.Any(item => item.HeldSubject == machine.Id && (item.State == ItemState.Waiting || item.State == ItemState.Held))
            || ((machine.State == MachineState.Ordered || machine.State == MachineState.Making || machine.State == MachineState.Removing)
                && !db.Items.Any(item => item.HeldSubject == machine.Id))),
        Condition.Done => machines.Where(machine => machine.State == MachineState.Removed),
        _ => machines.Where(_ => false),
    };

    private static IQueryable<Machine> HeldBy(this IQueryable<Machine> machines, PortalDb db, ItemState one, ItemState other) =>
        machines.Where(machine => db.Items.Any(item => item.HeldSubject == machine.Id && (item.State == one || item.State == other)));
}

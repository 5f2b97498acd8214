using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Machines;
using Portal.Runs;

namespace Portal.Features.Catalogs;

/// <summary>A machine that may be removed, and who holds it.</summary>
/// <param name="Id">Of the machine.</param>
/// <param name="Name">Its name.</param>
/// <param name="Held">By an order that is not through with it; null when it is free.</param>
internal sealed record Leaving(Guid Id, string Name, Holder? Held)
{
    /// <summary>The order that holds it got stuck: its item can be taken over.</summary>
    public bool IsStuck => Held is { State: ItemState.Failed or ItemState.Cancelled or ItemState.Blocked };

    /// <summary>Machines of a catalog that are still there, in the order of their names.</summary>
    public static async Task<IReadOnlyList<Leaving>> LoadAsync(PortalDb db, Guid catalog, CancellationToken ct)
    {
        var rows = from machine in db.Machines
                   where machine.CatalogId == catalog && machine.State != MachineState.Removed
                   join item in db.Items on machine.Id equals item.HeldSubject into held
                   from item in held.DefaultIfEmpty()
                   orderby machine.Name
                   select new Leaving(machine.Id, machine.Name, item == null ? null : new Holder(item.RunId, item.Id, item.Run!.Title, item.State));
        return await rows.ToListAsync(ct).ConfigureAwait(false);
    }
}

/// <summary>An item that holds a machine.</summary>
/// <param name="Run">Its run.</param>
/// <param name="Item">The item.</param>
/// <param name="Title">Of the run.</param>
/// <param name="State">Where the item stands.</param>
internal sealed record Holder(Guid Run, Guid Item, string Title, ItemState State);

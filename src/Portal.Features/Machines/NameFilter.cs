using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Machines;
using Portal.Domain.Machines;
using Portal.Features.Paging;

namespace Portal.Features.Machines;

/// <summary>
/// Machines by a part of their name, quick whether it is rare or in all of them: of a rare part the index gives the few machines; one that many
/// have is met soon by reading names in order.
/// </summary>
internal static class NameFilter
{
    /// <summary>As many as are sorted in no time.</summary>
    private const int Few = Page.MostCounted;

    /// <summary>Machines that exist, with this in their name.</summary>
    /// <param name="search">Finds names.</param>
    /// <param name="db">Asked.</param>
    /// <param name="typed">Empty finds all.</param>
    /// <param name="narrowed">They are few already, by something else that is asked for.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<Named> FilterAsync(this MachineSearch search, PortalDb db, string typed, bool narrowed, CancellationToken ct)
    {
        var part = typed.Trim().ToUpperInvariant();
        var found = search.Find(db, part);
        if (part.Length < MachineSearch.Anywhere) return new(found, found);
        var ids = await found.Select(machine => machine.Id).Take(Few + 1).ToListAsync(ct).ConfigureAwait(false);
        if (ids.Count <= Few)
        {
            var few = db.Machines.Where(machine => ids.Contains(machine.Id));
            return new(few, few);
        }

#pragma warning disable CA2249 // asked for as a pattern, PostgreSQL would gather all of them in its index of parts first
        var read = db.Machines.Where(machine => machine.HeldName!.IndexOf(part) >= 0);
#pragma warning restore CA2249
        return narrowed ? new(read, read) : new(read, found) { Ranges = await NameRange.ReadAsync(db, part, ct).ConfigureAwait(false), AreMany = true };
    }

    /// <summary>Two ways to the same machines.</summary>
    /// <param name="InOrder">Quick for the first in the order of <see cref="Machine.HeldName"/>.</param>
    /// <param name="Any">Quick for so many of them, whichever they are.</param>
    internal sealed record Named(IQueryable<Machine> InOrder, IQueryable<Machine> Any)
    {
        /// <summary>Where they stand in that order; null where that does not matter.</summary>
        public IReadOnlyList<NameRange>? Ranges { get; init; }

        /// <summary>Without what else is asked for, they are more than anybody counts.</summary>
        public bool AreMany { get; init; }
    }
}

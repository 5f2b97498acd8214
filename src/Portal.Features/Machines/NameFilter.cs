using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Machines;
using Portal.Domain.Machines;

namespace Portal.Features.Machines;

/// <summary>
/// Machines by a part of their name, quick whether it is rare or in all of them: of a rare part the index gives the few machines; one that many
/// have is met soon by reading names in order.
/// </summary>
internal static class NameFilter
{
    /// <summary>As many as are sorted in no time.</summary>
    private const int Few = 500;

    /// <summary>Machines that exist; a query to go on with, best in the order of <see cref="Machine.HeldName"/>.</summary>
    /// <param name="search">Finds names.</param>
    /// <param name="db">Asked.</param>
    /// <param name="typed">Empty finds all.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<IQueryable<Machine>> FilterAsync(this MachineSearch search, PortalDb db, string? typed, CancellationToken ct)
    {
        var part = typed?.Trim().ToUpperInvariant() ?? "";
        var found = search.Find(db, part);
        if (part.Length < MachineSearch.Anywhere) return found;
        var ids = await found.Select(machine => machine.Id).Take(Few + 1).ToListAsync(ct).ConfigureAwait(false);
        if (ids.Count <= Few) return db.Machines.Where(machine => ids.Contains(machine.Id));
#pragma warning disable CA2249 // asked for as a pattern, PostgreSQL would gather all of them in its index of parts first
        return db.Machines.Where(machine => machine.HeldName!.IndexOf(part) >= 0);
#pragma warning restore CA2249
    }
}

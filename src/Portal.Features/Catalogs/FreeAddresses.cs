using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Machines;

namespace Portal.Features.Catalogs;

/// <summary>Addresses of a connection's pool.</summary>
internal static class FreeAddresses
{
    /// <summary>Those that machines have.</summary>
    public static async Task<IReadOnlyList<MacAddress>> TakenAsync(PortalDb db, MacPool pool, CancellationToken ct)
    {
        var (first, last) = (pool.First.Number, pool.Last.Number);
        var taken = await db.Machines.Where(machine => machine.Mac >= first && machine.Mac <= last).Select(machine => machine.Mac!.Value).ToListAsync(ct).ConfigureAwait(false);
        return [.. taken.Select(number => new MacAddress(number))];
    }
}

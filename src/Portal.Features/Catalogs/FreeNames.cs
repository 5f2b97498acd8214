using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Catalogs;

namespace Portal.Features.Catalogs;

/// <summary>Names of a scheme that nobody has: the numbers go up from the last one the catalog ever gave, and only then are gaps filled.</summary>
internal sealed class FreeNames
{
    private readonly NamingScheme _scheme;
    private readonly HashSet<int> _taken;
    private readonly int _last;

    private FreeNames(NamingScheme scheme, HashSet<int> taken, int last) => (_scheme, _taken, _last) = (scheme, taken, last);

    /// <summary>Numbers that machines of any catalog hold, and foreign VMs.</summary>
    public int InUse => _taken.Count;

    /// <summary>Looks which names are held now.</summary>
    /// <param name="db">Read once.</param>
    /// <param name="scheme">The catalog's.</param>
    /// <param name="catalog">Whose numbers go up; null for a new one.</param>
    /// <param name="foreign">Names of VMs on the hosts that are not ours.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<FreeNames> LoadAsync(PortalDb db, NamingScheme scheme, Guid? catalog, IEnumerable<string> foreign, CancellationToken ct)
    {
        var held = await db.Machines.Where(machine => machine.HeldName != null && machine.HeldName.StartsWith(scheme.Prefix)).Select(machine => machine.HeldName!)
            .ToListAsync(ct).ConfigureAwait(false);
        var given = catalog is null ? [] : await db.Machines.Where(machine => machine.CatalogId == catalog).Select(machine => machine.Name).ToListAsync(ct).ConfigureAwait(false);
        return new(scheme, [.. Numbers(held.Concat(foreign))], Numbers(given).DefaultIfEmpty().Max());

        IEnumerable<int> Numbers(IEnumerable<string> names) => names.Select(scheme.NumberOf).OfType<int>();
    }

    /// <summary>In the order in which they are given; ends where the scheme does.</summary>
    public IEnumerable<string> Next()
    {
        for (var number = _last + 1; number <= _scheme.Capacity; number++)
            if (!_taken.Contains(number)) yield return _scheme.Format(number);
        for (var number = 1; number <= _last; number++)
            if (!_taken.Contains(number)) yield return _scheme.Format(number);
    }
}

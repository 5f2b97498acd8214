using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Machines;
using Portal.Domain.Machines;

namespace Portal.Features.Machines;

/// <summary>The help desk's search, as one types: a part of a name, a hardware address in any notation, a computer account, the beginning of a host's name.</summary>
public sealed class FindMachines(IDbContextFactory<PortalDb> databases, MachineSearch search)
{
    /// <summary>Hits unless told.</summary>
    public const int Usual = 12;

    /// <summary>Most hits.</summary>
    public const int Most = 100;

    /// <summary>Finds machines that exist.</summary>
    /// <param name="typed">Empty finds none.</param>
    /// <param name="limit">Most hits: 1 to <see cref="Most"/>.</param>
    /// <param name="ct">Cancels: the next key was pressed.</param>
    public async Task<FoundMachines> ExecuteAsync(string typed, int limit, CancellationToken ct)
    {
        var text = Search.NameOf(typed);
        if (text.Length == 0) return FoundMachines.None;
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var most = Math.Clamp(limit, 1, Most);
        var ids = await new Search(db, search).FindAsync(text, most + 1, ct).ConfigureAwait(false);
        return new(await ShowAsync(db, [.. ids.Take(most)], ct).ConfigureAwait(false), ids.Count > most);
    }

    private static async Task<IReadOnlyList<FoundMachine>> ShowAsync(PortalDb db, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0) return [];
        var rows = (await (
            from machine in db.Machines
            where ids.Contains(machine.Id)
            join catalog in db.Catalogs on machine.CatalogId equals catalog.Id into catalogs
            from catalog in catalogs.DefaultIfEmpty()
            join item in db.Items on machine.Id equals item.HeldSubject into held
            from item in held.DefaultIfEmpty()
            select new
            {
                Machine = machine,
                Catalog = catalog.Name,
                Held = item == null ? null : new { item.State, item.Since, item.Why },
            }).AsNoTracking().ToListAsync(ct).ConfigureAwait(false)).ToDictionary(row => row.Machine.Id);
        return
        [
            .. ids.Where(rows.ContainsKey).Select(id => rows[id]).Select(row => new FoundMachine(row.Machine.Id, row.Machine.Name, Conditions.Of(row.Machine.State, row.Held?.State),
                row.Held?.Since ?? row.Machine.Since, row.Held?.Why ?? row.Machine.Why, row.Machine.Host, row.Machine.CatalogId, row.Catalog)),
        ];
    }
}

/// <summary>What was found.</summary>
/// <param name="Machines">Best first: what begins with it goes before what has it elsewhere.</param>
/// <param name="More">There are more.</param>
public sealed record FoundMachines(IReadOnlyList<FoundMachine> Machines, bool More)
{
    internal static FoundMachines None { get; } = new([], More: false);
}

/// <summary>A hit, in one line.</summary>
/// <param name="Id">Of the machine.</param>
/// <param name="Name">NetBIOS name.</param>
/// <param name="Condition">How it stands.</param>
/// <param name="Since">Since when.</param>
/// <param name="Why">Why.</param>
/// <param name="Host">FQDN, as last seen.</param>
/// <param name="CatalogId">Whose.</param>
/// <param name="Catalog">Name of the catalog; null once that is gone.</param>
public sealed record FoundMachine(Guid Id, string Name, Condition Condition, DateTimeOffset Since, string? Why, string Host, Guid CatalogId, string? Catalog);

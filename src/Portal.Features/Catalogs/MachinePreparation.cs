using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Catalogs;
using Portal.Domain.Catalogs.Rules;
using Portal.Domain.Hosts;
using Portal.Domain.Machines;
using Portal.Features.Connections;
using Portal.Features.Plans;
using Portal.Features.Runs.Preparing;
using Portal.Runs;

namespace Portal.Features.Catalogs;

/// <summary>Writes the machines of an order, each with its name, address and paths reserved; those of a new catalog wait for its image.</summary>
internal sealed class MachinePreparation(IDbContextFactory<PortalDb> databases, IOrders orders, TimeProvider time) : IPreparation
{
    /// <summary>Orders that meet at the same names and addresses: each time one of them gets on, and the other looks again.</summary>
    private const int MostLooks = 20;

    /// <inheritdoc />
    public bool Prepares(string kind) => kind is CreateCatalog.Kind or AddMachines.Kind;

    /// <inheritdoc />
    public async Task<Verdict> PrepareAsync(NewRun run, CancellationToken ct)
    {
        var order = MachineRequest.Of(run.Request);
        Refusal? refusal = null;
        for (var look = 0; look < MostLooks; look++)
        {
            var (items, verdict) = await DrawAsync(run.Id, order, ct).ConfigureAwait(false);
            if (!verdict.IsYes) return verdict;
            refusal = await WriteAsync(run.Id, items, ct).ConfigureAwait(false);
            if (refusal is null) return Verdict.Yes;
        }

        return Verdict.No("namingPattern", run.Title, refusal!.Reason, "Others order names of the same pattern. Wait until they are through, or choose another pattern.");
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<object>> TakeBackAsync(NewRun run, CancellationToken ct)
    {
        var order = MachineRequest.Of(run.Request);
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var machines = await db.Items.Where(item => item.RunId == run.Id && item.Subject != order.Image).Select(item => item.Subject).ToListAsync(ct).ConfigureAwait(false);
        var now = time.GetUtcNow();
        IEnumerable<object> facts = machines.Select(machine => new MachineRemoved(machine, now));
        return [.. order.IsNew ? [.. facts, new ImageRemoved(order.Image), new CatalogRemoved(order.Catalog)] : facts];
    }

    private async Task<Refusal?> WriteAsync(Guid run, IEnumerable<NewItem> items, CancellationToken ct)
    {
        foreach (var batch in items.Chunk(IPreparation.Batch))
            if (await orders.PrepareAsync(run, batch, ct).ConfigureAwait(false) is { } refusal) return refusal;
        return null;
    }

    /// <summary>What is not written yet, with names and addresses that were free a moment ago.</summary>
    private async Task<(IReadOnlyList<NewItem> Items, Verdict Verdict)> DrawAsync(Guid run, MachineRequest order, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var catalog = await db.Catalogs.AsNoTracking().SingleAsync(row => row.Id == order.Catalog, ct).ConfigureAwait(false);
        var extension = DiskExtension.Of(await db.Images.Where(image => image.Id == order.Image).Select(image => image.Path).SingleAsync(ct).ConfigureAwait(false));
        var connection = await db.Connections.Where(row => row.Id == catalog.ConnectionId).Select(row => new { row.FirstMac, row.IdentityFolder }).SingleAsync(ct).ConfigureAwait(false);
        HashSet<Guid> written = [.. await db.Items.Where(item => item.RunId == run).Select(item => item.Id).ToListAsync(ct).ConfigureAwait(false)];
        IReadOnlyList<int> left = [.. Enumerable.Range(1, order.Count).Where(number => !written.Contains(Numbered.Item(run, number)))];

        var scheme = NamingScheme.Of(catalog.NamingPattern);
        var free = await FreeNames.LoadAsync(db, scheme, order.Catalog, order.Foreign, ct).ConfigureAwait(false);
        var pool = new MacPool(new(connection.FirstMac));
        var taken = await FreeAddresses.TakenAsync(db, pool, ct).ConfigureAwait(false);
        var verdict = new NamingSchemeHasRoom(scheme, free.InUse).Judge(left.Count).And(new MacPoolHasRoom(taken.Count).Judge(left.Count));
        if (!verdict.IsYes) return ([], verdict);

        var (names, macs, places) = (free.Next().Take(left.Count).ToList(), pool.Free(taken, left.Count), Placement.Spread(order.Hosts, order.Count, catalog.MemoryBytes));
        var identities = CatalogPaths.IdentityFolder(connection.IdentityFolder, catalog.Folder);
        var machines = left.Select((number, n) => Item(run, number, order, Machine(run, number, order, (catalog.Folder, identities, extension), places[number - 1], names[n], macs[n])));
        return order.IsNew ? ([await ImageItemAsync(db, run, order, catalog.Name, ct).ConfigureAwait(false), .. machines], verdict) : ([.. machines], verdict);
    }

    private static async Task<NewItem> ImageItemAsync(PortalDb db, Guid run, MachineRequest order, string catalog, CancellationToken ct)
    {
        var host = await db.Images.Where(image => image.Id == order.Image).Select(image => image.Host).SingleAsync(ct).ConfigureAwait(false);
        return new(Numbered.Item(run, 0), $"Image of {catalog}", Stories.NewImage, order.Image, [Limits.Host(host), Limits.Disk(host)], After: null, Facts: []);
    }

    private static NewItem Item(Guid run, int number, MachineRequest order, Machine machine) => new(
        Numbered.Item(run, number), machine.Name, Stories.NewMachine, machine.Id, [Limits.Host(machine.Host), Limits.Disk(machine.Host)],
        order.IsNew ? Numbered.Item(run, 0) : null, [new MachineReserved(machine)]);

    private Machine Machine(Guid run, int number, MachineRequest order, (string Disks, string Identities, string Extension) where, string host, string name, MacAddress mac) => new()
    {
        Id = Numbered.Subject(run, number),
        CatalogId = order.Catalog,
        ImageId = order.Image,
        Name = name,
        HeldName = name,
        Host = host,
        Mac = mac.Number,
        DiskPath = CatalogPaths.Disk(where.Disks, name, where.Extension),
        IdentityPath = CatalogPaths.Identity(where.Identities, name, where.Extension),
        Since = time.GetUtcNow(),
    };
}

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
        var places = Placement.Spread(order.Hosts, order.Count, order.Catalog.MemoryBytes);
        Refusal? refusal = null;
        for (var look = 0; look < MostLooks; look++)
        {
            var (left, names, macs) = await LookAsync(run.Id, order, ct).ConfigureAwait(false);
            if (names.Count < left.Count) return new NamingSchemeHasRoom(NamingScheme.Of(order.Catalog.NamingPattern), NamingScheme.Of(order.Catalog.NamingPattern).Capacity - names.Count).Judge(left.Count);
            if (macs.Count < left.Count) return new MacPoolHasRoom(MacPool.Size - macs.Count).Judge(left.Count);

            refusal = await WriteAsync(run.Id, order, [.. left.Select((number, n) => Machine(run.Id, number, order, places[number - 1], names[n], macs[n]))], ct).ConfigureAwait(false);
            if (refusal is null) return Verdict.Yes;
            if (refusal.Item == Numbered.Item(run.Id, 0)) break; // the catalog itself: its name will not be free at the next look
        }

        return Verdict.No("name", order.Catalog.Name, refusal!.Reason, "Choose another name or pattern, or wait until the other order is through.");
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<object>> TakeBackAsync(NewRun run, CancellationToken ct)
    {
        var order = MachineRequest.Of(run.Request);
        var written = await WrittenAsync(run.Id, ct).ConfigureAwait(false);
        var now = time.GetUtcNow();
        List<object> facts = [.. Enumerable.Range(1, order.Count).Where(number => written.Contains(Numbered.Item(run.Id, number))).Select(number => new MachineRemoved(Numbered.Subject(run.Id, number), now))];
        if (written.Contains(Numbered.Item(run.Id, 0))) facts.AddRange([new ImageRemoved(order.Image.Id), new CatalogRemoved(order.Catalog.Id)]);
        return facts;
    }

    private async Task<Refusal?> WriteAsync(Guid run, MachineRequest order, IReadOnlyList<NewItem> machines, CancellationToken ct)
    {
        var items = order.IsNew ? machines.Prepend(ImageItem(run, order)) : machines;
        foreach (var batch in items.Chunk(IPreparation.Batch))
            if (await orders.PrepareAsync(run, batch, ct).ConfigureAwait(false) is { } refusal) return refusal;
        return null;
    }

    private async Task<(IReadOnlyList<int> Left, IReadOnlyList<string> Names, IReadOnlyList<MacAddress> Macs)> LookAsync(Guid run, MachineRequest order, CancellationToken ct)
    {
        var written = await WrittenAsync(run, ct).ConfigureAwait(false);
        IReadOnlyList<int> left = [.. Enumerable.Range(1, order.Count).Where(number => !written.Contains(Numbered.Item(run, number)))];
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var names = await FreeNames.LoadAsync(db, NamingScheme.Of(order.Catalog.NamingPattern), order.Catalog.Id, order.Foreign, ct).ConfigureAwait(false);
        var pool = new MacPool(new(order.FirstMac));
        return (left, [.. names.Next().Take(left.Count)], pool.Free(await TakenAsync(db, pool, ct).ConfigureAwait(false), left.Count));
    }

    private async Task<HashSet<Guid>> WrittenAsync(Guid run, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        return [.. await db.Items.Where(item => item.RunId == run).Select(item => item.Id).ToListAsync(ct).ConfigureAwait(false)];
    }

    internal static async Task<IReadOnlyList<MacAddress>> TakenAsync(PortalDb db, MacPool pool, CancellationToken ct)
    {
        var (first, last) = (pool.First.Number, pool.Last.Number);
        var taken = await db.Machines.Where(machine => machine.Mac >= first && machine.Mac <= last).Select(machine => machine.Mac!.Value).ToListAsync(ct).ConfigureAwait(false);
        return [.. taken.Select(number => new MacAddress(number))];
    }

    private static NewItem ImageItem(Guid run, MachineRequest order) => new(
        Numbered.Item(run, 0), $"Image of {order.Catalog.Name}", Stories.NewImage, order.Image.Id,
        [Limits.Host(order.Image.Host), Limits.Disk(order.Image.Host)], After: null, [new CatalogOrdered(order.Catalog, order.Image)]);

    private NewItem Machine(Guid run, int number, MachineRequest order, string host, string name, MacAddress mac)
    {
        var machine = new Machine
        {
            Id = Numbered.Subject(run, number),
            CatalogId = order.Catalog.Id,
            ImageId = order.Image.Id,
            Name = name,
            HeldName = name,
            Host = host,
            Mac = mac.Number,
            DiskPath = CatalogPaths.Disk(order.Catalog.Folder, name),
            IdentityPath = CatalogPaths.Identity(order.Catalog.Folder, name),
            Since = time.GetUtcNow(),
        };
        return new(Numbered.Item(run, number), name, Stories.NewMachine, machine.Id, [Limits.Host(host), Limits.Disk(host)],
            order.IsNew ? Numbered.Item(run, 0) : null, [new MachineReserved(machine)]);
    }
}

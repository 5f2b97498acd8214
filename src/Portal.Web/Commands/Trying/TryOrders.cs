using Portal.Domain;
using Portal.Domain.Catalogs;
using Portal.Domain.Machines;
using Portal.Features;
using Portal.Features.Catalogs;
using Portal.Features.Runs;
using Portal.Features.Runs.Preparing;
using Portal.Runs;
using Portal.Web.EmbeddedLab;

namespace Portal.Web.Commands.Trying;

/// <summary>Orders what is missing, and lets what was begun go on: run as often as one likes, there are never more than was asked for.</summary>
internal sealed class TryOrders(
    PrepareRuns prepare, ListRuns runs, RetryRun retry, LabConnection connection, ReadCatalog readCatalog, CreateCatalog createCatalog, AddMachines addMachines, ITryScreen screen)
{
    /// <summary>The one catalog of the folder.</summary>
    public const string Catalog = "Try";

    private static readonly Who Me = new(Environment.UserName, "command line");

    /// <summary>Ends what a former run left half-ordered, and retries what it left failed.</summary>
    public async Task GoOnAsync(CancellationToken ct)
    {
        await prepare.ExecuteAsync(ct);
        foreach (var run in await runs.ExecuteAsync(state: null, before: null, limit: 1000, ct))
        {
            if (!run.Counts.Keys.Any(state => state is ItemState.Failed or ItemState.Blocked or ItemState.Cancelled)) continue;
            if ((await retry.ExecuteAsync(run.Id, items: null, Me, ct)) is { IsYes: true, Value: var items }) screen.Say($"Retrying {items} items of '{run.Title}'.");
        }
    }

    /// <summary>Orders the catalog where there is none yet.</summary>
    public async Task<Verdict> CreateAsync(TryMark mark, int machines, CancellationToken ct)
    {
        if (await readCatalog.ExecuteAsync(Catalog, ct) is not null) return Verdict.Yes;
        var (id, verdict) = await connection.EnsureAsync(Me, ct);
        if (!verdict.IsYes) return verdict;
        screen.Say($"Ordering {machines} machines from {mark.MasterName}.");
        var master = mark.MasterName!;
        return (await createCatalog.ExecuteAsync(
            new CatalogOrder { Name = Catalog, ConnectionId = id, Master = master, NamingPattern = "VDI-#####", Machines = machines, Guest = mark.Guest }, Me, ct)).Verdict;
    }

    /// <summary>Orders the machines that are neither there nor under way.</summary>
    public async Task<Verdict> AddAsync(int machines, CancellationToken ct)
    {
        if (await readCatalog.ExecuteAsync(Catalog, ct) is not { } catalog) return Verdict.Yes;
        var missing = machines - catalog.Machines.Where(alike => alike.Key is MachineState.Ordered or MachineState.Making or MachineState.Ready).Sum(alike => alike.Value);
        if (missing <= 0) return Verdict.Yes;
        screen.Say($"Ordering {missing} more machines.");
        return (await addMachines.ExecuteAsync(catalog.Catalog.Id, missing, Me, ct)).Verdict;
    }
}

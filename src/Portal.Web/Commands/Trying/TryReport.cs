using Portal.Features.Catalogs;
using Portal.Features.Machines;
using Portal.Features.Runs;
using Portal.Web.EmbeddedLab;
using Spectre.Console;

namespace Portal.Web.Commands.Trying;

/// <summary>Tells what came of it: a table, what stands still, and the list for scripts.</summary>
internal sealed class TryReport(ReadCatalog readCatalog, ListMachines listMachines, ListRuns runs, ReadRun readRun, LabPaths lab)
{
    /// <summary>Writes it.</summary>
    /// <param name="summary">Goes into the list.</param>
    /// <param name="output">Gets the table.</param>
    /// <param name="errors">Gets what stands still.</param>
    /// <param name="json">Path of the list; null writes none.</param>
    /// <param name="ct">Cancels.</param>
    public async Task WriteAsync(TrySummary summary, IAnsiConsole output, TextWriter errors, string? json, CancellationToken ct)
    {
        var machines = await MachinesAsync(ct);
        if (machines.Count > 0) MachineTable.Write(output, machines);
        foreach (var run in await runs.ExecuteAsync(state: null, before: null, limit: 1000, ct))
            if (run.Done < run.Total && await readRun.ExecuteAsync(run.Id, ct) is { } view) MachineTable.WriteStill(errors, view.Failures);
        if (json is not null) await new MachineList(lab).WriteAsync(json, summary, machines, ct);
    }

    private async Task<IReadOnlyList<MachineView>> MachinesAsync(CancellationToken ct)
    {
        List<MachineView> machines = [];
        if (await readCatalog.ExecuteAsync(TryOrders.Catalog, ct) is not { } catalog) return machines;
        var query = new MachineQuery { Catalog = catalog.Catalog.Id, Limit = MachineQuery.MostMachines, WithSteps = true };
        for (var last = false; !last;)
        {
            var page = await listMachines.ExecuteAsync(query, ct);
            machines.AddRange(page.Rows);
            query = query with { Cursor = page.Next };
            last = page.Next is null;
        }

        return machines;
    }
}

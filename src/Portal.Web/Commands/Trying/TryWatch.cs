using Portal.Domain.Catalogs;
using Portal.Domain.Machines;
using Portal.Features.Catalogs;
using Portal.Features.Runs;
using Portal.Runs;

namespace Portal.Web.Commands.Trying;

/// <summary>Looks how far it is, and waits until nothing moves by itself any more.</summary>
internal sealed class TryWatch(ListRuns runs, ReadRun readRun, ReadCatalog readCatalog, TimeProvider time)
{
    // A look at thousands of items takes longer than one at fifty: it must not become the work.
    private const int PauseByLook = 10;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(200), LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>Machines that are there, and steps that had to be tried again, so far.</summary>
    public async Task<(int Made, int Retries)> CountAsync(CancellationToken ct)
    {
        var retries = 0;
        foreach (var run in await runs.ExecuteAsync(state: null, before: null, limit: 1000, ct))
            retries += (await readRun.ExecuteAsync(run.Id, withRetries: true, ct))?.Retries ?? 0;
        return (Made(await readCatalog.ExecuteAsync(TryOrders.Catalog, ct)), retries);
    }

    /// <summary>Shows how far it is until every run has finished.</summary>
    /// <param name="wanted">Machines that there are to be.</param>
    /// <param name="show">Called with every look.</param>
    /// <param name="ct">Stops looking; nothing else.</param>
    public async Task FollowAsync(int wanted, Action<TryProgress> show, CancellationToken ct)
    {
        while (true)
        {
            var began = time.GetTimestamp();
            var all = await runs.ExecuteAsync(state: null, before: null, limit: 1000, ct);
            show(await LookAsync(all, wanted, ct));
            if (all.All(run => run.State == RunState.Finished)) return;
            var pause = time.GetElapsedTime(began) * PauseByLook;
            await Task.Delay(TimeSpan.FromTicks(Math.Clamp(pause.Ticks, ShortestPause.Ticks, LongestPause.Ticks)), time, ct);
        }
    }

    private async Task<TryProgress> LookAsync(IReadOnlyList<RunSummary> all, int wanted, CancellationToken ct)
    {
        var catalog = await readCatalog.ExecuteAsync(TryOrders.Catalog, ct);
        var steps = new List<string>();
        foreach (var run in all.Where(run => run.State == RunState.Open)) steps.AddRange((await readRun.ExecuteAsync(run.Id, ct))?.AtWork.Select(each => each.Step) ?? []);
        var needYou = all.Sum(run => run.Counts.GetValueOrDefault(ItemState.Failed) + run.Counts.GetValueOrDefault(ItemState.Blocked));
        var image = catalog?.Images.FirstOrDefault(each => each.State == ImageState.Consolidating)?.Percent;
        return new(Made(catalog), wanted, needYou, [.. steps.CountBy(step => step).OrderByDescending(step => step.Value).Select(step => (step.Key, step.Value))], image);
    }

    private static int Made(CatalogView? catalog) => catalog?.Machines.GetValueOrDefault(MachineState.Ready) ?? 0;
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Benchmarks.Search;
using Portal.Data;
using Portal.Data.Runs;
using Portal.Data.Sqlite;
using Portal.Runs;

namespace Portal.Benchmarks.Pages;

/// <summary>
/// Moves the rows of a run as the engine's commits do, from another process than the portal: an item goes on by one step, its step and its
/// event are written with it; after the last step one that waits begins, and once nobody does, one that was done, so that the run never ends.
/// </summary>
internal sealed class BusyRun(string file, Guid run) : IAsyncDisposable
{
    private static readonly string[] Steps = ["difference-disk", "identity-disk", "virtual-machine", "hand-over", "start", "release"];
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);
    private readonly ServiceProvider _services = new ServiceCollection().AddSingleton(TimeProvider.System).AddPortalSqlite(file).BuildServiceProvider();
    private int _moved;

    /// <summary>Steps so far.</summary>
    public int Moved => _moved;

    /// <summary>Goes on until it is stopped.</summary>
    /// <param name="perSecond">Steps.</param>
    /// <param name="ct">Stops it.</param>
    public async Task WorkAsync(int perSecond, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Tick);
        var each = (int)(perSecond * Tick.TotalSeconds);
        while (!ct.IsCancellationRequested)
        {
            await MoveAsync(each);
            try
            {
                await timer.WaitForNextTickAsync(ct);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();

    private async Task MoveAsync(int items)
    {
        await using var db = await _services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var now = TimeProvider.System.GetUtcNow();
        var due = await db.Items.Where(item => item.RunId == run && item.State == ItemState.AtWork).OrderBy(item => item.Since).Take(items).ToListAsync();
        foreach (var item in due)
        {
            var step = Array.IndexOf(Steps, item.Step);
            db.Add(new StepRow { ItemId = item.Id, Step = item.Step, Attempt = 1, Fence = item.Fence, Started = item.Since, Took = now - item.Since, End = StepEnd.Done });
            db.Add(new EventRow { RunId = run, ItemId = item.Id, Step = item.Step, When = now, What = "Did it." });
            item.Since = now;
            if (step < Steps.Length - 1) item.Step = Steps[step + 1];
            else (item.State, item.HeldSubject, item.Node, item.Fence) = (ItemState.Done, null, null, item.Fence + 1);
        }

        var begun = due.Count(item => item.State == ItemState.Done);
        var next = await db.Items.Where(item => item.RunId == run && (item.State == ItemState.Waiting || item.State == ItemState.Done)).OrderBy(item => item.State).ThenBy(item => item.Since).Take(begun).ToListAsync();
        foreach (var item in next)
            (item.State, item.Since, item.Step, item.Node, item.Fence) = (ItemState.AtWork, now, Steps[0], "benchmark", item.Fence + 1);
        await db.SaveChangesAsync();
        _moved += due.Count;
    }
}

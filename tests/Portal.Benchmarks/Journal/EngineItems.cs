using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Data;
using Portal.Data.PostgreSql;
using Portal.Features.Runs.Preparing;
using Portal.Runs;
using Portal.Runs.Engine;

namespace Portal.Benchmarks.Journal;

/// <summary>Items of the portal's engine, on a database of its own.</summary>
internal sealed class EngineItems : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly RunEngine _engine;
    private readonly CancellationTokenSource _stop = new();
    private readonly int _workers;
    private Task _life = Task.CompletedTask;

    /// <param name="connectionString">Of an empty PostgreSQL database.</param>
    /// <param name="workers">How many work side by side.</param>
    public EngineItems(string connectionString, int workers)
    {
        _workers = workers;
        _services = new ServiceCollection()
            .AddPortalPostgreSql(connectionString)
            .AddSingleton(TimeProvider.System)
            .AddSingleton<ISubjects<Nothing>, Nothings>()
            .AddSingleton<DoNothing>()
            .BuildServiceProvider();
        _engine = new(
            _services.GetRequiredService<IJournal>(), new(Nothing.Short, Nothing.Long), _services, new() { Node = new("benchmark") }, TimeProvider.System, NullLogger<RunEngine>.Instance);
    }

    public async Task StartAsync()
    {
        await _services.GetRequiredService<DatabaseUpgrade>().RunAsync(CancellationToken.None);
        _life = _engine.LiveAsync(_stop.Token);
    }

    /// <summary>Items a second of an order that is written already: from the first claim until the last outcome is committed.</summary>
    public async Task<double> RunAsync(Plan plan, int items)
    {
        var run = await OrderAsync(plan, items);
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, _workers).Select(_ => Task.Run(() => _engine.WorkAsync(CancellationToken.None))));
        var took = Stopwatch.GetElapsedTime(began);

        await using var db = await _services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var done = await db.Items.CountAsync(item => item.RunId == run && item.State == ItemState.Done);
        return done == items ? items / took.TotalSeconds : throw new InvalidOperationException($"{done} of {items} items are done.");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _life;
        _engine.Dispose();
        _stop.Dispose();
        await _services.DisposeAsync();
    }

    private async Task<Guid> OrderAsync(Plan plan, int items)
    {
        var (orders, run) = (_services.GetRequiredService<IOrders>(), Guid.CreateVersion7());
        await orders.BeginAsync(new(run, "Nothing", "nothing", Rank.Order, "benchmark", "{}", []), CancellationToken.None);
        foreach (var numbers in Enumerable.Range(0, items).Chunk(IPreparation.Batch))
        {
            NewItem[] batch = [.. numbers.Select(number => new NewItem(Guid.CreateVersion7(), $"N-{number:00000}", plan, Guid.CreateVersion7(), Gates: [], After: null, Facts: []))];
            if (await orders.PrepareAsync(run, batch, CancellationToken.None) is { } refusal) throw new InvalidOperationException(refusal.Reason);
        }

        await orders.OpenAsync(run, CancellationToken.None);
        return run;
    }
}

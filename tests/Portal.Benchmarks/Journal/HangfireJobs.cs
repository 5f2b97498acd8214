using System.Diagnostics;
using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Portal.Web.Jobs;

namespace Portal.Benchmarks.Journal;

/// <summary>Jobs of Hangfire's that do nothing, on a database of its own, with the options that the portal gives it.</summary>
internal sealed class HangfireJobs
{
    private readonly PostgreSqlStorage _storage;
    private readonly int _workers;

    /// <param name="connectionString">Of an empty PostgreSQL database.</param>
    /// <param name="workers">How many work side by side.</param>
    public HangfireJobs(string connectionString, int workers)
    {
        _storage = new(new NpgsqlConnectionFactory(connectionString, JobStorages.PostgreSql), JobStorages.PostgreSql);
        _workers = workers;
    }

    /// <summary>Jobs a second that are queued already: from the first that runs until the last has run. What becomes of the last ones' rows is not waited for.</summary>
    public async Task<double> RunAsync(int jobs)
    {
        var client = new BackgroundJobClient(_storage);
        var all = new Countdown(jobs);
        Countdown.Now = all;
        Parallel.For(0, jobs, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ => client.Enqueue(() => Countdown.Count()));
        using var server = new BackgroundJobServer(new BackgroundJobServerOptions { WorkerCount = _workers }, _storage);
        return (jobs - 1) / (await all.Over).TotalSeconds;
    }
}

/// <summary>What the jobs do. Public, or Hangfire would not call it.</summary>
public sealed class Countdown(int from)
{
    private readonly TaskCompletionSource<TimeSpan> _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left = from;
    private long _began;

    internal static Countdown? Now { get; set; }

    /// <summary>From the first to the last.</summary>
    internal Task<TimeSpan> Over => _over.Task;

    /// <summary>One is done.</summary>
    public static void Count() => Now!.One();

    private void One()
    {
        Interlocked.CompareExchange(ref _began, Stopwatch.GetTimestamp(), 0);
        if (Interlocked.Decrement(ref _left) == 0) _over.SetResult(Stopwatch.GetElapsedTime(_began));
    }
}

using System.Globalization;
using Portal.Benchmarks.Measuring;
using Portal.TestKit.Data;

namespace Portal.Benchmarks.Journal;

/// <summary>Items a second through the engine, beside jobs a second through Hangfire, in turns on one PostgreSQL.</summary>
internal static class ItemsBench
{
    private const int Rounds = 5, Workers = 20;

    public static async Task RunAsync(string[] args)
    {
        var items = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 2000;
        if (PostgreSqlServer.Missing is { } missing) throw new InvalidOperationException(missing);
        var server = await PostgreSqlServer.GetAsync();
        await server.SendAsync("CREATE DATABASE portal");
        await server.SendAsync("CREATE DATABASE hangfire");
        await using var engine = new EngineItems(server.ConnectionTo("portal"), Workers);
        await engine.StartAsync();
        var hangfire = new HangfireJobs(server.ConnectionTo("hangfire"), Workers);

        List<(double Short, double Jobs, double Long)> rounds = [];
        for (var round = 0; round <= Rounds; round++)
        {
            var (once, jobs, often) = (await engine.RunAsync(Nothing.Short, items), await hangfire.RunAsync(items), await engine.RunAsync(Nothing.Long, items));
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{once:0} items/s, {jobs:0} jobs/s, {often:0} six-step items/s{(round == 0 ? " (warm-up)" : "")}"));
            if (round > 0) rounds.Add((once, jobs, often));
        }

        Report.Begin();
        Report.Row($"items of one step, {items} by {Workers} workers", $"{Median.Of(rounds.Select(round => round.Short)):0} /s");
        Report.Row($"Hangfire jobs, {items} by {Workers} workers", $"{Median.Of(rounds.Select(round => round.Jobs)):0} /s");
        Report.Row("items of one step / Hangfire jobs", $"{Median.Of(rounds.Select(round => round.Short / round.Jobs)):0.0}", "2");
        Report.Row($"items of six steps, {items} by {Workers} workers", $"{Median.Of(rounds.Select(round => round.Long)):0} /s");
        Report.Row("items of six steps / Hangfire jobs", $"{Median.Of(rounds.Select(round => round.Long / round.Jobs)):0.0}");
    }
}

using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Benchmarks.Measuring;
using Portal.Data;
using Portal.Data.Machines;
using Portal.Data.PostgreSql;
using Portal.Data.Sqlite;
using Portal.TestKit.Data;
using Portal.TestKit.Web;

namespace Portal.Benchmarks.Search;

/// <summary>What the help desk's search and the list of machines take where there are a million, on each database that is here.</summary>
internal static class SearchBench
{
    private const int Times = 200, WarmUp = 25, Patience = 10;
    private const double Limit = 20;

    /// <param name="words">How many machines; then, if only some questions are wanted, a part of their names; then a folder that keeps SQLite's file for the next time.</param>
    public static async Task RunAsync(string[] words)
    {
        var fleet = new Fleet(words.Length > 0 ? int.Parse(words[0], CultureInfo.InvariantCulture) : 1_000_000);
        var only = words.Length > 1 ? words[1] : "";
        using var folder = new TemporaryFolder();
        var file = Path.Combine(words.Length > 2 ? words[2] : folder.FullPath, "portal.db");
        List<(string Database, List<Timing> Timings)> all = [("SQLite", await OnAsync(services => services.AddPortalSqlite(file), fleet, only))];
        if (PostgreSqlServer.Missing is null)
        {
            var server = await PostgreSqlServer.GetAsync();
            await server.SendAsync("CREATE DATABASE fleet TEMPLATE template0");
            all.Add(("PostgreSQL", await OnAsync(services => services.AddPortalPostgreSql(server.ConnectionTo("fleet")), fleet, only)));
        }

        Show(all);
    }

    private static async Task<List<Timing>> OnAsync(Action<IServiceCollection> room, Fleet fleet, string only)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton(TimeProvider.System);
        room(collection);
        await using var services = collection.BuildServiceProvider();
        await services.GetRequiredService<DatabaseUpgrade>().RunAsync(CancellationToken.None);
        var factory = services.GetRequiredService<IDbContextFactory<PortalDb>>();
        var began = Stopwatch.GetTimestamp();
        await using (var db = await factory.CreateDbContextAsync())
        {
            if (!await fleet.IsThereAsync(db)) await fleet.WriteAsync(db);
            if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE"); // what autovacuum does within minutes
        }

        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{fleet.Count} machines written in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s"));
        List<Timing> timings = [];
        foreach (var (kind, ask) in new Questions(factory, services.GetRequiredService<MachineSearch>(), fleet).All.Where(question => question.Kind.Contains(only, StringComparison.Ordinal)))
        {
            timings.Add(await TimeAsync(kind, ask));
            await Console.Error.WriteLineAsync($"{kind}: {timings[^1]}");
        }

        return timings;
    }

    private static async Task<Timing> TimeAsync(string kind, Func<int, Task<Questions.Came>> ask)
    {
        for (var n = 0; n < WarmUp; n++) await ask(Times + n);
        List<double> took = [];
        List<Questions.Came> came = [];
        var end = Stopwatch.GetTimestamp() + (Patience * Stopwatch.Frequency);
        for (var n = 0; n < Times && (n < WarmUp || Stopwatch.GetTimestamp() < end); n++)
        {
            var began = Stopwatch.GetTimestamp();
            came.Add(await ask(n));
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return new(kind, took, came);
    }

    private static void Show(List<(string Database, List<Timing> Timings)> all)
    {
        Report.Line(["question", "rows", "of", .. all.SelectMany(one => (string[])[$"{one.Database} p50", "p95"])]);
        Report.Line(["---", .. Enumerable.Repeat("---:", 2 + (2 * all.Count))]);
        for (var n = 0; n < all[0].Timings.Count; n++)
        {
            var first = all[0].Timings[n];
            Report.Line([first.Kind, first.Rows, first.Of, .. all.SelectMany(one => (string[])[one.Timings[n].P50, one.Timings[n].P95])]);
        }

        Console.WriteLine();
        Report.Begin();
        foreach (var (database, timings) in all)
        {
            Report.Row($"{database}: all questions, p95", $"{Share.Of([.. timings.SelectMany(timing => timing.Took)], 0.95):0.0} ms", "20 ms");
            var worst = timings.MaxBy(timing => Share.Of(timing.Took, 0.95))!;
            Report.Row($"{database}: the slowest kind ({worst.Kind}), p95", $"{Share.Of(worst.Took, 0.95):0.0} ms", "20 ms");
            Report.Row($"{database}: kinds whose p95 is over {Limit:0} ms", $"{timings.Count(timing => Share.Of(timing.Took, 0.95) > Limit)} of {timings.Count}");
        }
    }

    /// <summary>One kind of question.</summary>
    private sealed record Timing(string Kind, List<double> Took, List<Questions.Came> Came)
    {
        public string P50 => Milliseconds(0.5);

        public string P95 => Milliseconds(0.95);

        /// <summary>In the median.</summary>
        public string Rows => string.Create(CultureInfo.InvariantCulture, $"{Median.Of(Came.Select(one => (double)one.Rows)):0}");

        /// <summary>As the page would say: counted up to a thousand.</summary>
        public string Of => Came[0].Count is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{Median.Of(Came.Select(one => (double)one.Count!)):0}{(Came.Count(one => one.More) > Came.Count / 2 ? "+" : "")}");

        public override string ToString() => $"{P50}, {P95}; {Rows} of {Of}";

        private string Milliseconds(double share) => string.Create(CultureInfo.InvariantCulture, $"{Share.Of(Took, share):0.0} ms");
    }
}

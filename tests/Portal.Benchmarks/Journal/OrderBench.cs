using System.Diagnostics;
using System.Globalization;
using Portal.Benchmarks.Measuring;
using Portal.Domain.Catalogs.Rules;
using Portal.Runs;

namespace Portal.Benchmarks.Journal;

/// <summary>How long a big order holds the one writer of the default database, by its transactions and as another writer feels it.</summary>
internal static class OrderBench
{
    private const int Orders = 5;
    private static readonly TimeSpan BetweenBeats = TimeSpan.FromMilliseconds(5);

    public static async Task RunAsync(string[] args)
    {
        var machines = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : MachineCount.Most;
        await using var orders = await OrdersUnderTest.OpenAsync();
        await orders.PlaceAsync("W", machines); // what is loaded and compiled once, and compiled again once it is seen to be hot, is not counted
        await orders.FinishImageAsync();

        List<Held> held = [], released = [];
        List<double> felt = [], took = [];
        for (var order = 0; order < Orders; order++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"O{order}");
            using var over = new CancellationTokenSource();
            var beating = BeatAsync(orders.Get<IJournal>(), felt, over.Token);
            var began = Stopwatch.GetTimestamp();
            var its = await orders.Held.WatchAsync(() => orders.PlaceAsync(name, machines));
            took.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
            await over.CancelAsync();
            await beating;

            held.AddRange(its);
            released.AddRange(await orders.Held.WatchAsync(orders.FinishImageAsync));
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{took[^1]:0.00} s, {its.Count} transactions, longest {its.Max(one => one.Milliseconds):0.0} ms"));
        }

        Report.Begin();
        Report.Row($"an order of {machines} machines, median of {Orders}", $"{Median.Of(took):0.00} s");
        Report.Row("its transactions", $"{held.Count / Orders}");
        Row("one of them holds the writer", [.. held.Select(one => one.Milliseconds)], "100 ms");
        Report.Row("..., longest, without the time that it had no processor", $"{held.Max(one => one.Milliseconds - one.Waited):0.0} ms");
        Row("another writer waits and writes", felt);
        Report.Row($"its image is made, {machines} machines become due: longest", $"{released.Max(one => one.Milliseconds):0.0} ms");
    }

    private static void Row(string what, IReadOnlyCollection<double> values, string limit = "")
    {
        Report.Row($"{what}, p50", $"{Share.Of(values, 0.5):0.0} ms");
        Report.Row($"{what}, p99", $"{Share.Of(values, 0.99):0.0} ms");
        Report.Row($"{what}, longest", $"{Share.Of(values, 1):0.0} ms", limit);
    }

    /// <summary>The heart beats while the order is written: the smallest write there is, and the one that must not come late.</summary>
    private static async Task BeatAsync(IJournal journal, List<double> felt, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var began = Stopwatch.GetTimestamp();
            await journal.BeatAsync(OrdersUnderTest.Node, CancellationToken.None);
            felt.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            await Task.Delay(BetweenBeats, TimeProvider.System, CancellationToken.None);
        }
    }
}

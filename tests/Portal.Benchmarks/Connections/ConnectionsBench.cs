using System.Globalization;
using Portal.Benchmarks.Measuring;
using Portal.HyperV;

namespace Portal.Benchmarks.Connections;

/// <summary>What it takes to test a connection with 64 hosts beside one with 8, and to list 10,000 machines on 64 hosts: without VMM, and through VMM 2022.</summary>
internal static class ConnectionsBench
{
    private const int Few = 8, Many = 64;
    private const string Quick = "--quick";

    private static readonly (string Name, Func<Hosts, Guid, Task> Ask)[] Questions =
    [
        ("what there is to choose from", async (hosts, id) => await (await hosts.HypervisorAsync(id, CancellationToken.None)).OfferAsync(CancellationToken.None)),
        ("prerequisites", async (hosts, id) => await (await hosts.ProbeAsync(id, CancellationToken.None)).SurveyAsync(CancellationToken.None)),
    ];

    public static async Task RunAsync(string[] args)
    {
        var quick = args.Contains(Quick, StringComparer.Ordinal);
        Report.Begin();
        foreach (var vmm in (bool[])[false, true])
        {
            await TestAsync(vmm, quick ? Questions[^1..] : Questions, rounds: quick ? 1 : 3);
            await InventoryAsync(vmm, machines: quick ? 500 : 10_000);
        }
    }

    private static async Task TestAsync(bool vmm, (string Name, Func<Hosts, Guid, Task> Ask)[] questions, int rounds)
    {
        await using var few = await WideLab.StartAsync(Few, machines: 0, vmm);
        await using var many = await WideLab.StartAsync(Many, machines: 0, vmm);
        foreach (var slow in (bool[])[false, true])
        {
            if (slow)
            {
                await Task.WhenAll(few.SlowDownAsync(), many.SlowDownAsync());
                rounds = 1; // what is waited for is the same each time
            }

            foreach (var (name, ask) in questions)
            {
                if (!slow) await few.ColdAsync(ask); // what is loaded and compiled once is not counted
                List<(Spent Few, Spent Many)> pairs = [];
                for (var round = 0; round < rounds; round++) pairs.Add((await few.ColdAsync(ask), await many.ColdAsync(ask)));
                var what = $"{Way(vmm)}, {(slow ? "machines that take their time" : "machines that answer at once")}: {name}";
                Tell($"{what}, {Few} hosts", few, pairs.Select(pair => pair.Few));
                Tell($"{what}, {Many} hosts", many, pairs.Select(pair => pair.Many));
                Report.Row("ratio", $"{Median.Of(pairs.Select(pair => pair.Many.Wall / pair.Few.Wall)):0.00}", "3");
            }
        }
    }

    private static void Tell(string what, WideLab lab, IEnumerable<Spent> rounds)
    {
        var spent = rounds.OrderBy(round => round.Wall).ToList();
        var half = spent[(spent.Count - 1) / 2];
        Report.Row(what, $"{half.Wall.TotalSeconds:0.00} s; {half.Own.TotalSeconds:0.00} s CPU of the portal, {half.Others.TotalSeconds:0.00} s of the lab; {lab.Count.Calls.Count} calls");
    }

    private static async Task InventoryAsync(bool vmm, int machines)
    {
        await using var lab = await WideLab.StartAsync(Many, machines, vmm);
        var found = 0;
        var spent = await lab.ColdAsync(async (hosts, id) => found = (await (await hosts.HypervisorAsync(id, CancellationToken.None)).InventoryAsync(CancellationToken.None)).Count);
        if (found != machines) throw new InvalidOperationException($"{found} machines were listed of {machines}.");

        var calls = lab.Count.Calls.ToList();
        var most = calls.Where(call => lab.Nodes.Contains(call.Host, StringComparer.OrdinalIgnoreCase)).CountBy(call => call.Host).Max(count => count.Value);
        var others = calls.Count(call => !lab.Nodes.Contains(call.Host, StringComparer.OrdinalIgnoreCase));
        var what = string.Create(CultureInfo.InvariantCulture, $"{Way(vmm)}: inventory of {Many} hosts and {machines:N0} machines");
        Tell(what, lab, [spent]);
        Report.Row($"{what}, calls of one host, at most", $"{most}", "1");
        Report.Row(vmm ? $"{what}, calls of VMM" : $"{what}, calls by the cluster's name", $"{others}", "1");
    }

    private static string Way(bool vmm) => vmm ? "VMM 2022" : "without VMM";
}

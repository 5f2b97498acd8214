using Portal.Benchmarks.Connections;
using Portal.Benchmarks.Imaging;
using Portal.Benchmarks.Journal;
using Portal.Benchmarks.Machines;
using Portal.Benchmarks.Pages;
using Portal.Benchmarks.Search;
using Portal.Benchmarks.Upgrades;

// The engine that speaks to hosts reads these once, when it is loaded.
Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
Environment.SetEnvironmentVariable("POWERSHELL_DIAGNOSTICS_OPTOUT", "1");

var verbs = new Dictionary<string, Func<string[], Task>>(StringComparer.Ordinal)
{
    ["machines"] = MachinesBench.RunAsync,
    ["scale"] = ScaleBench.RunAsync,
    ["disks"] = DisksBench.RunAsync,
    ["order"] = OrderBench.RunAsync,
    ["items"] = ItemsBench.RunAsync,
    ["pages"] = PagesBench.RunAsync,
    ["search"] = SearchBench.RunAsync,
    ["keys"] = KeysBench.RunAsync,
    ["runpage"] = RunPageBench.RunAsync,
    ["planner"] = PlannerBench.RunAsync,
    ["connections"] = ConnectionsBench.RunAsync,
};

if (args.Length == 0 || !verbs.TryGetValue(args[0], out var run))
{
    Console.Error.WriteLine($"Say what to measure: {string.Join(", ", verbs.Keys)}. Results go to standard output, as Markdown.");
    return 2;
}

await run(args[1..]);
return 0;

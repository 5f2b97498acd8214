using System.Globalization;
using Portal.Benchmarks.Measuring;

namespace Portal.Benchmarks.Machines;

/// <summary>Whether the thousandth machine costs what the first did, and what it leaves in the process's memory.</summary>
internal static class ScaleBench
{
    private const int Few = 200;

    public static async Task RunAsync(string[] args)
    {
        var many = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5000;
        await using var portal = await PortalUnderTest.StartAsync();
        var catalog = await portal.MakeAsync("Bench", "P-######", Few);
        var few = await Spent.OnAsync(() => portal.AddAsync(catalog, Few), portal.Lab);
        var before = Memory();
        var rest = await Spent.OnAsync(() => portal.AddAsync(catalog, many), portal.Lab);
        var after = Memory();

        var (cheap, dear) = (few.Cpu.TotalMilliseconds / Few, rest.Cpu.TotalMilliseconds / many);
        Report.Begin();
        Report.Row($"CPU per machine, order of {Few}", $"{cheap:0.0} ms");
        Report.Row($"CPU per machine, order of {many}", $"{dear:0.0} ms");
        Report.Row("ratio", $"{dear / cheap:0.00}", "1.20");
        Report.Row("ratio, of the portal alone", $"{rest.Own.TotalMilliseconds / many / (few.Own.TotalMilliseconds / Few):0.00}", "1.20");
        Report.Row($"time, order of {many}", $"{rest.Wall.TotalSeconds:0.0} s");
        Report.Row("the portal's memory, per machine", $"{(after - before) / 1024.0 / many:0.0} KiB", "20 KiB");
    }

    // What is alive: the collector's own appetite is no matter of the number of machines.
    private static long Memory()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}

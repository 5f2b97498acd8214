using System.Globalization;
using Portal.Benchmarks.Measuring;

namespace Portal.Benchmarks.Machines;

/// <summary>200 machines through the portal, by the bare driver, and by one session per operation, in one process on one lab.</summary>
internal static class MachinesBench
{
    private const int Pairs = 5, OneByOne = 20, WarmUp = 500;

    public static async Task RunAsync(string[] args)
    {
        var machines = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200;
        await using var portal = await PortalUnderTest.StartAsync();
        var catalog = await portal.MakeAsync("Bench", "P-######", WarmUp); // what is loaded and compiled once is not counted
        await using var bare = new BareDriver(portal, catalog);
        await bare.PrepareAsync();
        await bare.SideBySideAsync("W", WarmUp);

        List<(Spent Portal, Spent Bare)> pairs = [];
        for (var pair = 0; pair < Pairs; pair++)
        {
            var one = await Spent.OnAsync(() => portal.AddAsync(catalog, machines), portal.Lab);
            var prefix = string.Create(CultureInfo.InvariantCulture, $"B{pair}-");
            var other = await Spent.OnAsync(() => bare.SideBySideAsync(prefix, machines), portal.Lab);
            Console.Error.WriteLine($"portal {one}; bare {other}");
            pairs.Add((one, other));
        }

        var single = await Spent.OnAsync(() => bare.OneByOneAsync("S", OneByOne), portal.Lab);
        var alone = single.Wall.TotalSeconds * machines / OneByOne;
        var wall = Median.Of(pairs.Select(pair => pair.Portal.Wall.TotalSeconds));
        Report.Begin();
        Report.Row($"portal, {machines} machines", $"{wall:0.00} s, {Median.Of(pairs.Select(pair => pair.Portal.Cpu.TotalSeconds)):0.00} s CPU");
        Report.Row($"bare driver, {machines} machines", $"{Median.Of(pairs.Select(pair => pair.Bare.Wall.TotalSeconds)):0.00} s, {Median.Of(pairs.Select(pair => pair.Bare.Cpu.TotalSeconds)):0.00} s CPU");
        Report.Row("portal / bare driver, CPU of portal and lab", $"{Median.Of(pairs.Select(pair => pair.Portal.Cpu / pair.Bare.Cpu)):0.00}", "1.25");
        Report.Row("portal / bare driver, time", $"{Median.Of(pairs.Select(pair => pair.Portal.Wall / pair.Bare.Wall)):0.00}", "1.25");
        Report.Row($"one session per operation, one after another ({OneByOne} machines, times {machines / OneByOne})", $"{alone:0.0} s");
        Report.Row("portal / one session per operation", $"1/{alone / wall:0.0}", "1/20");
    }
}

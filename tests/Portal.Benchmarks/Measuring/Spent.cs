using System.Diagnostics;
using System.Globalization;

namespace Portal.Benchmarks.Measuring;

/// <summary>Time that passed, and time that processors worked: this process, and others that work for it.</summary>
/// <param name="Wall">Passed.</param>
/// <param name="Own">CPU of this process.</param>
/// <param name="Others">CPU of the others.</param>
internal sealed record Spent(TimeSpan Wall, TimeSpan Own, TimeSpan Others)
{
    public TimeSpan Cpu => Own + Others;

    /// <summary>What an act spends.</summary>
    /// <param name="act">To be measured.</param>
    /// <param name="others">Process ids.</param>
    public static async Task<Spent> OnAsync(Func<Task> act, params int[] others)
    {
        using var self = Process.GetCurrentProcess();
        var (own, theirs) = (self.TotalProcessorTime, Of(others));
        var began = Stopwatch.GetTimestamp();
        await act();
        var wall = Stopwatch.GetElapsedTime(began);
        self.Refresh();
        return new Spent(wall, self.TotalProcessorTime - own, Of(others) - theirs);
    }

    private static TimeSpan Of(int[] processes) => processes.Aggregate(TimeSpan.Zero, (sum, id) =>
    {
        using var process = Process.GetProcessById(id);
        return sum + process.TotalProcessorTime;
    });

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Wall.TotalSeconds:0.00} s, {Cpu.TotalSeconds:0.00} s CPU");
}

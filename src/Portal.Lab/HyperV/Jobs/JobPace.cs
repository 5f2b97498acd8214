using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Jobs;

/// <summary>Makes work take as long as on a real host, times the lab's pace: reading and writing 200 MB a second.</summary>
internal sealed class JobPace(IWindowsHost host, CancellationToken ct)
{
    private const long BytesPerSecond = 200_000_000;
    private readonly long _start = host.Time.GetTimestamp();

    /// <summary>Waits until this much work would be done.</summary>
    /// <exception cref="OperationCanceledException">The service ended.</exception>
    public void WaitFor(long bytes)
    {
        ct.ThrowIfCancellationRequested();
        var left = (TimeSpan.FromSeconds((double)bytes / BytesPerSecond) * Factor) - host.Time.GetElapsedTime(_start);
        if (left > TimeSpan.Zero)
            Task.Delay(left, host.Time, ct).GetAwaiter().GetResult();
    }

    private double Factor => host.Has(Faults.Slow) ? Math.Max(1, host.Pace * 4) : host.Pace;
}

namespace Portal.HyperV.Tests.LabWindows;

/// <summary>Waits for a condition.</summary>
internal static class Until
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20), Look = TimeSpan.FromMilliseconds(10);

    public static async Task TrueAsync(Func<bool> condition, CancellationToken ct)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            if (TimeProvider.System.GetElapsedTime(begun) > Longest) throw new TimeoutException($"It did not become true within {Longest.TotalSeconds:0} s.");
            await Task.Delay(Look, TimeProvider.System, ct);
        }
    }
}

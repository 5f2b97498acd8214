namespace Portal.HyperV.Tests.Sessions;

/// <summary>The time in which a call leaves for its host and begins there.</summary>
internal static class SettingOut
{
    /// <summary>It takes a few milliseconds: a moment every twentieth of one meets each part of it.</summary>
    public static IEnumerable<TimeSpan> Moments => Enumerable.Range(0, 100).Select(n => TimeSpan.FromMicroseconds(50 * n));

    /// <summary>Lets so much of it pass; it is too short for a timer.</summary>
    public static void Spend(TimeSpan time)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(begun) < time) Thread.SpinWait(10);
    }
}

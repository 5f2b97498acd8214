namespace Portal.Runs;

/// <summary>How often a step is tried again after a setback or an exception.</summary>
/// <param name="Attempts">Tries in all, the first included: 1 to 100.</param>
/// <param name="Every">Pause before the second try, doubled for each further one up to an hour; up to a fifth shorter by chance, so that fifty items do not come back together.</param>
public sealed record Retry(int Attempts, TimeSpan Every)
{
    /// <summary>Four tries, beginning 2 s apart: enough for what Hyper-V refuses sporadically (0x80070020, 32774).</summary>
    public static Retry Usual { get; } = Times(4, TimeSpan.FromSeconds(2));

    /// <summary>One try.</summary>
    public static Retry Never { get; } = new(1, TimeSpan.Zero);

    /// <summary><paramref name="attempts"/> tries in all.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="attempts"/> is not within 1 to 100, or <paramref name="every"/> is negative.</exception>
    public static Retry Times(int attempts, TimeSpan every)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(attempts, 100);
        ArgumentOutOfRangeException.ThrowIfLessThan(every, TimeSpan.Zero);
        return new Retry(attempts, every);
    }

    /// <summary>The pause before the next try.</summary>
    /// <param name="attempt">The try that did not work, 1 for the first.</param>
    /// <param name="spread">0 for the whole pause, up to 1 for a fifth less of it.</param>
    public TimeSpan Pause(int attempt, double spread)
    {
        var longest = TimeSpan.FromHours(1);
        // Beyond 2^32 every pause but zero is the longest, and the product would overflow.
        var pause = attempt > 32 && Every > TimeSpan.Zero ? longest : Every * Math.Pow(2, attempt - 1);
        return (pause < longest ? pause : longest) * (1 - (spread / 5));
    }
}

namespace Portal.Runs.Engine;

/// <summary>Pauses between tries at a journal that is away: 1 s, doubled up to 30 s, up to a fifth shorter by chance.</summary>
internal sealed class Patience(Random random)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Tries that failed.</summary>
    public int Tries { get; private set; }

    public TimeSpan Next()
    {
        var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(Tries++, 5)));
        return (pause < Longest ? pause : Longest) * (1 - (random.NextDouble() / 5));
    }
}

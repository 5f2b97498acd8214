using System.Globalization;

namespace Portal.Benchmarks.Measuring;

/// <summary>Where others want the processors too: how long this thread could have gone on and had none.</summary>
internal static class RunQueue
{
    private const string File = "/proc/thread-self/schedstat";
    private static readonly bool Known = System.IO.File.Exists(File);

    /// <summary>Milliseconds since the thread began; always 0 where the system does not tell.</summary>
    public static double Waited() => Known ? long.Parse(System.IO.File.ReadAllText(File).Split(' ')[1], CultureInfo.InvariantCulture) / 1e6 : 0;
}

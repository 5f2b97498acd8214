namespace Portal.Benchmarks.Measuring;

internal static class Median
{
    /// <summary>The middle one; of an even number the lower.</summary>
    public static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[(sorted.Length - 1) / 2];
    }
}

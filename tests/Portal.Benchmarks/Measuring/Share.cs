namespace Portal.Benchmarks.Measuring;

internal static class Share
{
    /// <summary>What so many of the values do not exceed: 0.99 is the 99th percentile, 1 the highest of them.</summary>
    /// <param name="values">One or more.</param>
    /// <param name="share">More than 0, at most 1.</param>
    public static double Of(IReadOnlyCollection<double> values, double share) => values.Order().ElementAt((int)Math.Ceiling(values.Count * share) - 1);
}

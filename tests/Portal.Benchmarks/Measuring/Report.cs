using System.Globalization;

namespace Portal.Benchmarks.Measuring;

/// <summary>A table of figures on standard output, in Markdown.</summary>
internal static class Report
{
    /// <summary>Its head.</summary>
    public static void Begin()
    {
        Row("what", $"measured", "limit");
        Row("---", $"---:", "---:");
    }

    /// <summary>A line of another table.</summary>
    public static void Line(params IEnumerable<string> cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");

    /// <param name="what">Was measured.</param>
    /// <param name="measured">With its unit.</param>
    /// <param name="limit">That must hold; empty where there is none.</param>
    public static void Row(string what, FormattableString measured, string limit = "") =>
        Console.WriteLine($"| {what} | {measured.ToString(CultureInfo.InvariantCulture)} | {limit} |");
}

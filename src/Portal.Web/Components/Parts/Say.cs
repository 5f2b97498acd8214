using System.Globalization;

namespace Portal.Web.Components.Parts;

/// <summary>Numbers, sizes and times as people read them.</summary>
internal static class Say
{
    private const double Kibi = 1024;
    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

    /// <summary>"1,988".</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"1 machine", "1,988 machines".</summary>
    public static string Count(long number, string one, string? many = null) => $"{Number(number)} {(number == 1 ? one : many ?? one + "s")}";

    /// <summary>"5 MiB", "1.4 GiB".</summary>
    public static string Bytes(long bytes)
    {
        double size = bytes;
        var unit = 0;
        for (; Math.Abs(size) >= Kibi && unit < Units.Length - 1; unit++) size /= Kibi;
        return $"{size.ToString(size < 10 && unit > 0 ? "0.#" : "0", CultureInfo.InvariantCulture)} {Units[unit]}";
    }

    /// <summary>"just now", "5 min ago", "in 2 h", "3 days ago".</summary>
    public static string Ago(DateTimeOffset when, DateTimeOffset now)
    {
        var span = now - when;
        if (span.Duration() < TimeSpan.FromSeconds(5)) return "just now";
        return span > TimeSpan.Zero ? $"{Span(span)} ago" : $"in {Span(span.Negate())}";
    }

    /// <summary>"40 s", "5 min", "2 h", "3 days": the largest unit that says something.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 90 } => Invariant($"{Math.Max(1, Math.Round(span.TotalSeconds)):0} s"),
        { TotalMinutes: < 90 } => Invariant($"{Math.Round(span.TotalMinutes):0} min"),
        { TotalHours: < 36 } => Invariant($"{Math.Round(span.TotalHours):0} h"),
        _ => Invariant($"{Math.Round(span.TotalDays):0} days"),
    };

    /// <summary>"2026-11-25 10:04:31 UTC".</summary>
    public static string Exact(DateTimeOffset when) => when.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

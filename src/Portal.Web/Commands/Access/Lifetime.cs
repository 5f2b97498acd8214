using System.Globalization;
using Portal.Domain;
using Portal.Features.Access;

namespace Portal.Web.Commands.Access;

/// <summary>How long a token lives, as it is typed.</summary>
internal static class Lifetime
{
    /// <summary>"90d", "12h" or "never".</summary>
    public static (TimeSpan? Life, Verdict Verdict) Parse(string option, string text)
    {
        if (string.Equals(text, "never", StringComparison.OrdinalIgnoreCase)) return (null, Verdict.Yes);
        if (text.Length > 1 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            TimeSpan? life = text[^1] switch { 'd' or 'D' when number <= CreateToken.LongestLife.TotalDays => TimeSpan.FromDays(number), 'h' or 'H' when number <= CreateToken.LongestLife.TotalHours => TimeSpan.FromHours(number), _ => null };
            if (life > TimeSpan.Zero) return (life, Verdict.Yes);
        }

        return (null, Verdict.No(option, text, $"It must be days or hours, up to {CreateToken.LongestLife.TotalDays:0}d, or never.", $"Give for instance {option} 90d."));
    }
}

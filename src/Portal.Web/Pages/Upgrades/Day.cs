using System.Globalization;

namespace Portal.Web.Pages.Upgrades;

/// <summary>Days as people read them everywhere.</summary>
internal static class Day
{
    /// <summary>"2026-11-23".</summary>
    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

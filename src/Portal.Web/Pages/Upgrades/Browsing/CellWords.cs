using Portal.Domain.Upgrades;

namespace Portal.Web.Pages.Upgrades.Browsing;

/// <summary>One cell of the grid, in a sign and in words.</summary>
internal static class CellWords
{
    /// <summary>"supported", with what is to be said of it.</summary>
    public static string Of(Support row) => (row.Supported, row.Confirmed) switch
    {
        (true, true) => "supported",
        (true, false) => "supported, unconfirmed",
        (false, true) => "not supported",
        _ => "not supported, unconfirmed",
    } + (row.FromRollup > 0 ? FormattableString.Invariant($" with UR{row.FromRollup}+") : "");

    /// <summary>For eyes.</summary>
    public static string SignOf(Support row) => !row.Supported ? "✕" : row.Confirmed ? "✓" : "?";

    /// <summary>For the style sheet.</summary>
    public static string ClassOf(Support row) => !row.Supported ? "cell not" : row.Confirmed ? "cell yes" : "cell perhaps";
}

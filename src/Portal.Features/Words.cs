using System.Globalization;

namespace Portal.Features;

/// <summary>Numbers in sentences.</summary>
internal static class Words
{
    /// <summary>"1 machine", "50 machines".</summary>
    public static string Machines(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "machine" : "machines")}");
}

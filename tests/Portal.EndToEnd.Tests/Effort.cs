using System.Globalization;

namespace Portal.EndToEnd.Tests;

/// <summary>How thorough a test is: little in everyday runs, more when the environment asks for it.</summary>
internal static class Effort
{
    /// <summary>The number that the environment says.</summary>
    public static int Of(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var set) ? set : otherwise;
}

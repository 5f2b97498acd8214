using System.Collections;
using System.Text.Json;

namespace Portal.Web.Api.Asking;

/// <summary>Types, in words.</summary>
internal static class Expected
{
    /// <summary>"a whole number", "one of linux, windows".</summary>
    public static string Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) => "a text",
            _ when type == typeof(Guid) => "an id (a UUID)",
            _ when type == typeof(int) || type == typeof(long) => "a whole number",
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(DateTimeOffset) => "a time with its zone, such as 2026-03-03T08:05:00Z",
            { IsEnum: true } => $"one of {string.Join(", ", Names(type))}",
            _ when typeof(IEnumerable).IsAssignableFrom(type) => "a list",
            _ => "an object",
        };
    }

    /// <summary>An enum's words, as the API writes them.</summary>
    public static IEnumerable<string> Names(Type type) => Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName);
}

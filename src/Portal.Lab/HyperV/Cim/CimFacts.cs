using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Cim;

/// <summary>Properties and methods of the classes in root\virtualization\v2, by Windows version; on Windows Server 2008 R2 of those in root\virtualization.</summary>
internal static class CimFacts
{
    private static readonly Lazy<FrozenDictionary<string, ClassFacts>> V2 = new(() => Read("wmi")), V1 = new(() => Read("wmi-v1"));
    private static readonly ConcurrentDictionary<(WindowsRelease Release, string Class), IReadOnlyDictionary<string, string>> Known = new();

    /// <summary>Names and types of a class's properties; empty for a class that the facts do not have.</summary>
    public static IReadOnlyDictionary<string, string> Properties(WindowsRelease release, string className) =>
        Known.GetOrAdd((release, className), static key => Classes(key.Release).GetValueOrDefault(key.Class) is { } facts
            ? facts.Properties.Where(property => property.Value.Since <= key.Release)
                .ToFrozenDictionary(property => property.Key, property => property.Value.Type.ToLowerInvariant(), StringComparer.OrdinalIgnoreCase)
            : FrozenDictionary<string, string>.Empty);

    /// <summary>Input parameters of a method; null where the class does not have it.</summary>
    public static IReadOnlyList<string>? Inputs(WindowsRelease release, string className, string method)
    {
        var methods = Classes(release).GetValueOrDefault(className)?.Methods ?? [];
        var facts = methods.FirstOrDefault(each => string.Equals(each.Key, method, StringComparison.OrdinalIgnoreCase)).Value;
        return facts?.Parameters is { } parameters && facts.Since <= release ? [.. parameters.Where(each => each.Direction == "in").Select(each => each.Name)] : null;
    }

    private static FrozenDictionary<string, ClassFacts> Classes(WindowsRelease release) => (release >= WindowsRelease.Ws2012 ? V2 : V1).Value;

    private static FrozenDictionary<string, ClassFacts> Read(string name)
    {
        using var file = typeof(CimFacts).Assembly.GetManifestResourceStream($"Facts/{name}.json")!;
        return JsonSerializer.Deserialize(file, CimFactsJson.Default.CimFactsFile)!.Classes.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    internal static WindowsRelease SinceIn(string words) =>
        words.Contains("1709", StringComparison.Ordinal) ? WindowsRelease.Ws2019
        : words.Contains("2016", StringComparison.Ordinal) ? WindowsRelease.Ws2016
        : words.Contains("2012 R2", StringComparison.Ordinal) ? WindowsRelease.Ws2012R2
        : words.Contains("2012", StringComparison.Ordinal) ? WindowsRelease.Ws2012
        : WindowsRelease.Ws2008R2;
}

internal sealed class CimFactsFile
{
    [JsonPropertyName("classes")]
    public required Dictionary<string, ClassFacts> Classes { get; set; }
}

internal sealed class ClassFacts
{
    [JsonPropertyName("properties")]
    public Dictionary<string, PropertyFacts> Properties { get; set; } = [];

    [JsonPropertyName("methods")]
    public Dictionary<string, MethodFacts> Methods { get; set; } = [];
}

internal sealed class PropertyFacts
{
    [JsonPropertyName("type")]
    public required string Type { get; set; }

    /// <summary>Notes on versions, in words.</summary>
    [JsonPropertyName("versions")]
    public IReadOnlyList<string> Versions { get; set; } = [];

    /// <summary>Numbers with their meaning, or with that and when they were added.</summary>
    [JsonPropertyName("values")]
    public Dictionary<string, JsonElement> Values { get; set; } = [];

    // A note on a version may speak of one of the values alone.
    [JsonIgnore]
    public WindowsRelease Since => Versions.Where(note => !Values.Values.Any(value => IsAdded(value, note))).Select(CimFacts.SinceIn).DefaultIfEmpty().Max();

    private static bool IsAdded(JsonElement value, string note) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("added", out var added) && added.GetString() == note;
}

internal sealed class MethodFacts
{
    /// <summary>"Windows Server 2012".</summary>
    [JsonPropertyName("minServer")]
    public string MinServer { get; set; } = "";

    /// <summary>Null for a method that the class has by inheritance and does not support.</summary>
    [JsonPropertyName("params")]
    public IReadOnlyList<MethodParameter>? Parameters { get; set; }

    [JsonIgnore]
    public WindowsRelease Since => CimFacts.SinceIn(MinServer);
}

internal sealed class MethodParameter
{
    [JsonPropertyName("name")]
    public required string Name { get; set; }

    [JsonPropertyName("dir")]
    public string Direction { get; set; } = "";
}

[JsonSerializable(typeof(CimFactsFile))]
internal sealed partial class CimFactsJson : JsonSerializerContext;

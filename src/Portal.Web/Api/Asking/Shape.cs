using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Portal.Web.Api.Contracts;

namespace Portal.Web.Api.Asking;

/// <summary>Compares JSON with what is expected, and names every place where they differ.</summary>
internal sealed class Shape
{
    private readonly List<Fault> _faults = [];

    /// <summary>All differences, in the order of the text.</summary>
    public static IReadOnlyList<Fault> Compare(JsonElement given, Type expected)
    {
        var shape = new Shape();
        shape.Look(given, ApiJson.Options.GetTypeInfo(expected), "");
        return shape._faults;
    }

    private void Look(JsonElement given, JsonTypeInfo expected, string at)
    {
        switch (expected.Kind)
        {
            case JsonTypeInfoKind.Object when given.ValueKind == JsonValueKind.Object: LookAtObject(given, expected, at); break;
            case JsonTypeInfoKind.Enumerable when given.ValueKind == JsonValueKind.Array:
                var each = ApiJson.Options.GetTypeInfo(expected.ElementType!);
                foreach (var (n, element) in given.EnumerateArray().Index())
                {
                    var place = FormattableString.Invariant($"{at}/{n}");
                    if (element.ValueKind == JsonValueKind.Null) Wrong(place, element, expected.ElementType!);
                    else Look(element, each, place);
                }

                break;
            case JsonTypeInfoKind.None when given.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array): LookAtValue(given, expected.Type, at); break;
            default: Wrong(at, given, expected.Type); break;
        }
    }

    private void LookAtObject(JsonElement given, JsonTypeInfo expected, string at)
    {
        foreach (var member in given.EnumerateObject())
        {
            var place = $"{at}/{Escape(member.Name)}";
            if (expected.Properties.FirstOrDefault(each => each.Name == member.Name) is not { } property)
                _faults.Add(new(place, null, "There is no such field.", $"Fields are {string.Join(", ", expected.Properties.Select(each => each.Name))}."));
            else if (member.Value.ValueKind != JsonValueKind.Null) Look(member.Value, ApiJson.Options.GetTypeInfo(property.PropertyType), place);
            else if (!property.IsSetNullable) Wrong(place, member.Value, property.PropertyType);
        }

        foreach (var missing in expected.Properties.Where(each => each.IsRequired && !given.TryGetProperty(each.Name, out _)))
            _faults.Add(new($"{at}/{missing.Name}", null, "This field is needed.", $"Give {Expected.Of(missing.PropertyType)}."));
    }

    private void LookAtValue(JsonElement given, Type expected, string at)
    {
        try
        {
            if (given.ValueKind == JsonValueKind.String && given.GetString() is { } text && Text.Fault(text) is var (rule, remedy))
                _faults.Add(new(at, null, rule, remedy));
            else if (given.Deserialize(expected, ApiJson.Options) is null) Wrong(at, given, expected);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException or NotSupportedException)
        {
            Wrong(at, given, expected);
        }
    }

    // A value of the wrong type may be a secret in the wrong place: only what kind of thing it is, is told.
    private void Wrong(string at, JsonElement given, Type expected) =>
        _faults.Add(new(at, null, $"This must be {Expected.Of(expected)}; it is {Kind(given.ValueKind)}.", $"Give {Expected.Of(expected)}."));

    private static string Kind(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "another text",
        JsonValueKind.Number => "another number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    private static string Escape(string name) => (Answering.Problems.Cut(name) ?? "").Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}

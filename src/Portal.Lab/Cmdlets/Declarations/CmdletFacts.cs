using System.Text.Json.Serialization;

namespace Portal.Lab.Cmdlets.Declarations;

/// <summary>A file of facts: some cmdlets of one module on one machine.</summary>
internal sealed record FactFile
{
    [JsonPropertyName("module")]
    public required string Module { get; init; }

    [JsonPropertyName("cmdlets")]
    public required IReadOnlyDictionary<string, CmdletFacts> Cmdlets { get; init; }
}

// Parts that may be missing are settable: what reads them would otherwise overwrite their defaults with null.

/// <summary>What is known of one cmdlet.</summary>
internal sealed record CmdletFacts
{
    /// <summary>Names and names of types.</summary>
    [JsonPropertyName("params")]
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>By name, the default's with an asterisk; numbers where the names are not known, and then the first is the default.</summary>
    [JsonPropertyName("sets")]
    public required IReadOnlyDictionary<string, SetFacts> Sets { get; init; }

    [JsonPropertyName("alias")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Aliases { get; set; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Accepted values.</summary>
    [JsonPropertyName("values")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values { get; set; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Without the parameters that the real machine does not have: documentation knows more than was shipped.</summary>
    public CmdletFacts OnlyWhatIsIn(CmdletFacts real) => Only(real.Parameters.ContainsKey);

    /// <summary>Without a parameter that a later Windows brought.</summary>
    public CmdletFacts Without(string later) => Only(parameter => parameter != later);

    private CmdletFacts Only(Func<string, bool> known) => this with
    {
        Parameters = Parameters.Where(parameter => known(parameter.Key)).ToDictionary(StringComparer.Ordinal),
        Sets = Sets.ToDictionary(set => set.Key, set => set.Value.Only(known), StringComparer.Ordinal),
    };
}

/// <summary>A parameter set.</summary>
internal sealed record SetFacts
{
    [JsonPropertyName("m")]
    public IReadOnlyList<string> Mandatory { get; set; } = [];

    [JsonPropertyName("o")]
    public IReadOnlyList<string> Optional { get; set; } = [];

    /// <summary>In their order.</summary>
    [JsonPropertyName("p")]
    public IReadOnlyList<string> Positional { get; set; } = [];

    public SetFacts Only(Func<string, bool> known) => new()
    {
        Mandatory = [.. Mandatory.Where(known)], Optional = [.. Optional.Where(known)], Positional = [.. Positional.Where(known)],
    };
}

[JsonSerializable(typeof(FactFile))]
internal sealed partial class FactJson : JsonSerializerContext;

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Domain.Upgrades;

/// <summary>The matrix as it lies in its file: rows name their source by an id.</summary>
internal sealed record MatrixFile(
    DateOnly AsOf, IReadOnlyList<MatrixSource> Sources, IReadOnlyList<Release> Releases, IReadOnlyList<Support> Supports,
    IReadOnlyList<Upgrade> Upgrades, IReadOnlyList<SupportEnd> Ends, IReadOnlyList<Capability> Capabilities,
    IReadOnlyList<Generations> Generations, IReadOnlyList<Obstacle> Obstacles, IReadOnlyList<Work> Work, IReadOnlyList<Build> Builds)
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Reads the file that is built in.</summary>
    /// <exception cref="JsonException">It has not this shape.</exception>
    /// <exception cref="KeyNotFoundException">A row's source is not in its list.</exception>
    public static SupportMatrix Read()
    {
        using var stream = typeof(MatrixFile).Assembly.GetManifestResourceStream("support-matrix.json")!;
        var file = JsonSerializer.Deserialize<MatrixFile>(stream, Shape)!;
        var says = file.Sources.ToDictionary(source => source.Id, source => source.Says, StringComparer.Ordinal);
        return new SupportMatrix(file.AsOf)
        {
            Releases = Told(file.Releases, says),
            Supports = Told(file.Supports, says),
            Upgrades = Told(file.Upgrades, says),
            Ends = Told(file.Ends, says),
            Capabilities = Told(file.Capabilities, says),
            Generations = Told(file.Generations, says),
            Obstacles = Told(file.Obstacles, says),
            Work = Told(file.Work, says),
            Builds = Told(file.Builds, says),
        };
    }

    private static T[] Told<T>(IReadOnlyList<T> rows, Dictionary<string, string> says) where T : Row =>
        [.. rows.Select(row => (T)((Row)row with { Source = says[row.Source] }))];
}

/// <summary>A source, said once for all rows that have it.</summary>
internal sealed record MatrixSource(string Id, string Says);

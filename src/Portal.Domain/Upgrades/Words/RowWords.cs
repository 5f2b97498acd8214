namespace Portal.Domain.Upgrades.Words;

/// <summary>Rows of the matrix as people read them.</summary>
internal static class RowWords
{
    /// <summary>One sentence, without the dot.</summary>
    public static string Of(Row row) => row switch
    {
        Release { Version: { } version } release => $"{release.Name} answers as version {version}",
        Release release => $"{release.Name} is a release of {release.Family ?? "System Center Virtual Machine Manager"}",
        Support { Supported: true } fit => Wording.Fits(fit),
        Support no => Wording.FitsNot(no.Part, no.Vmm, no.What),
        Upgrade way => $"{way.To} is reached from {Wording.List(way.From, "or")}{Rollup(way.FromRollup)}",
        SupportEnd end => $"{EndOf(end.Kind)} of {end.Release} lasts until {Wording.Day(end.On)}",
        Capability can => $"From {can.Since} on: {can.What}",
        Generations generation => OfGeneration(generation),
        Obstacle obstacle => obstacle.Why.TrimEnd('.'),
        Work work => $"What a step of {Wording.Subject(work.Part, null)} takes: {work.Stops[0].TrimEnd('.')}",
        Build { Number: { } number } build => $"{build.Name} of {build.Vmm} is build {number}",
        Build build => $"{build.Name} of {build.Vmm}, whose build no source tells",
        _ => throw new ArgumentOutOfRangeException(nameof(row), row, "A row of a kind without words."),
    };

    /// <summary>Releases that a row names.</summary>
    public static IReadOnlyList<string> Names(Row row) => row switch
    {
        Release release => [release.Name],
        Support fit => [fit.Vmm, fit.What],
        Upgrade way => [.. way.From, way.To],
        SupportEnd end => [end.Release],
        Capability can => [can.Since],
        Generations generation => [generation.Release],
        Obstacle { Since: { } since } => [since],
        Build build => [build.Vmm],
        _ => [],
    };

    private static string EndOf(string kind) => kind switch
    {
        "mainstream" => "Mainstream support",
        "extended" => "Extended support",
        _ => "Security updates that are paid for",
    };

    private static string OfGeneration(Generations row)
    {
        var verb = row.Release.StartsWith("Windows", StringComparison.Ordinal) ? ("runs", "run") : ("makes", "make");
        return row.Generation2 switch
        {
            "yes" => $"{row.Release} {verb.Item1} machines of Generation 2",
            "no" => $"{row.Release} does not {verb.Item2} machines of Generation 2",
            _ => $"Whether {row.Release} {verb.Item1} machines of Generation 2 is not known",
        };
    }

    private static string Rollup(int rollup) => rollup == 0 ? "" : $" with Update Rollup {Wording.Number(rollup)} or later";
}

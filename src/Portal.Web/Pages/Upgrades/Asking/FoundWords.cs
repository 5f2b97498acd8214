using Portal.Domain.Upgrades;
using Portal.Features.Upgrades;
using Portal.Web.Components.Parts;

namespace Portal.Web.Pages.Upgrades.Asking;

/// <summary>What was read from a connection, and what was not, a sentence each.</summary>
internal static class FoundWords
{
    private const int MostNamed = 3;

    /// <param name="connection">Name of who told it.</param>
    /// <param name="found">What it told.</param>
    public static IReadOnlyList<string> Of(string connection, FoundEstate found) =>
    [
        $"Read from {connection}: {Read(found)}.",
        .. found.Vmm is { } vmm ? Doubts(vmm) : ["It goes to Hyper-V without VMM: choose the VMM yourself."],
        .. found.Unknown.Count == 0 ? Array.Empty<string>() : [$"Left out, because no row of the matrix names their Windows: {string.Join(", ", found.Unknown)}."],
        "The rest is for you to say.",
    ];

    private static string Read(FoundEstate found) => string.Join("; ", ((string?[])
        [
            found.Vmm is { Build: { } build } vmm ? $"{Named(build)} (build {vmm.Version}) from {vmm.Server}" : null,
            found.Hosts.Count is > 0 and <= MostNamed ? string.Join(", ", found.Hosts.Select(group => group.Name)) : Say.Count(found.Hosts.Count, "cluster or host", "clusters and hosts"),
        ]).OfType<string>());

    private static IReadOnlyList<string> Doubts(FoundVmm vmm) => vmm.Build switch
    {
        null => [$"{vmm.Server} has build {vmm.Version}, which is of no release in the matrix: choose the VMM yourself."],
        { } build when build.Number != vmm.Version => [$"No row of the matrix names this build; {Named(build)} is the newest before it ({build.Number})."],
        _ => [],
    };

    private static string Named(Build build) => build.Rollup == 0 ? build.Vmm : $"{build.Vmm} UR{build.Rollup}";
}

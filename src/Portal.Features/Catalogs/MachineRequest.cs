using System.Text.Json;
using Portal.Domain.Hosts;
using Portal.Features.Runs.Preparing;

namespace Portal.Features.Catalogs;

/// <summary>What is kept of an order of machines with its run: enough to go on preparing it without asking a host.</summary>
/// <param name="Catalog">Whose; written when the order began where <paramref name="IsNew"/>.</param>
/// <param name="Image">What their disks hang on.</param>
/// <param name="IsNew">The order makes catalog and image as well.</param>
/// <param name="Count">How many machines.</param>
/// <param name="Hosts">Those that take machines, as they were when it was ordered.</param>
/// <param name="Foreign">Names of the scheme that VMs of others have on the hosts.</param>
internal sealed record MachineRequest(Guid Catalog, Guid Image, bool IsNew, int Count, IReadOnlyList<HostFacts> Hosts, IReadOnlyList<string> Foreign)
{
    /// <summary>What is said of an order that was placed before.</summary>
    public static Ordered Answer(PlacedRun run) => new(run.Id, Of(run.Request).Catalog);

    public string ToJson() => JsonSerializer.Serialize(this);

    public static MachineRequest Of(string json) => JsonSerializer.Deserialize<MachineRequest>(json) ?? throw new JsonException("The order is empty.");
}

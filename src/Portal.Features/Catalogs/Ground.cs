using Portal.Domain.Connections;
using Portal.Domain.Hosts;

namespace Portal.Features.Catalogs;

/// <summary>What was found where machines are to be made: an order stands on it.</summary>
/// <param name="Connection">Where.</param>
/// <param name="Hosts">Those that take machines.</param>
/// <param name="Names">That the machines would get, in order.</param>
/// <param name="Foreign">Names of the scheme that VMs of others have.</param>
/// <param name="Storage">What is written.</param>
/// <param name="Extension">Of all disks: the format that the hosts take, or the one that the catalog's image has.</param>
internal sealed record Ground(
    Connection Connection, IReadOnlyList<HostFacts> Hosts, IReadOnlyList<string> Names, IReadOnlyList<string> Foreign, PlannedStorage Storage, string Extension)
{
    /// <summary>What is done to one machine: difference disk, the identity disk's two hands, VM.</summary>
    internal const int CallsPerMachine = 4;

    /// <summary>Converting an image and looking at it.</summary>
    internal const int CallsPerImage = 2;

    /// <summary>The plan of an order on this ground.</summary>
    public CatalogPlan Plan(string catalog, string folder, long memoryBytes, PlannedImage? image)
    {
        var identities = CatalogPaths.IdentityFolder(Connection.IdentityFolder, folder);
        var places = Placement.Spread(Hosts, Names.Count, memoryBytes);
        return new(catalog, Connection.Name, image,
            [.. Names.Select((name, n) => new PlannedMachine(name, places[n], CatalogPaths.Disk(folder, name, Extension), CatalogPaths.Identity(identities, name, Extension)))],
            Storage, (Names.Count * CallsPerMachine) + (image is null ? 0 : CallsPerImage),
            Connections.Limits.Of(Connection, Hosts.Select(host => host.Name)), Placement.CanRunAtOnce(Hosts, memoryBytes));
    }
}

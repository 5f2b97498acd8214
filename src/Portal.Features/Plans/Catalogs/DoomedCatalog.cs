using Portal.Runs;

namespace Portal.Features.Plans.Catalogs;

/// <summary>A catalog that is to be gone, as the steps see it that take it away after its machines.</summary>
/// <param name="Id">Of the catalog.</param>
/// <param name="Name">For people.</param>
/// <param name="Connection">Where.</param>
/// <param name="Images">Ids of its images that are still there.</param>
/// <param name="Files">What the ledger has of those, and nobody saw gone.</param>
public sealed record DoomedCatalog(Guid Id, string Name, Guid Connection, IReadOnlyList<Guid> Images, IReadOnlyList<Thing> Files);

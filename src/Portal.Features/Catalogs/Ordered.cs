namespace Portal.Features.Catalogs;

/// <summary>An order was taken: it is carried out from now on, whatever happens to who ordered it.</summary>
/// <param name="Run">Id of the run to look at.</param>
/// <param name="Catalog">Id of the catalog that it is about.</param>
public sealed record Ordered(Guid Run, Guid Catalog);

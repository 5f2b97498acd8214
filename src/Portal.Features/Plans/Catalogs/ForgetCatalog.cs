using Portal.Domain;
using Portal.Runs;

namespace Portal.Features.Plans.Catalogs;

/// <summary>The catalog is gone: its name is free.</summary>
public sealed class ForgetCatalog : Step<DoomedCatalog>
{
    /// <inheritdoc />
    public override Task<Outcome> RunAsync(DoomedCatalog subject, Fence fence, CancellationToken ct) =>
        Task.FromResult(Outcome.Done($"{subject.Name} is gone.", new CatalogRemoved(subject.Id)));
}

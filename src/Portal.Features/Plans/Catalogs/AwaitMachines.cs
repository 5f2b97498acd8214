using Portal.Features.Plans.Removal;
using Portal.Runs;

namespace Portal.Features.Plans.Catalogs;

/// <summary>Waits until the catalog has no machine.</summary>
public sealed class AwaitMachines(MachinesLeft machines) : Step<DoomedCatalog>
{
    /// <inheritdoc />
    public override async Task<Outcome> RunAsync(DoomedCatalog subject, Fence fence, CancellationToken ct)
    {
        var catalog = subject.Id;
        return await machines.JudgeAsync(machine => machine.CatalogId == catalog, ct).ConfigureAwait(false) ?? Outcome.Done($"{subject.Name} has no machines.");
    }
}

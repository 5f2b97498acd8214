using Portal.Domain;
using Portal.Domain.Catalogs;
using Portal.Domain.Machines;
using Portal.Runs;

namespace Portal.Features.Catalogs;

/// <summary>Exactly what a removal would delete.</summary>
/// <param name="Catalog">Name.</param>
/// <param name="Machines">In the order of their names.</param>
/// <param name="Images">Files of images; none where the catalog stays.</param>
public sealed record RemovalPreview(string Catalog, IReadOnlyList<RemovedMachine> Machines, IReadOnlyList<Thing> Images);

/// <summary>A machine that would go, with what of it is on hosts.</summary>
public sealed record RemovedMachine(Guid Id, string Name, MachineState State, IReadOnlyList<Thing> Things);

using Portal.Features.Machines;
using Portal.Features.Runs;
using Portal.Web.Components.Parts;

namespace Portal.Web.Pages.Catalogs.Standing;

/// <summary>Machines that only a person can move on, for one reason.</summary>
/// <param name="What">"3 machines need you: VDI-001 to 003".</param>
/// <param name="Why">Why they stand still.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="Run">Of the order that got stuck with them.</param>
internal sealed record StuckMachines(string What, string? Why, string? Remedy, Guid Run)
{
    /// <summary>Stands for the machine's own name, so that alike reasons are alike.</summary>
    private const string ItsName = "…";

    /// <summary>By reason, most machines first.</summary>
    public static IReadOnlyList<StuckMachines> Of(IEnumerable<MachineView> machines) =>
    [
        .. machines.Where(machine => machine.Order is not null).GroupBy(machine => (machine.Order!.Run, Why: Alike(machine.Why, machine.Name), Remedy: Alike(machine.Advice, machine.Name)))
            .OrderByDescending(alike => alike.Count()).Select(alike => new StuckMachines(
                $"{Say.Count(alike.Count(), "machine needs", "machines need")} you: {NameRanges.Fold(alike.Select(machine => machine.Name))}",
                Own(alike.Key.Why, alike), Own(alike.Key.Remedy, alike), alike.Key.Run)),
    ];

    private static string? Alike(string? text, string name) => text?.Replace(name, ItsName, StringComparison.OrdinalIgnoreCase);

    // One machine alone is called by its name.
    private static string? Own(string? text, IEnumerable<MachineView> alike) => alike.Take(2).ToList() is [var only] ? text?.Replace(ItsName, only.Name, StringComparison.Ordinal) : text;
}

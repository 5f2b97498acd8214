using Portal.Domain.Catalogs;

namespace Portal.Web.Commands;

/// <summary>What <c>try</c> was asked for.</summary>
/// <param name="Machines">How many there are in the end: 1 to <see cref="MostMachines"/>.</param>
/// <param name="Master">Full path of a disk to import; null takes the lab's own.</param>
/// <param name="Guest">What is on it; null goes on with what was begun, and begins with Linux.</param>
/// <param name="Vmm">The VMM that owns the machines, "2012" to "2025"; empty for none; null goes on with what was begun, and begins with none.</param>
/// <param name="Data">The folder, as typed.</param>
/// <param name="Json">Full path of the file to write; null writes none.</param>
/// <param name="Pace">How slow the lab's jobs are.</param>
internal sealed record TryOrder(int Machines, string? Master, GuestKind? Guest, string? Vmm, string Data, string? Json, double Pace)
{
    /// <summary>One order's limit.</summary>
    public const int MostMachines = 10_000;
}

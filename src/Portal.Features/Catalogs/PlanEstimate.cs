using System.Globalization;

namespace Portal.Features.Catalogs;

/// <summary>How long an order would take, told from its plan alone by a rule that anybody can check by hand.</summary>
/// <remarks>
/// First the image: its bytes at <see cref="BytesPerSecond"/>. Then the machines: hosts work beside each other, each on as many machines at once as
/// the smallest of its limits lets in, and a machine takes so many calls of <see cref="PerCall"/>. The slowest host counts. Orders of others, retries
/// and silent hosts come on top: an estimate, not a promise.
/// </remarks>
/// <param name="Image">Until the image is whole; zero when there is one.</param>
/// <param name="Machines">From then on until the last machine is made.</param>
/// <param name="Slowest">The host that is done last; null without a machine.</param>
public sealed record PlanEstimate(TimeSpan Image, TimeSpan Machines, HostShare? Slowest)
{
    /// <summary>What a host converts: 100 MiB a second, as one disk that others use too.</summary>
    public const long BytesPerSecond = 100L << 20;

    /// <summary>One call to a host, with its way.</summary>
    public static readonly TimeSpan PerCall = TimeSpan.FromSeconds(3);

    /// <summary>All of it.</summary>
    public TimeSpan Time => Image + Machines;

    /// <summary>Of this plan.</summary>
    public static PlanEstimate Of(CatalogPlan plan)
    {
        var image = TimeSpan.FromSeconds(Math.Ceiling((plan.Image?.Bytes ?? 0) / (double)BytesPerSecond));
        var slowest = Shares(plan).MaxBy(share => share.Rounds);
        return new(image, Ground.CallsPerMachine * PerCall * (slowest?.Rounds ?? 0), slowest);
    }

    /// <summary>What each host has to do, by name.</summary>
    public static IReadOnlyList<HostShare> Shares(CatalogPlan plan) =>
    [
        .. plan.Machines.GroupBy(machine => machine.Host, StringComparer.OrdinalIgnoreCase).OrderBy(alike => alike.Key, StringComparer.OrdinalIgnoreCase)
            .Select(alike => new HostShare(alike.Key, alike.Count(), (alike.Count() * Ground.CallsPerMachine) + (IsAt(plan, alike.Key) ? Ground.CallsPerImage : 0), AtOnce(plan, alike.Key))),
    ];

    /// <summary>How it is told, in a sentence.</summary>
    public string How => Slowest is null
        ? "Nothing is to be made."
        : string.Create(CultureInfo.InvariantCulture, $"{(Image > TimeSpan.Zero ? $"The image at {BytesPerSecond >> 20} MiB a second, then " : "")}{Words.Machines(Slowest.Machines)} on {Slowest.Host}, {Slowest.AtOnce} at once, {Ground.CallsPerMachine} calls of {PerCall.TotalSeconds} s each. Other orders and retries come on top.");

    private static bool IsAt(CatalogPlan plan, string host) => string.Equals(plan.Image?.Host, host, StringComparison.OrdinalIgnoreCase);

    private static int AtOnce(CatalogPlan plan, string host) =>
        plan.Limits.Where(gate => gate.Name == Connections.Limits.Host(host) || gate.Name == Connections.Limits.Disk(host)).Select(gate => gate.Limit).DefaultIfEmpty(1).Min();
}

/// <summary>What one host has to do of a plan.</summary>
/// <param name="Host">FQDN.</param>
/// <param name="Machines">How many it makes.</param>
/// <param name="Calls">To it; those of the image too.</param>
/// <param name="AtOnce">Machines that its limits let in at once.</param>
public sealed record HostShare(string Host, int Machines, int Calls, int AtOnce)
{
    /// <summary>How often it begins so many at once: 7 for 25 machines, 4 at once.</summary>
    public int Rounds => (Machines + AtOnce - 1) / AtOnce;
}

using System.Globalization;
using Portal.Domain.Catalogs.Rules;
using Portal.Features.Connections;

namespace Portal.Features.Catalogs.Warnings;

/// <summary>What hosts and storage could stop or slow.</summary>
internal static class GroundWarnings
{
    /// <summary>Of a storage, less than this should not stay free: disks grow.</summary>
    private const double LeastFree = 0.1;

    /// <summary>A warning of each host that is silent.</summary>
    /// <param name="gates">Limits of the connection as they stand.</param>
    public static IEnumerable<PlanWarning> Silent(IReadOnlyList<GateView> gates) =>
        gates.Where(gate => gate.IsClosed && gate.Name.StartsWith("host:", StringComparison.Ordinal)).Select(gate => new PlanWarning(PlanWarningKind.Host,
            string.Create(CultureInfo.InvariantCulture, $"{gate.Name["host:".Length..]} is silent{(gate.ClosedSince is { } since ? $" since {since.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC" : "")}."),
            "What goes to it waits until it answers, and goes on by itself then."));

    /// <summary>A warning of a storage that becomes nearly full, and of memory that does not carry all machines at once.</summary>
    public static IEnumerable<PlanWarning> Room(CatalogPlan plan)
    {
        var storage = plan.Storage;
        if (storage.FreeBytes - storage.Bytes - storage.PromisedBytes is var left && left < storage.TotalBytes * LeastFree)
            yield return new(PlanWarningKind.Storage, $"{StorageHasRoom.Size(Math.Max(0, left))} of {StorageHasRoom.Size(storage.TotalBytes)} stay free on {storage.Folder}.",
                "Disks grow while machines write. Free some room soon, or give the storage more.");
        if (plan.CanRunAtOnce < plan.Machines.Count)
            yield return new(PlanWarningKind.Memory, string.Create(CultureInfo.InvariantCulture, $"{plan.CanRunAtOnce:N0} of the {plan.Machines.Count:N0} machines can run at once."),
                "That is what the hosts' free memory carries, with the largest host lost. They are made switched off; start no more of them, or give them less memory.");
    }
}

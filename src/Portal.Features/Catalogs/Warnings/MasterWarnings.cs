using System.Globalization;
using Portal.Domain.Catalogs;

namespace Portal.Features.Catalogs.Warnings;

/// <summary>What it means that nobody answers for something of the master.</summary>
internal static class MasterWarnings
{
    /// <summary>A warning of each.</summary>
    /// <param name="master">What somebody answers for.</param>
    /// <param name="isNew">The image is still to be taken.</param>
    public static IEnumerable<PlanWarning> Of(AnsweredMaster master, bool isNew)
    {
        var isWindows = master.Guest == GuestKind.Windows;
        var agent = isWindows ? "cloudbase-init" : "cloud-init";
        var then = isNew ? "then take the image from a checkpoint made after that" : "then make a catalog from a checkpoint made after that";
        if (master.Restored is { } restored)
            yield return new(PlanWarningKind.Master, $"What {master.By} confirmed of the master counts no more: it was restored since then.",
                "Look at it as it is now, and confirm anew what is so. Ordered like this, the image is kept as one that nobody confirmed anything of.")
            { Why = string.Create(CultureInfo.InvariantCulture, $"{restored.Who} brought it back to '{restored.Checkpoint}' on {restored.When.UtcDateTime:yyyy-MM-dd} at {restored.When.UtcDateTime:HH:mm} UTC.") };
        if (!master.Confirmed.HasFlag(MasterChecks.Agent))
            yield return new(PlanWarningKind.Master, $"Nobody confirmed that {agent} is installed in the master.",
                $"Without it no machine takes its name: each starts under the master's. Install {agent}, and a broker's agent where one is used, {then}.");
        if (!master.Confirmed.HasFlag(MasterChecks.Optimised))
            yield return new(PlanWarningKind.Master, "Nobody confirmed that the master is optimised.",
                "What it does in the background, all machines will do at once: updates, scans, scheduled tasks. Turn that off in the master; machines work without it, but more slowly.");
        if (!master.Confirmed.HasFlag(MasterChecks.Generalised))
            yield return new(PlanWarningKind.Master, "Nobody confirmed that the master is generalised.", isWindows
                ? $"Without sysprep all machines share one security identifier and one activation. Generalise the master, {then}."
                : $"All machines would share one machine id and one set of host keys, and DHCP may give them one address. Clear both in the master (cloud-init clean --machine-id), {then}.");
    }
}

/// <summary>A master, and what somebody answers for.</summary>
/// <param name="Confirmed">What is confirmed of it.</param>
/// <param name="Guest">What is on it.</param>
internal sealed record AnsweredMaster(MasterChecks Confirmed, GuestKind Guest)
{
    /// <summary>Who answers for it; null for nobody.</summary>
    public string? By { get; init; }

    /// <summary>It was brought back to a checkpoint since then; null when it was not.</summary>
    public MasterRestore? Restored { get; init; }

    /// <summary>That of an order.</summary>
    public static AnsweredMaster Of(CatalogOrder order) => new(order.Confirmed, order.Guest) { By = order.ConfirmedBy };
}

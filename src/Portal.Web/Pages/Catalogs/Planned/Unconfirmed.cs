using Portal.Domain.Catalogs;

namespace Portal.Web.Pages.Catalogs.Planned;

/// <summary>What it means that nobody answers for something of the master.</summary>
internal static class Unconfirmed
{
    private const string Step = "master";

    /// <summary>A warning for each.</summary>
    /// <param name="confirmed">What somebody answers for.</param>
    /// <param name="guest">What is on the master.</param>
    public static IEnumerable<PlanWarning> Warnings(MasterChecks confirmed, GuestKind guest)
    {
        var isWindows = guest == GuestKind.Windows;
        var agent = isWindows ? "cloudbase-init" : "cloud-init";
        if (!confirmed.HasFlag(MasterChecks.Agent))
            yield return new($"Nobody confirmed that {agent} is installed in the master.",
                $"Without it no machine takes its name: each starts under the master's. Install {agent}, and a broker's agent where one is used, then take the image from a checkpoint made after that.", Step);
        if (!confirmed.HasFlag(MasterChecks.Optimised))
            yield return new("Nobody confirmed that the master is optimised.",
                "What it does in the background, all machines will do at once: updates, scans, scheduled tasks. Turn that off in the master; machines work without it, but more slowly.", Step);
        if (!confirmed.HasFlag(MasterChecks.Generalised))
            yield return new("Nobody confirmed that the master is generalised.", isWindows
                ? "Without sysprep all machines share one security identifier and one activation. Generalise the master, then take the image from a checkpoint made after that."
                : "All machines would share one machine id and one set of host keys, and DHCP may give them one address. Clear both in the master (cloud-init clean --machine-id), then take the image from a checkpoint made after that.", Step);
    }
}

using System.Globalization;
using Portal.Domain.Upgrades;

namespace Portal.Domain.Prerequisites.Rules;

/// <summary>All nodes of a cluster run one Windows. A rolling upgrade is the way from one to the next, and is never green.</summary>
/// <param name="matrix">Knows Windows by version, in the order of age.</param>
public sealed class ClusterIsNotMixed(SupportMatrix matrix) : IPrerequisite
{
    /// <summary>Clusters roll from here on; one functional level per Windows.</summary>
    private const int FirstRollingLevel = 8;

    // The Windows that each functional level was new with. Two neighbours of it may share a cluster while it is upgraded.
    private static readonly string[] Levels = ["6.3.9600", "10.0.14393", "10.0.17763", "10.0.20348", "10.0.26100"];

    /// <inheritdoc />
    public string Key => "cluster-not-mixed";

    /// <inheritdoc />
    public string Title => "All nodes run the same Windows";

    /// <inheritdoc />
    public string Why => "A virtual machine that was made on the newer Windows does not start on the older one, so that it is lost with its node.";

    /// <inheritdoc />
    public Source Source => Source.Guidance(
        "A mixed Hyper-V cluster is not supported. An example of a mixed cluster is one in which half the cluster is running Hyper-V 2008 and the other is running Hyper-V 2012.");

    /// <inheritdoc />
    public bool IsRequired => true;

    /// <inheritdoc />
    public string Field => "address";

    /// <inheritdoc />
    public IEnumerable<Finding> Judge(Evidence evidence)
    {
        var seen = evidence.Seen.ToList();
        if (seen.Find(host => host.Look.Cluster is not null).Look?.Cluster is not { } cluster) yield break;

        foreach (var host in evidence.Survey.Hosts.Where(host => host.Look.Gap is not null)) yield return Finding.Unknown(host.Name, host.Look.Gap!);
        var level = seen.Select(host => host.Look.ClusterLevel).FirstOrDefault(each => each is not null);
        var versions = seen.GroupBy(host => host.Look.WindowsVersion, StringComparer.Ordinal).OrderBy(alike => Version.Parse(alike.Key)).ToList();
        if (versions is [var one])
        {
            yield return level is { } low && LevelOf(one.Key) is { } fits && low < fits
                ? Finding.Warning(cluster, $"All nodes run {Windows(one.Key)}, but the cluster still works at the level of {Windows(Levels[Math.Max(0, low - FirstRollingLevel)])}.",
                    "Finish the rolling upgrade with Update-ClusterFunctionalLevel; there is no way back after it.")
                : Finding.Passed(cluster, $"All nodes run {Windows(one.Key)}.");
            yield break;
        }

        var told = string.Join("; ", versions.Select(alike => $"{Windows(alike.Key)} on {Names.List([.. alike.Select(host => host.Name)])}"));
        if (versions is [var older, var newer] && LevelOf(older.Key) is { } from && LevelOf(newer.Key) == from + 1 && (level ?? from) == from)
        {
            yield return Finding.Warning(cluster, $"A rolling upgrade is under way: {told}.",
                $"Upgrade the remaining nodes, then run Update-ClusterFunctionalLevel. Microsoft wants it done within four weeks. Until then keep masters on {Windows(older.Key)}.");
        }
        else
        {
            yield return Finding.Failed(cluster, $"It is a mixed cluster: {told}.", $"Bring all nodes to {Windows(versions[^1].Key)}, or make a cluster of its own of the newer ones.");
        }
    }

    private static int? LevelOf(string version) => Array.IndexOf(Levels, version) is var at and >= 0 ? FirstRollingLevel + at : null;

    private string Windows(string version) => matrix.WindowsOf(version)?.Name ?? string.Create(CultureInfo.InvariantCulture, $"Windows {version}");
}

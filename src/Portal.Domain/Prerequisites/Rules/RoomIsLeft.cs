using System.Globalization;

namespace Portal.Domain.Prerequisites.Rules;

/// <summary>There is room on the storage, beyond what orders under way will still write.</summary>
public sealed class RoomIsLeft : IPrerequisite
{
    /// <summary>
    /// Difference disks grow while machines run, and a volume that fills up pauses every machine on it at once. A tenth leaves time to act (it is where
    /// Windows, VMM and most file servers warn too); and on small storage at least 20 GB, room for one image while it is consolidated.
    /// </summary>
    private const double Margin = 0.10;

    private const long LeastMargin = 20L << 30;

    /// <inheritdoc />
    public string Key => "free-space";

    /// <inheritdoc />
    public string Title => "There is room on the storage";

    /// <inheritdoc />
    public string Why => "On a full volume every machine is paused at once. Difference disks grow after they are made, so that free space is promised more than once.";

    /// <inheritdoc />
    public Source Source { get; } = new(
        "a dynamic or differencing disk on a full volume pauses the VM; creating a dynamic disk does not check free space", "volume-full-pauses, dynamic-no-space-check (host_behaviour.json)");

    /// <inheritdoc />
    public bool IsRequired => false;

    /// <inheritdoc />
    public string Field => "storageFolder";

    /// <inheritdoc />
    public IEnumerable<Finding> Judge(Evidence evidence)
    {
        // A share or cluster volume is the same from every node; a drive of its own differs from host to host, and the least counts.
        foreach (var alike in evidence.Survey.Hosts.SelectMany(host => host.Folders).Where(folder => folder.Facts.Answer is not null).GroupBy(folder => folder.Folder, StringComparer.OrdinalIgnoreCase))
            yield return Judge(alike.Key, alike.Select(folder => folder.Facts.Answer!).MinBy(facts => facts.FreeBytes)!, evidence.PromisedBytes);
    }

    private static Finding Judge(string folder, FolderFacts facts, long promised)
    {
        var left = facts.FreeBytes - promised;
        var told = $"{Size(facts.FreeBytes)} of {Size(facts.TotalBytes)} are free" + (promised > 0 ? $", {Size(promised)} of them promised to orders under way" : "");
        if (left <= 0) return Finding.Failed(folder, $"{told}: nothing is left.", "Free space or extend the storage before anything more is ordered; or choose other storage.");
        return left < Math.Max(LeastMargin, (long)(facts.TotalBytes * Margin))
            ? Finding.Warning(folder, $"{told}: that is little for disks that grow.", "Free space or extend the storage soon; 10 % (at least 20 GB) should stay free.")
            : Finding.Passed(folder, $"{told}.");
    }

    private static string Size(long bytes) => bytes >= 10L << 30
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes >> 30} GB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20} MB");
}

namespace Portal.Domain.Hosts;

/// <summary>Spreads new machines over the hosts of a connection: each goes where most memory is left.</summary>
public static class Placement
{
    /// <summary>Hosts that take machines now: not paused.</summary>
    public static IReadOnlyList<HostFacts> Open(IEnumerable<HostFacts> hosts) => [.. hosts.Where(host => !host.Paused)];

    /// <summary>The host of each machine, in order. The same hosts and numbers give the same answer.</summary>
    /// <param name="hosts">At least one; none of them paused.</param>
    /// <param name="machines">How many.</param>
    /// <param name="memoryBytes">Of each.</param>
    public static IReadOnlyList<string> Spread(IReadOnlyList<HostFacts> hosts, int machines, long memoryBytes)
    {
        var left = new PriorityQueue<(string Name, long Free), (long Used, string Name)>();
        foreach (var host in hosts) left.Enqueue((host.Name, host.FreeMemoryBytes), (-host.FreeMemoryBytes, host.Name));
        var places = new string[machines];
        for (var n = 0; n < machines; n++)
        {
            var (name, free) = left.Dequeue();
            places[n] = name;
            left.Enqueue((name, free - memoryBytes), (memoryBytes - free, name));
        }

        return places;
    }

    /// <summary>
    /// Machines that can run at once, when the largest host may be lost and the others must carry its share. They are made switched off, so that
    /// this is advice, not a limit.
    /// </summary>
    /// <param name="hosts">None of them paused.</param>
    /// <param name="memoryBytes">Of each machine.</param>
    public static long CanRunAtOnce(IReadOnlyList<HostFacts> hosts, long memoryBytes)
    {
        var free = hosts.Sum(host => host.FreeMemoryBytes);
        if (hosts.Count > 1) free -= hosts.Max(host => host.MemoryBytes);
        return Math.Max(0, free / memoryBytes);
    }
}

using System.Globalization;
using Portal.Lab.HyperV.Machines;
using Portal.Lab.HyperV.State;

namespace Portal.Lab.Vmm;

/// <summary>MAC addresses as VMM writes them, and those of its pool.</summary>
internal static class VmmMacs
{
    /// <summary>"00:15:5D:01:2A:0F" for twelve hex digits.</summary>
    public static string WithColons(string digits) => string.Join(':', digits.Chunk(2).Select(pair => new string(pair)));

    /// <summary>The address of an adapter to come: as given, or the pool's next one that no machine has.</summary>
    /// <exception cref="HyperV.RefusalException">The pool is used up.</exception>
    public static VmAdapter Adapter(VmmServer server, WaitingAdapter waiting, ISet<string> given)
    {
        var mac = waiting.Mac == VmAdapter.NoMac ? Next(server, given) : waiting.Mac;
        if (mac is not null) given.Add(mac);
        return new VmAdapter(Guid.NewGuid(), "Network Adapter", mac ?? VmAdapter.NoMac, DynamicMac: mac is null, waiting.Switch, waiting.Vlan);
    }

    private static string Next(VmmServer server, ISet<string> given)
    {
        var pool = server.Site.MacPool;
        var (first, last) = (Number(pool.First), Number(pool.Last));
        // From where the last one came, and then from the beginning: ten thousand machines do not each look at all before them.
        for (var turn = 0; turn < 2; turn++)
        {
            for (var at = turn == 0 ? Math.Max(server.NextMac, first) : first; at <= last; at++)
            {
                var mac = at.ToString("X12", CultureInfo.InvariantCulture);
                if (given.Contains(mac) || server.Hosts.Any(host => host.Machines.WithMac(mac).Count > 0)) continue;
                server.NextMac = at + 1;
                return mac;
            }
        }

        throw VmmRefusals.Of(20610, $"The MAC address pool {pool.Name} has no address left.", "ResourceUnavailable");
    }

    private static long Number(string mac) => long.Parse(MacAddresses.Parse(mac), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}

using Portal.Domain.Hosts;

namespace Portal.HyperV.Failures;

/// <summary>Silence of one host in an act that may lead to any of them, and so passes the gate of the connection: that gate is closed by its own door alone.</summary>
internal static class NodeSilence
{
    /// <summary>Acts. A silent host is a busy one here: one node that is down must not hold everything that goes through the connection.</summary>
    /// <param name="door">FQDN of the machine that the connection as a whole depends on: the address of the hosts, or the machine that leads to VMM. Its silence stays what it is.</param>
    /// <param name="act">Refused as ever, but for that.</param>
    public static async Task<T> AsBusyAsync<T>(string door, Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (HostException silent) when (silent.Fault == HostFault.Silent && !string.Equals(silent.Host, door, StringComparison.OrdinalIgnoreCase))
        {
            throw new HostException(HostFault.Busy, silent.Host, silent.Message, silent.Remedy, silent);
        }
    }
}

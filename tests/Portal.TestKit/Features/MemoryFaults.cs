using Portal.Domain.Hosts;

namespace Portal.TestKit.Features;

/// <summary>What hosts say no with.</summary>
public static class MemoryFaults
{
    public static HostException Full(string host) => new(HostFault.Full, host, $"{host} refused it: the volume is full.", "Free space, then retry.");

    public static HostException Silent(string host) => new(HostFault.Silent, host, $"{host} does not answer.", "Check that the machine is up.");

    public static HostException Busy(string host) => new(HostFault.Busy, host, $"{host} refused it: the file is in use.", "It is tried again.");
}

using Microsoft.SystemCenter.VirtualMachineManager;

namespace Portal.Lab.Cmdlets.Vmm;

/// <summary>Logical networks; of a host, those that its virtual switches stand for.</summary>
public sealed class GetSCLogicalNetwork() : VmmBody("Get-SCLogicalNetwork")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        var host = call.Get<Host>("VMHost");
        foreach (var network in LogicalNetwork.All(host is null ? Connection(call) : Alive(host.Connection)))
        {
            if (IsAsked(call, network.Name, network.ID) && host?.Machine.Switches.Contains(network.Name, StringComparer.OrdinalIgnoreCase) != false) call.Write(network);
        }
    }
}

/// <summary>Networks of machines.</summary>
public sealed class GetSCVMNetwork() : VmmBody("Get-SCVMNetwork")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        var on = call.Get<LogicalNetwork>("LogicalNetwork");
        foreach (var network in VMNetwork.All(Connection(call)))
        {
            if (IsAsked(call, network.Name, network.ID) && (on is null || on.ID == network.LogicalNetwork.ID)) call.Write(network);
        }
    }
}

/// <summary>Virtual switches of hosts.</summary>
public sealed class GetSCVirtualNetwork() : VmmBody("Get-SCVirtualNetwork")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        foreach (var host in HostWords.Asked(call))
        {
            foreach (var network in host.Machine.Switches.Select(name => new VirtualNetwork(host, name)))
            {
                if (IsAsked(call, network.Name, network.ID)) call.Write(network);
            }
        }
    }
}

/// <summary>Port classifications.</summary>
public sealed class GetSCPortClassification() : VmmBody("Get-SCPortClassification")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        foreach (var one in Connection(call).Server.Site.PortClassifications.Select(name => new PortClassification(name)))
        {
            if (IsAsked(call, one.Name, one.ID)) call.Write(one);
        }
    }
}

/// <summary>Ranges of MAC addresses.</summary>
public sealed class GetSCMACAddressPool() : VmmBody("Get-SCMACAddressPool")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        var pool = new MACAddressPool(Connection(call).Server.Site.MacPool);
        if (IsAsked(call, pool.Name, pool.ID)) call.Write(pool);
    }
}

/// <summary>Ranges of IPv4 addresses.</summary>
public sealed class GetSCStaticIPAddressPool() : VmmBody("Get-SCStaticIPAddressPool")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        foreach (var pool in Connection(call).Server.Site.AddressPools.Select(pool => new StaticIPAddressPool(pool)))
        {
            if (IsAsked(call, pool.Name, pool.ID)) call.Write(pool);
        }
    }
}

using System.Management.Automation;
using Microsoft.HyperV.PowerShell;
using Portal.Lab.HyperV;
using Portal.Lab.HyperV.Machines;
using Portal.Lab.HyperV.State;

namespace Portal.Lab.Cmdlets.HyperV;

/// <summary>Network adapters of machines.</summary>
public sealed class GetVMNetworkAdapter() : CmdletBody("Get-VMNetworkAdapter")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call)
    {
        Elsewhere.Refuse(call);
        if (call.Has("ManagementOS") || call.Has("VMSnapshot"))
            throw RefusalException.Unsupported("The lab answers the adapters of machines alone");
        var named = WildcardPattern.Get(call.Get<string>("Name") ?? "*", WildcardOptions.IgnoreCase);
        foreach (var machine in call.Has("All") ? call.Session.Host.Machines.All : Named.Machines(call, "VMName"))
        {
            foreach (var adapter in machine.Adapters)
            {
                if (named.IsMatch(adapter.Name))
                    call.Write(new VMNetworkAdapter(machine, adapter));
            }
        }
    }
}

/// <summary>Changes adapters of machines.</summary>
/// <param name="name">Of the cmdlet.</param>
public abstract class AdapterBody(string name) : CmdletBody(name)
{
    /// <inheritdoc />
    public sealed override void Process(ICmdletCall call)
    {
        Elsewhere.Refuse(call);
        foreach (var adapter in call.All<VMNetworkAdapterBase>("VMNetworkAdapter"))
            Change(call, adapter.VMId, each => each.Id == adapter.Component);
        var named = WildcardPattern.Get(call.Get<string>("Name") ?? "*", WildcardOptions.IgnoreCase);
        foreach (var machine in Named.Machines(call, "VMName"))
            Change(call, machine.Id, each => named.IsMatch(each.Name));
    }

    /// <summary>The adapter as it shall be.</summary>
    /// <exception cref="RefusalException">Becomes an error of the call.</exception>
    private protected abstract VmAdapter Changed(ICmdletCall call, VmRecord machine, VmAdapter adapter);

    private void Change(ICmdletCall call, Guid machine, Func<VmAdapter, bool> which)
    {
        var after = call.Session.Host.Machines.Change(machine, now => now with { Adapters = [.. now.Adapters.Select(each => which(each) ? Changed(call, now, each) : each)] })
            ?? throw RefusalException.Gone("The network adapter");
        if (!call.Has("Passthru"))
            return;
        foreach (var adapter in after.Adapters.Where(which))
            call.Write(new VMNetworkAdapter(after, adapter));
    }
}

/// <summary>Sets an adapter's address, while its machine is off.</summary>
public sealed class SetVMNetworkAdapter() : AdapterBody("Set-VMNetworkAdapter")
{
    /// <inheritdoc />
    private protected override VmAdapter Changed(ICmdletCall call, VmRecord machine, VmAdapter adapter)
    {
        var (mac, dynamic) = (call.Get<string>("StaticMacAddress"), call.Has("DynamicMacAddress"));
        if (mac is null && !dynamic)
            return adapter;
        if (machine.Power != VmPower.Off)
            throw RefusalException.WrongState($"'{machine.Name}': The address of a network adapter cannot be changed while the virtual machine is running or saved");
        return mac is null ? adapter with { Mac = VmAdapter.NoMac, DynamicMac = true } : adapter with { Mac = MacAddresses.Parse(mac), DynamicMac = false };
    }
}

/// <summary>Puts an adapter on a switch.</summary>
public sealed class ConnectVMNetworkAdapter() : AdapterBody("Connect-VMNetworkAdapter")
{
    /// <inheritdoc />
    private protected override VmAdapter Changed(ICmdletCall call, VmRecord machine, VmAdapter adapter) =>
        adapter with { Switch = MachineSettings.Switch(call.Session.Host, call.Get<VMSwitch>("VMSwitch")?.Name ?? call.Get<string>("SwitchName")
            ?? throw RefusalException.Unsupported("The lab answers -SwitchName and -VMSwitch")) };
}

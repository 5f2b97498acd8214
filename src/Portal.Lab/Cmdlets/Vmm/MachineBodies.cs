using Microsoft.SystemCenter.VirtualMachineManager;
using Portal.Lab.HyperV.Machines;
using Portal.Lab.HyperV.State;
using Portal.Lab.Vmm;
using Portal.Lab.Vmm.State;
using Portal.Lab.Windows;

namespace Portal.Lab.Cmdlets.Vmm;

/// <summary>Virtual machines: all, those of a host, by name or by VMM's id. One that is not there is no error.</summary>
public sealed class GetSCVirtualMachine() : VmmBody("Get-SCVirtualMachine")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        var host = call.Get<Host>("VMHost");
        var connection = host is null ? Connection(call) : Alive(host.Connection);
        foreach (var view in Found(call, connection, host?.Machine)) call.Write(new VM(connection, view));
    }

    private static IEnumerable<VmmView> Found(ICmdletCall call, ServerConnection connection, WindowsHost? host)
    {
        if (!call.Has("ID")) return VmmMachines.All(connection, call.Get<string>("Name"), host);
        return VmmMachines.Find(connection, VmmIds.Other(call.Get<Guid>("ID"))) is { } one ? [one] : [];
    }
}

/// <summary>Reads a virtual machine from its host, or all machines of a host.</summary>
public sealed class ReadSCVirtualMachine() : VmmWorkBody("Read-SCVirtualMachine", "Refresh virtual machine")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        if (call.Get<Host>("VMHost") is { } host)
        {
            Run(call, Alive(host.Connection), host.Machine, host.ID, () => host.Connection.Server.Sight.ReadMachines(host.Machine));
            return;
        }

        var machine = call.Get<VM>("VM")!;
        var view = Alive(machine.Connection) is not null && machine.Find() is { } found ? found : throw VmmRefusals.Unknown("VM", machine.Name);
        if (Run(call, machine.Connection, view.Host, machine.ID, () => { })) call.Write(machine);
    }
}

/// <summary>Changes what a virtual machine is; hardware only while it is off.</summary>
public sealed class SetSCVirtualMachine() : VmmWorkBody("Set-SCVirtualMachine", "Change properties of virtual machine")
{
    private static readonly string[] Hardware = ["CPUCount", "MemoryMB", "DynamicMemoryEnabled", "DynamicMemoryMinimumMB", "DynamicMemoryMaximumMB"];

    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        foreach (var parameter in new[] { "JobGroup", "HighlyAvailable" })
        {
            if (call.Has(parameter)) throw VmmRefusals.NotAnswered(parameter);
        }

        var machine = call.Get<VM>("VM")!;
        var view = OnHost(machine);
        if (Run(call, machine.Connection, view.Host, machine.ID, () => Change(call, machine, view))) call.Write(machine);
    }

    private static void Change(ICmdletCall call, VM machine, VmmView view)
    {
        var (host, server) = (view.Host, machine.Connection.Server);
        if (view.Machine!.Power != VmPower.Off && Hardware.Any(call.Has)) throw VmmRefusals.WrongState(machine.Name, view.Status);
        var memory = MachineWords.Memory(call, view.Machine.Memory);
        if (memory != view.Machine.Memory) MachineSettings.CheckMemory(host, memory.Startup);
        var processors = call.Has("CPUCount") ? call.Get<byte>("CPUCount") : view.Machine.Processors;
        MachineSettings.CheckProcessors(host, view.Machine.Generation, processors);
        host.Machines.Change(machine.Key, now => now with
        {
            Name = call.Get<string>("Name") ?? now.Name, Processors = processors, Memory = memory,
            AutomaticStartAction = MachineWords.StartAction(call) ?? now.AutomaticStartAction, AutomaticStopAction = MachineWords.StopAction(call) ?? now.AutomaticStopAction,
        });
        if (call.Get<string>("Description") is { } description)
            server.Database.Put((view.Record ?? new VmmMachineRecord(machine.Key, host.ShortName, machine.Name)) with { Description = description });
    }
}

/// <summary>Removes a virtual machine, and with it every file that is still attached; by force, its entry in VMM alone.</summary>
public sealed class RemoveSCVirtualMachine() : VmmWorkBody("Remove-SCVirtualMachine", "Remove virtual machine")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        var machine = call.Get<VM>("VM")!;
        var view = Sound(machine);
        var server = machine.Connection.Server;
        if (call.Has("Force"))
        {
            MachineRemoval.Forget(server, view, machine.Key);
            return;
        }

        if (view.Machine is { Power: not (VmPower.Off or VmPower.Saved) }) throw VmmRefusals.WrongState(machine.Name, view.Status);
        Run(call, machine.Connection, view.Host, machine.ID, () => MachineRemoval.Remove(server, view, machine.Key, keepFiles: call.Has("SkipFileRemoval")));
    }
}

/// <summary>Takes what is left of a failed creation for what it is.</summary>
public sealed class RepairSCVirtualMachine() : VmmWorkBody("Repair-SCVirtualMachine", "Repair virtual machine")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        if (!call.Has("Dismiss")) throw VmmRefusals.NotAnswered(call.ParameterSet);
        var machine = call.Get<VM>("VM")!;
        var view = Alive(machine.Connection) is not null && machine.Find() is { } found ? found : throw VmmRefusals.Unknown("VM", machine.Name);
        if (view.Record is not { Stage: VmmMachineStage.CreationFailed } record) throw VmmRefusals.WrongState(machine.Name, view.Status);
        Run(call, machine.Connection, view.Host, machine.ID, () => machine.Connection.Server.Database.Put(record with { Stage = VmmMachineStage.Made }));
        call.Write(machine);
    }
}

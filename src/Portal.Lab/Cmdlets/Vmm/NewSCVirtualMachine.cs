using Microsoft.SystemCenter.VirtualMachineManager;
using Portal.Lab.HyperV.State;
using Portal.Lab.Vmm;

namespace Portal.Lab.Cmdlets.Vmm;

/// <summary>Makes a virtual machine of what waits in its job group.</summary>
public sealed class NewSCVirtualMachine() : VmmWorkBody("New-SCVirtualMachine", "Create virtual machine")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        if (call.ParameterSet != "NewVmFromHWProfile") throw VmmRefusals.NotAnswered(call.ParameterSet);
        if (call.Has("StartVM")) throw VmmRefusals.NotAnswered("StartVM");
        var host = call.Get<Host>("VMHost")!;
        var (connection, server) = (Alive(host.Connection), host.Connection.Server);
        var (group, made) = (call.Has("JobGroup") ? call.Get<Guid>("JobGroup") : (Guid?)null, Guid.Empty);
        var parts = group is { } id ? server.Groups.Take(id) : new JobGroup();
        var done = Run(call, connection, host.Machine, result: null, () => made = MachineMaking.Make(server, Order(call, server, host, parts)), group);
        if (!done || VmmMachines.Find(connection, made) is not { } view) return;
        var machine = new VM(connection, view);
        call.Write(machine);
    }

    private static MachineOrder Order(ICmdletCall call, VmmServer server, Host host, JobGroup parts) =>
        new(call.Get<string>("Name")!, host.Machine, call.Get<string>("Path")!, call.Has("Generation") ? call.Get<int>("Generation") : server.Release >= VmmRelease.Vmm2025 ? 2 : 1, parts)
        {
            Description = call.Get<string>("Description") ?? "",
            Processors = call.Has("CPUCount") ? call.Get<byte>("CPUCount") : 1,
            Memory = MachineWords.Memory(call, new VmMemory()),
            HighlyAvailable = call.Get<bool>("HighlyAvailable"),
            StartAction = MachineWords.StartAction(call),
            StopAction = MachineWords.StopAction(call),
        };
}

/// <summary>What a call says of a virtual machine.</summary>
internal static class MachineWords
{
    /// <summary>In bytes, where VMM says megabytes.</summary>
    public static VmMemory Memory(ICmdletCall call, VmMemory now) => now with
    {
        Startup = Bytes(call, "MemoryMB") ?? now.Startup,
        Dynamic = call.Has("DynamicMemoryEnabled") ? call.Get<bool>("DynamicMemoryEnabled") : now.Dynamic,
        Minimum = Bytes(call, "DynamicMemoryMinimumMB") ?? now.Minimum,
        Maximum = Bytes(call, "DynamicMemoryMaximumMB") ?? now.Maximum,
    };

    /// <summary>In the host's words; null where nothing was said.</summary>
    public static string? StartAction(ICmdletCall call) => call.Get<string>("StartAction") switch
    {
        null => null,
        "NeverAutoTurnOnVM" => "Nothing",
        "AlwaysAutoTurnOnVM" => "Start",
        _ => "StartIfRunning",
    };

    /// <summary>In the host's words; null where nothing was said.</summary>
    public static string? StopAction(ICmdletCall call) => call.Get<string>("StopAction") switch
    {
        null => null,
        "SaveVM" => "Save",
        "TurnOffVM" => "TurnOff",
        _ => "ShutDown",
    };

    private static long? Bytes(ICmdletCall call, string parameter) => call.Has(parameter) ? (long)call.Get<int>(parameter) << 20 : null;
}

using Portal.Lab.HyperV;
using Portal.Lab.HyperV.Machines;
using Portal.Lab.HyperV.State;

namespace Portal.Lab.Cmdlets.HyperV;

/// <summary>Changes what a machine is; hardware only while it is off.</summary>
public sealed class SetVM() : MachineBody("Set-VM")
{
    private static readonly string[] Hardware = ["ProcessorCount", "DynamicMemory", "StaticMemory", "MemoryMinimumBytes", "MemoryMaximumBytes", "MemoryStartupBytes"];

    /// <inheritdoc />
    private protected override void Act(ICmdletCall call, VmRecord machine)
    {
        var host = call.Session.Host;
        if (call.Has("DynamicMemory") && call.Has("StaticMemory"))
            throw RefusalException.Invalid("Memory is either dynamic or static");
        if (call.Has("ProcessorCount"))
            MachineSettings.CheckProcessors(host, machine.Generation, call.Get<long>("ProcessorCount"));
        var memory = Memory(call, machine.Memory);
        if (memory != machine.Memory)
            MachineSettings.CheckMemory(host, memory.Startup);
        host.Machines.Change(machine.Id, now =>
        {
            if (now.Power != VmPower.Off && Hardware.Any(call.Has))
                throw RefusalException.WrongState($"'{now.Name}': The operation cannot be performed while the virtual machine is in its current state");
            return now with
            {
                Name = call.Get<string>("NewVMName") ?? now.Name,
                Notes = call.Get<string>("Notes") ?? now.Notes,
                Processors = call.Has("ProcessorCount") ? (int)call.Get<long>("ProcessorCount") : now.Processors,
                Memory = memory,
                AutomaticStartAction = call.Get<string>("AutomaticStartAction") ?? now.AutomaticStartAction,
                AutomaticStopAction = call.Get<string>("AutomaticStopAction") ?? now.AutomaticStopAction,
            };
        });
    }

    private static VmMemory Memory(ICmdletCall call, VmMemory now) => now with
    {
        Dynamic = call.Has("DynamicMemory") || (now.Dynamic && !call.Has("StaticMemory")),
        Startup = call.Has("MemoryStartupBytes") ? call.Get<long>("MemoryStartupBytes") : now.Startup,
        Minimum = call.Has("MemoryMinimumBytes") ? call.Get<long>("MemoryMinimumBytes") : now.Minimum,
        Maximum = call.Has("MemoryMaximumBytes") ? call.Get<long>("MemoryMaximumBytes") : now.Maximum,
    };
}

using Microsoft.HyperV.PowerShell;
using Portal.Lab.HyperV;
using Portal.Lab.HyperV.Machines;
using Portal.Lab.Windows;

namespace Portal.Lab.Cmdlets.HyperV;

/// <summary>Makes a machine. Names need not be unique, and notes cannot be given.</summary>
public sealed class NewVM() : CmdletBody("New-VM")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call)
    {
        Elsewhere.Refuse(call);
        var host = call.Session.Host;
        if (call.Has("NewVHDPath"))
            throw RefusalException.Unsupported("The lab does not answer -NewVHDPath");
        var machine = MachineLife.Make(host, call.Get<string>("Name") ?? "New Virtual Machine", call.Get<string>("Path"),
            call.Has("Generation") ? call.Get<int>("Generation") : 1,
            call.Has("MemoryStartupBytes") ? call.Get<long>("MemoryStartupBytes") : host.Release >= WindowsRelease.Ws2016 ? 1L << 30 : 512L << 20,
            call.Get<string>("SwitchName"));
        if (call.Get<string>("VHDPath") is { } disk)
            MachineDisks.Attach(host, machine.Id, new(Controller: null, Number: null, Location: null), disk, unverified: false);
        call.Write(new VirtualMachine(host, machine));
    }
}

using Microsoft.SystemCenter.VirtualMachineManager;

namespace Portal.Lab.Cmdlets.Vmm;

/// <summary>Reads a host: only then VMM sees files that came since, and machines that were taken out of VMM alone.</summary>
public sealed class ReadSCVMHost() : VmmWorkBody("Read-SCVMHost", "Refresh host")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call)
    {
        var host = call.Get<Host>("VMHost")!;
        if (Run(call, Alive(host.Connection), host.Machine, host.ID, () => host.Connection.Server.Sight.Read(host.Machine))) call.Write(host);
    }
}

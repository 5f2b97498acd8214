using Microsoft.HyperV.PowerShell;
using Portal.Lab.HyperV;
using Portal.Lab.HyperV.State;

namespace Portal.Lab.Cmdlets.HyperV;

/// <summary>Boot order and secure boot of machines of Generation 2.</summary>
public sealed class SetVMFirmware() : MachineBody("Set-VMFirmware", "VMName")
{
    /// <inheritdoc />
    private protected override void Act(ICmdletCall call, VmRecord machine)
    {
        if (machine.Generation != 2)
            throw RefusalException.Unsupported($"'{machine.Name}': Only virtual machines of Generation 2 have firmware");
        var order = Order(call);
        call.Session.Host.Machines.Change(machine.Id, now =>
        {
            if (order.Any(device => !now.Drives.Any(drive => drive.Id == device) && !now.Adapters.Any(adapter => adapter.Id == device)))
                throw RefusalException.Invalid($"'{now.Name}': The boot device is not a device of the virtual machine");
            var rest = call.Has("BootOrder") ? [] : now.BootOrder.Except(order);
            return now with
            {
                BootOrder = order.Count == 0 ? now.BootOrder : [.. order, .. rest],
                SecureBoot = call.Has("EnableSecureBoot") ? call.Get<string>("EnableSecureBoot") == "On" : now.SecureBoot,
            };
        });
    }

    private static List<Guid> Order(ICmdletCall call) =>
        [.. call.All<VMComponentObject>("FirstBootDevice").Concat(call.All<VMComponentObject>("BootOrder")).Select(device => device.Component)];
}

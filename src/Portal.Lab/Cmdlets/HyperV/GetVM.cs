using Microsoft.HyperV.PowerShell;

namespace Portal.Lab.Cmdlets.HyperV;

/// <summary>Machines by id, by name, or all of them.</summary>
public sealed class GetVM() : CmdletBody("Get-VM")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call)
    {
        Elsewhere.Refuse(call);
        var host = call.Session.Host;
        if (call.Has("Id"))
        {
            var id = call.Get<Guid>("Id");
            call.Write(new VirtualMachine(host, host.Machines.Find(id) ?? throw Named.Unknown("id", $"{id:D}")));
            return;
        }

        foreach (var machine in call.Has("Name") ? Named.Machines(call, "Name") : host.Machines.All)
            call.Write(new VirtualMachine(host, machine));
    }
}

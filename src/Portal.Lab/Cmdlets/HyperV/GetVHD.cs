using Portal.Lab.HyperV;
using Portal.Lab.HyperV.Disks;

namespace Portal.Lab.Cmdlets.HyperV;

/// <summary>Looks at disk files, or at the disks of a machine. What a machine has open can be looked at on its own host alone.</summary>
public sealed class GetVHD() : CmdletBody("Get-VHD")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call)
    {
        Elsewhere.Refuse(call);
        if (call.Has("DiskNumber"))
            throw RefusalException.Unsupported("The lab has no mounted disks");
        var machines = call.All<Guid>("VMId").Select(id => call.Session.Host.Machines.Find(id) ?? throw Named.Unknown("id", $"{id:D}"));
        foreach (var path in call.All<string>("Path").Concat(machines.SelectMany(machine => machine.DiskPaths)))
        {
            try
            {
                call.Write(DiskLook.At(call.Session, path));
            }
            catch (RefusalException refused)
            {
                call.Error(refused, path);
            }
        }
    }
}

using Microsoft.HyperV.PowerShell;
using Portal.Imaging;
using Portal.Lab.HyperV;
using Portal.Lab.HyperV.Disks;
using Portal.Lab.Windows;

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
                call.Write(Look(call.Session, path));
            }
            catch (RefusalException refused)
            {
                call.Error(refused, path);
            }
        }
    }

    private static VirtualHardDisk Look(LabSession session, string path)
    {
        var (host, files) = (session.Host, session.Files);
        _ = DiskName.FormatOf(path);
        var attached = host.Held.Holds(path);
        // The host asks the machine that has it open; anybody else finds it locked.
        using var file = attached ? new FileStream(files.Real(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete) : files.OpenRead(path);
        try
        {
            var info = VirtualDisk.Inspect(file);
            var parent = info.Parent is { } locator ? DiskChain.Parent(files, path, locator) ?? locator.AbsolutePath : null;
            return new VirtualHardDisk(path, info, parent, file.Length, attached);
        }
        catch (DiskFormatException wrong)
        {
            throw DiskTrouble.AsRefusal(wrong.Fault, path);
        }
    }
}

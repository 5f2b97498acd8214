using Portal.Lab.HyperV.State;

namespace Portal.HyperV.Tests.LabHyperV;

/// <summary>Short words for tests with machines.</summary>
internal static class MachineWords
{
    /// <summary>First half of an error's id.</summary>
    public static string Id(this System.Management.Automation.ErrorRecord error) => error.FullyQualifiedErrorId.Split(',')[0];

    /// <summary>"0x80070005" in what a session refuses.</summary>
    public static string Code(this System.Management.Automation.ErrorRecord error) =>
        error.Exception is Portal.Lab.HyperV.RefusalException refused ? $"0x{refused.Code:X8}" : error.FullyQualifiedErrorId;

    /// <summary>Makes a machine with a disk of its own on D:, and gives its id.</summary>
    public static Guid Machine(this SessionOn on, string name = "VDI-001")
    {
        on.Host.OwnFiles.MakeFolder(@"D:\vm");
        on.Host.PutDisk($@"D:\vm\{name}.vhdx", DiskWords.Content());
        return on.Session.One($"$vm = New-VM -Name {name} -Path D:\\vm -NoVHD; Add-VMHardDiskDrive -VM $vm -Path D:\\vm\\{name}.vhdx; $vm.Id");
    }

    /// <summary>The machine as it is now.</summary>
    public static VmRecord Now(this SessionOn on, Guid id) => on.Host.Machines.Find(id)!;
}

using Portal.HyperV.Tests.LabHyperV;
using Portal.Lab.HyperV.State;
using Portal.Lab.Vmm;

namespace Portal.HyperV.Tests.LabVmm;

/// <summary>Short words for tests with virtual machines of VMM.</summary>
internal static class VmmWords
{
    /// <summary>Where the machines of these tests lie on the cluster.</summary>
    public const string Folder = @"C:\ClusterStorage\Volume1\vm";

    /// <summary>Makes a machine with two disks in a job group; finds what it needs in variables.</summary>
    public const string Make = """
        $h = Get-SCVMHost -VMMServer $vmm -ComputerName hv01
        $group = [guid]::NewGuid()
        $generation = @{}
        if ($vmm.ProductVersion -notmatch '^3\.[01]\.') { $generation.Generation = 1 }
        New-SCVirtualDiskDrive -VMMServer $vmm -IDE -Bus 0 -LUN 0 -JobGroup $group -FileName "$name.vhd" -Path C:\ClusterStorage\Volume1\vm -UseLocalVirtualHardDisk
        New-SCVirtualDiskDrive -VMMServer $vmm -IDE -Bus 0 -LUN 1 -JobGroup $group -FileName "$name-id.vhd" -Path C:\ClusterStorage\Volume1\vm -UseLocalVirtualHardDisk
        New-SCVirtualNetworkAdapter -VMMServer $vmm -JobGroup $group -MACAddressType Static -MACAddress 00:15:5D:01:2A:0F -LogicalNetwork (Get-SCLogicalNetwork -VMMServer $vmm -Name LAN)
        $vm = New-SCVirtualMachine -VMMServer $vmm -Name $name -VMHost $h -Path C:\ClusterStorage\Volume1\vm -JobGroup $group -HighlyAvailable $true -Description 'portal:1' -CPUCount 2 -MemoryMB 1024 @generation
        """;

    /// <summary>Puts a machine's two disks where <see cref="Make"/> looks for them.</summary>
    public static void PutDisks(this VmmOn on, string name = "VDI-001")
    {
        on.Host.OwnFiles.MakeFolder(Folder);
        on.Host.PutDisk($@"{Folder}\{name}.vhd", DiskWords.Content());
        on.Host.PutDisk($@"{Folder}\{name}-id.vhd", DiskWords.Content(2));
    }

    /// <summary>Makes a machine, its host read before, and gives VMM's object of it.</summary>
    public static dynamic Machine(this VmmOn on, string name = "VDI-001")
    {
        on.PutDisks(name);
        return on.One($"Read-SCVMHost -VMHost (Get-SCVMHost -VMMServer $vmm -ComputerName hv01) | Out-Null\n{Make}\n$vm", ("name", name));
    }

    /// <summary>The machine as its host has it; null where it does not.</summary>
    public static VmRecord? OnHost(this VmmOn on, string name = "VDI-001") => on.Host.Machines.Named(name).SingleOrDefault();

    /// <summary>Whether a file is there, below the folder of these tests.</summary>
    public static bool Has(this VmmOn on, string file) => on.Host.OwnFiles.FileExists($@"{Folder}\{file}");

    /// <summary>Whether the release names generations.</summary>
    public static bool HasGenerations(this VmmRelease release) => release >= VmmRelease.Vmm2012R2;
}

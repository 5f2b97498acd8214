using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Machines;

/// <summary>Makes machines and removes them.</summary>
internal static class MachineLife
{
    /// <summary>A machine without disks, and with one network adapter.</summary>
    /// <exception cref="RefusalException">A memory size or switch that cannot be, a folder that cannot be made.</exception>
    public static VmRecord Make(IWindowsHost host, string name, string? folder, int generation, long memory, string? switchName)
    {
        MachineSettings.CheckMemory(host, memory);
        var machine = new VmRecord
        {
            Id = Guid.NewGuid(), Name = name, Generation = generation, Folder = MachineFiles.FolderOf(folder, name), Version = VersionOn(host.Release),
            Created = host.Time.GetUtcNow(), Memory = new VmMemory { Startup = memory },
            Adapters = [new VmAdapter(Guid.NewGuid(), "Network Adapter", VmAdapter.NoMac, DynamicMac: true, switchName is null ? null : MachineSettings.Switch(host, switchName), Vlan: 0)],
        };
        MachineFiles.Make(host, machine);
        host.Machines.Add(machine);
        return machine;
    }

    /// <summary>Forgets a machine and deletes its configuration. Its disks, with the entries in their rights, stay.</summary>
    /// <exception cref="RefusalException">0x8007139F: it runs, or is a role of the cluster.</exception>
    public static void Remove(IWindowsHost host, Guid id)
    {
        lock (host.Held.Changing)
        {
            var machine = MachinePower.Existing(host, id);
            if (machine.Power is not (VmPower.Off or VmPower.Saved))
                throw RefusalException.WrongState($"'{machine.Name}': The operation cannot be performed while the virtual machine is in its current state");
            if (machine.Clustered)
                throw RefusalException.WrongState($"'{machine.Name}': The virtual machine is a role of the cluster; remove the role first");
            host.Held.Let(id);
            MachineFiles.Remove(host, machine);
            host.Machines.Remove(id);
        }
    }

    private static string VersionOn(WindowsRelease release) => release switch
    {
        WindowsRelease.Ws2008R2 => "2.0",
        WindowsRelease.Ws2012 => "4.0",
        WindowsRelease.Ws2012R2 => "5.0",
        WindowsRelease.Ws2016 => "8.0",
        WindowsRelease.Ws2019 => "9.0",
        WindowsRelease.Ws2022 => "10.0",
        _ => "12.0",
    };
}

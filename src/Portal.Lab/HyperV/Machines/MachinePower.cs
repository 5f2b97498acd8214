using Portal.Lab.HyperV.Guests;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Machines;

/// <summary>Starts and stops machines. One at a time on each host: a machine is never started twice.</summary>
internal static class MachinePower
{
    private const long FullBelow = 64L << 20;

    /// <summary>From off or saved; nothing to do when it runs.</summary>
    /// <exception cref="RefusalException">No memory, no address, a disk that cannot be opened.</exception>
    public static void Start(IWindowsHost host, Guid id)
    {
        lock (host.Held.Changing)
        {
            var machine = Existing(host, id);
            if (machine.Power is not (VmPower.Off or VmPower.Saved))
                return;
            if (HostMemory.Free(host) < machine.Memory.Startup)
                throw new RefusalException(0x8007000E, $"'{machine.Name}': Not enough memory in the system to start the virtual machine with {machine.Memory.Startup >> 20} megabytes") { Category = "ResourceUnavailable", ErrorId = "OutOfMemory" };
            var adapters = MacAddresses.ForStart(host, machine);
            host.Held.Let(id);
            var guest = GuestLook.At(host, machine with { Adapters = adapters });
            host.Held.Take(machine, host.OwnFiles);
            host.Machines.Change(id, now => now with
            {
                Adapters = adapters, Guest = guest, Started = host.Time.GetUtcNow(), Power = IsFull(host, machine) ? VmPower.PausedCritical : VmPower.Running,
            });
        }
    }

    /// <summary>As by the power button.</summary>
    public static void TurnOff(IWindowsHost host, Guid id)
    {
        lock (host.Held.Changing)
        {
            host.Machines.Change(id, machine => machine.Power == VmPower.Off ? machine : machine with { Power = VmPower.Off, Started = null, Guest = null });
            host.Held.Let(id);
        }
    }

    /// <summary>Between running, paused and saved.</summary>
    /// <exception cref="RefusalException">0x8007139F: it is in no state for that.</exception>
    public static void Move(IWindowsHost host, Guid id, VmPower to, params VmPower[] from)
    {
        lock (host.Held.Changing)
        {
            _ = Existing(host, id);
            host.Machines.Change(id, machine => machine.Power == to ? machine
                : !from.Contains(machine.Power) ? throw RefusalException.WrongState($"'{machine.Name}': The operation cannot be performed while the virtual machine is in its current state")
                : to == VmPower.Running && IsFull(host, machine) ? throw new RefusalException(0x80070070, $"'{machine.Name}': There is not enough space on the disk")
                : machine with { Power = to });
        }
    }

    /// <exception cref="RefusalException">0x80070490.</exception>
    public static VmRecord Existing(IWindowsHost host, Guid id) => host.Machines.Find(id) ?? throw RefusalException.Gone($"'{id}'");

    // Dynamic and differencing disks cannot grow any more: the host pauses what runs on them.
    private static bool IsFull(IWindowsHost host, VmRecord machine) =>
        machine.DiskPaths.Select(path => host.OwnFiles.Room(path).Free).Any(free => free < FullBelow);
}

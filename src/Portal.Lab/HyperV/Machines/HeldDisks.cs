using System.Collections.Concurrent;
using Portal.Lab.HyperV.Disks;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Machines;

/// <summary>The disk files that a host's running, paused and saved machines hold open: their own for writing, parents for reading. In memory, as handles are.</summary>
public sealed class HeldDisks
{
    private readonly ConcurrentDictionary<Guid, Held> _held = new();
    private readonly ConcurrentDictionary<string, Guid> _leaves = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Taken by whoever changes what a machine is, or has open: one at a time on each host.</summary>
    public Lock Changing { get; } = new();

    /// <summary>Whether a machine of this host has this disk open as its own.</summary>
    public bool Holds(string path) => _leaves.ContainsKey(path);

    /// <summary>Opens all disks of a machine, with their chains, as the machine's own account.</summary>
    /// <exception cref="RefusalException">One cannot be opened: missing, locked, no right, a broken chain. Nothing is held then.</exception>
    public void Take(VmRecord machine, IHostFiles files)
    {
        var sid = VmSid.Of(machine.Id);
        var held = new Held();
        try
        {
            foreach (var disk in machine.DiskPaths)
            {
                files.RefuseUnfitForDisks(disk);
                var chain = DiskChain.Paths(files, disk);
                for (var level = chain.Count - 1; level >= 0; level--)
                    held.Add(files.Hold(chain[level], sid, write: level == 0));
                held.Leaves.Add(disk);
            }
        }
        catch
        {
            held.Dispose();
            throw;
        }

        Let(machine.Id);
        _held[machine.Id] = held;
        foreach (var leaf in held.Leaves)
            _leaves[leaf] = machine.Id;
    }

    /// <summary>The disks of a machine as it will be instead of those that it has open; of one that is off, none.</summary>
    /// <exception cref="RefusalException">One cannot be opened. Those of before are open again then.</exception>
    public void Exchange(VmRecord before, VmRecord after, IHostFiles files)
    {
        Let(before.Id);
        if (after.Power == VmPower.Off)
            return;
        try
        {
            Take(after, files);
        }
        catch
        {
            Take(before, files);
            throw;
        }
    }

    /// <summary>Closes the disks of a machine; nothing to do where none are open.</summary>
    public void Let(Guid machine)
    {
        if (!_held.TryRemove(machine, out var held))
            return;
        foreach (var leaf in held.Leaves)
            _leaves.TryRemove(leaf, out _);
        held.Dispose();
    }

    /// <summary>Opens again what the machines that run had open before the lab ended. One whose disk has gone meanwhile holds nothing.</summary>
    public void Restore(VmStore machines, IHostFiles files)
    {
        foreach (var machine in machines.All)
        {
            if (machine.Power == VmPower.Off)
                continue;
            try
            {
                Take(machine, files);
            }
            catch (RefusalException)
            {
                // Whoever looks at its disk is told.
            }
        }
    }

    private sealed class Held : IDisposable
    {
        private readonly List<IDisposable> _handles = [];

        public List<string> Leaves { get; } = [];

        public void Add(IDisposable handle) => _handles.Add(handle);

        public void Dispose()
        {
            foreach (var handle in _handles)
                handle.Dispose();
        }
    }
}

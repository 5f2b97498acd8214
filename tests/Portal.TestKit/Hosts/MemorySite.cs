using System.Diagnostics.CodeAnalysis;
using Portal.Domain.Hosts;
using Portal.Domain.Prerequisites;

namespace Portal.TestKit.Hosts;

/// <summary>What the machines of <see cref="MemoryHosts"/> hold: files, virtual machines, jobs. Paths on a CSV or a share are the same file on every machine.</summary>
public sealed class MemorySite
{
    private readonly Dictionary<string, MemoryFile> _files = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Guards everything here while a call runs.</summary>
    internal Lock Gate { get; } = new();

    /// <summary>The machines.</summary>
    public IList<HostFacts> Hosts { get; } = [];

    /// <summary>What images can be taken from.</summary>
    public IList<MasterVm> Masters { get; } = [];

    /// <summary>Virtual machines of ours, and foreign ones.</summary>
    public IList<MemoryVm> Machines { get; } = [];

    /// <summary>The VMM server that owns the virtual machines; null without VMM.</summary>
    public VmmFacts? Vmm { get; set; }

    /// <summary>Changes what prerequisites are told; null leaves it as the machines are.</summary>
    public Func<Survey, Survey>? Surveyed { get; set; }

    /// <summary>Conversions that run.</summary>
    public IList<MemoryJob> Jobs { get; } = [];

    /// <summary>How often a conversion is looked at before it is done; 0 ends it at once.</summary>
    public int LooksPerConversion { get; set; } = 1;

    /// <summary>Of every volume.</summary>
    public StorageRoom Room { get; set; } = new(4L << 40, 3L << 40);

    /// <summary>When VMMS was started, on every machine.</summary>
    public DateTimeOffset VmmsStarted { get; set; } = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Difference disks that were made.</summary>
    public int DisksCreated { get; set; }

    /// <summary>Conversions that were begun.</summary>
    public int ConversionsStarted { get; set; }

    /// <summary>Files that were taken from staging to storage.</summary>
    public int FilesTaken { get; set; }

    /// <summary>Virtual machines that were made.</summary>
    public int MachinesCreated { get; set; }

    /// <summary>Paths of all files, as written, in order.</summary>
    public IReadOnlyList<string> Paths => [.. _files.Values.Select(file => file.Path).Order(StringComparer.Ordinal)];

    /// <summary>Adds a machine.</summary>
    public void AddHost(HostFacts host) => Hosts.Add(host);

    /// <summary>Adds a master that is off, with a chain of two disks and a checkpoint "golden" that froze the lower one.</summary>
    public MasterVm AddMaster(string name, string host, int generation)
    {
        var frozen = $@"C:\ClusterStorage\Volume1\Masters\{name}.vhdx";
        var leaf = $@"C:\ClusterStorage\Volume1\Masters\{name}_1.avhdx";
        Put(host, new(frozen, null, new(frozen, "VHDX", "Dynamic", 64L << 20, 8L << 20, null)));
        Put(host, new(leaf, null, new(leaf, "VHDX", "Differencing", 64L << 20, 4L << 20, frozen)));
        var master = new MasterVm(Guid.CreateVersion7(), name, host, generation, Running: false, leaf,
            [new VmCheckpoint(Guid.CreateVersion7(), "golden", VmmsStarted, frozen)]);
        Masters.Add(master);
        return master;
    }

    /// <summary>VMMS starts anew everywhere: its jobs are gone, what they wrote stays half.</summary>
    public void RestartVmms()
    {
        lock (Gate)
        {
            Jobs.Clear();
            VmmsStarted += TimeSpan.FromHours(1);
        }
    }

    /// <summary>A file as this machine sees it.</summary>
    public bool TryGet(string host, string path, [NotNullWhen(true)] out MemoryFile? file) => _files.TryGetValue(Key(host, path), out file);

    /// <summary>Puts a file, or replaces it.</summary>
    public void Put(string host, MemoryFile file) => _files[Key(host, file.Path)] = file;

    /// <summary>Removes a file; true when there was one.</summary>
    public bool Remove(string host, string path) => _files.Remove(Key(host, path));

    /// <summary>Half-written forerunners of a path.</summary>
    internal IReadOnlyList<string> Partials(string host, string path)
    {
        var dot = path.LastIndexOf('.');
        var (head, tail) = ($"{Key(host, path[..dot])}.", $".partial{path[dot..]}");
        return [.. _files.Where(file => file.Key.StartsWith(head, StringComparison.OrdinalIgnoreCase) && file.Key.EndsWith(tail, StringComparison.OrdinalIgnoreCase)).Select(file => file.Value.Path)];
    }

    private static string Key(string host, string path) =>
        path.StartsWith(@"\\", StringComparison.Ordinal) || path.StartsWith(@"C:\ClusterStorage\", StringComparison.OrdinalIgnoreCase) ? path : $"{host}|{path}";
}

/// <summary>A file; a disk where it is one.</summary>
/// <param name="Path">As written.</param>
/// <param name="Content">Null where nobody cares.</param>
/// <param name="Disk">What Get-VHD says; null for anything else.</param>
public sealed record MemoryFile(string Path, byte[]? Content, HostDisk? Disk);

/// <summary>A conversion that runs.</summary>
/// <param name="Id">Of the job.</param>
/// <param name="Source">What it reads.</param>
/// <param name="Partial">What it writes.</param>
/// <param name="Looks">How often it was looked at.</param>
public sealed record MemoryJob(string Id, string Source, string Partial, int Looks);

/// <summary>A virtual machine.</summary>
/// <param name="Order">As it was ordered; its stamp is empty for a foreign one.</param>
/// <param name="VmId">The host's id.</param>
/// <param name="Host">Who owns it now.</param>
/// <param name="Power">What it does.</param>
/// <param name="Complete">False: born under its stamp, and nothing more.</param>
public sealed record MemoryVm(VmOrder Order, Guid VmId, string Host, PowerState Power, bool Complete)
{
    /// <summary>What the host calls it now.</summary>
    public string Name => Complete ? Order.Name : $"portal-{Order.Stamp}";
}

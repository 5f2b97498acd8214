using Portal.Domain.Hosts;
using Portal.Runs;

namespace Portal.Features.Plans;

/// <summary>What the plans make on hosts, as the ledger names it.</summary>
public static class Things
{
    /// <summary>A disk's file. Its name is the path.</summary>
    public const string Disk = "disk";

    /// <summary>A file in a staging folder. Its name is the path.</summary>
    public const string Staged = "staged";

    /// <summary>A folder that outlives what passes through it. Its name is the path.</summary>
    public const string Folder = "folder";

    /// <summary>A virtual machine. Its name is the stamp.</summary>
    public const string VirtualMachine = "vm";

    internal static Thing DiskAt(string host, string path) => new(Disk, host, path);

    internal static Thing HalfDiskAt(string host, string path, Fence fence) => new(Disk, host, WindowsPath.Partial(path, fence.Number), Transient: true);

    internal static Thing StagedAt(string host, string path) => new(Staged, host, path, Transient: true);

    internal static Thing FolderAt(string host, string path) => new(Folder, host, path);

    internal static Thing VirtualMachineAt(string address, Guid stamp) => new(VirtualMachine, address, stamp.ToString());
}

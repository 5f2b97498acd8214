using Portal.Domain;
using Portal.Domain.Hosts;

namespace Portal.Features.Catalogs;

/// <summary>The disk an image is taken from, with its chain.</summary>
/// <param name="VirtualBytes">What the guest sees.</param>
/// <param name="ChainBytes">Sizes of all files of the chain together.</param>
internal sealed record MasterDisk(long VirtualBytes, long ChainBytes)
{
    /// <summary>Longer than any host makes one: then it runs in a circle.</summary>
    private const int LongestChain = 64;

    /// <summary>Walks the chain upwards, a call for each disk.</summary>
    /// <exception cref="HostException">The host cannot read one of them.</exception>
    public static async Task<(MasterDisk? Disk, Verdict Verdict)> FindAsync(IHyperVMachine host, string master, string path, CancellationToken ct)
    {
        var (virtualBytes, chainBytes, child) = (0L, 0L, "");
        for (var depth = 0; depth < LongestChain; depth++)
        {
            if (await host.FindDiskAsync(path, ct).ConfigureAwait(false) is not { } disk)
            {
                return (null, No(master, depth == 0 ? $"Its disk {path} is not on {host.Name}." : $"{path}, the parent of {child}, is not on {host.Name}.",
                    "Bring the file back, or choose another master or checkpoint."));
            }

            if (depth == 0) virtualBytes = disk.VirtualBytes;
            if (disk.VirtualBytes <= 0) return (null, No(master, $"{path} holds nothing: it is a disk of {disk.VirtualBytes} bytes.", "Choose a master with a disk that something is on."));
            chainBytes += disk.FileBytes;
            if (disk.Parent is null) return (new(virtualBytes, chainBytes), Verdict.Yes);
            (child, path) = (path, disk.Parent);
        }

        return (null, No(master, $"The chain of its disk does not end: {child} comes back, or hangs on more than {LongestChain} parents.", "Repair the chain with Set-VHD -ParentPath, or merge its checkpoints."));
    }

    private static Verdict No(string master, string rule, string remedy) => Verdict.No("master", master, rule, remedy);
}

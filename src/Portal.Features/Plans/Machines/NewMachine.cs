using Portal.Domain.Catalogs;
using Portal.Domain.Hosts;
using Portal.Runs;

namespace Portal.Features.Plans.Machines;

/// <summary>A machine that comes to life, as its steps see it.</summary>
/// <param name="Id">Also its stamp.</param>
/// <param name="Name">NetBIOS name.</param>
/// <param name="Connection">Where.</param>
/// <param name="Address">The connection's: who knows the VM wherever it moves.</param>
/// <param name="Clustered">It becomes a role of the cluster.</param>
/// <param name="Host">FQDN of the machine that makes it.</param>
/// <param name="Switch">Virtual switch; null leaves it unconnected.</param>
/// <param name="StagingFolder">On the host.</param>
/// <param name="Mac">Static address, 48 bits.</param>
/// <param name="Folder">Of the catalog.</param>
/// <param name="Image">Path of the image that its disk hangs on.</param>
/// <param name="DiskPath">Of the difference disk.</param>
/// <param name="IdentityPath">Of the identity disk.</param>
/// <param name="Guest">How the guest takes its name.</param>
/// <param name="Generation">1 or 2.</param>
/// <param name="Processors">1 or more.</param>
/// <param name="MemoryBytes">A whole number of MiB.</param>
public sealed record NewMachine(
    Guid Id, string Name, Guid Connection, string Address, bool Clustered, string Host, string? Switch, string StagingFolder, long Mac,
    string Folder, string Image, string DiskPath, string IdentityPath, GuestKind Guest, int Generation, int Processors, long MemoryBytes)
{
    /// <summary>Where its identity disk passes through, in this claim's name.</summary>
    internal string StagedPath(Fence fence) => WindowsPath.Join(StagingFolder, $"{Name}.{fence}{DiskExtension.Of(IdentityPath)}");
}

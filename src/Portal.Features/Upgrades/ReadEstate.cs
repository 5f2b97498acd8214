using Portal.Domain;
using Portal.Domain.Hosts;
using Portal.Domain.Upgrades;
using Portal.Features.Connections;

namespace Portal.Features.Upgrades;

/// <summary>What a connection's VMM and hosts run, in the matrix's names: the beginning of a plan, read instead of typed.</summary>
public sealed class ReadEstate(IHosts hosts, SupportMatrix matrix)
{
    /// <summary>Asks them now.</summary>
    public async Task<Answer<FoundEstate>> ExecuteAsync(Guid connection, CancellationToken ct)
    {
        try
        {
            var hypervisor = await hosts.HypervisorAsync(connection, ct).ConfigureAwait(false);
            var vmm = await hypervisor.VmmAsync(ct).ConfigureAwait(false);
            return Answer.Yes(FoundEstate.Of(matrix, vmm, await hypervisor.HostsAsync(ct).ConfigureAwait(false)));
        }
        catch (HostException refusal)
        {
            return Answer.No<FoundEstate>(Refusals.Of(refusal));
        }
    }
}

/// <summary>What a connection told of an estate.</summary>
/// <param name="Vmm">The VMM that it goes through; null without VMM.</param>
/// <param name="Hosts">Clusters, and hosts by themselves, by name; those of which nothing is known are left out.</param>
/// <param name="Unknown">Hosts whose Windows no row of the matrix names: "hv04.lab.example (10.0.1)".</param>
public sealed record FoundEstate(FoundVmm? Vmm, IReadOnlyList<HostGroup> Hosts, IReadOnlyList<string> Unknown)
{
    internal static FoundEstate Of(SupportMatrix matrix, VmmFacts? vmm, IReadOnlyList<HostFacts> hosts)
    {
        var told = hosts.ToLookup(host => matrix.WindowsOf(host.WindowsVersion) is not null);
        return new(
            vmm is null ? null : new(vmm.Name, vmm.Version, matrix.VmmOf(vmm.Version)),
            [
                .. told[true].GroupBy(host => host.Cluster ?? host.Name, StringComparer.OrdinalIgnoreCase).OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase)
                    .Select(group => new HostGroup(group.Key, [.. matrix.Of(Product.Windows).Select(release => release.Name).Where(name => group.Any(host => matrix.WindowsOf(host.WindowsVersion)!.Name == name))])),
            ],
            [.. told[false].Select(host => $"{host.Name} ({host.WindowsVersion})")]);
    }
}

/// <summary>A VMM, as it answered.</summary>
/// <param name="Server">FQDN of the server, or of the role.</param>
/// <param name="Version">"3.2.7510.0".</param>
/// <param name="Build">The row of that build, or of the newest older one of its release; null where no row has that release.</param>
public sealed record FoundVmm(string Server, string Version, Build? Build);

using Portal.Domain.Hosts;
using Portal.Domain.Upgrades;
using Portal.Features.Connections;

namespace Portal.Features.Upgrades;

/// <summary>What a connection's hosts run, in the matrix's names: the beginning of a plan, read instead of typed.</summary>
public sealed class ReadEstate(TestConnection test, SupportMatrix matrix)
{
    /// <summary>Asks the hosts now.</summary>
    public async Task<Answer<FoundEstate>> ExecuteAsync(Guid connection, CancellationToken ct)
    {
        var answer = await test.ExecuteAsync(connection, ct).ConfigureAwait(false);
        return answer.IsYes ? Answer.Yes(FoundEstate.Of(matrix, answer.Value)) : Answer.No<FoundEstate>(answer.Verdict);
    }
}

/// <summary>What a connection told of an estate.</summary>
/// <param name="Hosts">Clusters, and hosts by themselves, by name; those of which nothing is known are left out.</param>
/// <param name="Unknown">Hosts whose Windows no row of the matrix names: "hv04.lab.example (10.0.1)".</param>
public sealed record FoundEstate(IReadOnlyList<HostGroup> Hosts, IReadOnlyList<string> Unknown)
{
    internal static FoundEstate Of(SupportMatrix matrix, IReadOnlyList<HostFacts> hosts)
    {
        var told = hosts.ToLookup(host => matrix.WindowsOf(host.WindowsVersion) is not null);
        return new(
            [
                .. told[true].GroupBy(host => host.Cluster ?? host.Name, StringComparer.OrdinalIgnoreCase).OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase)
                    .Select(group => new HostGroup(group.Key, [.. matrix.Of(Product.Windows).Select(release => release.Name).Where(name => group.Any(host => matrix.WindowsOf(host.WindowsVersion)!.Name == name))])),
            ],
            [.. told[false].Select(host => $"{host.Name} ({host.WindowsVersion})")]);
    }
}

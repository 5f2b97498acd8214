using System.Globalization;
using Portal.Domain.Hosts;

namespace Portal.Domain.Catalogs.Rules;

/// <summary>Generation 2 came with Windows Server 2012 R2 (6.3): every host that would run it must have that.</summary>
/// <param name="hosts">Those that take machines.</param>
public sealed class GenerationFitsHosts(IReadOnlyList<HostFacts> hosts) : IRule<MasterVm>
{
    /// <inheritdoc />
    public Verdict Judge(MasterVm value)
    {
        if (value.Generation is not (1 or 2))
            return Verdict.No("master", value.Name, $"Generation {value.Generation.ToString(CultureInfo.InvariantCulture)} is not known.", "Choose a master of Generation 1 or 2.");
        if (value.Generation == 1) return Verdict.Yes;
        var old = hosts.Where(host => host.IsBefore(WindowsServer.V2012R2)).ToList();
        return old.Count == 0
            ? Verdict.Yes
            : Verdict.No("master", value.Name, $"It is of Generation 2, which needs Windows Server 2012 R2 (6.3); {MasterIsThere.Some(old.Select(host => $"{host.Name} has {host.WindowsVersion}"))}.",
                "Choose a master of Generation 1, or upgrade the hosts.");
    }
}

using System.Globalization;
using Portal.Domain.Hosts;

namespace Portal.Domain.Catalogs.Rules;

/// <summary>Before Windows Server 2012 (6.2) a VM has at most 4 virtual processors and 64 GiB of memory: one such host is enough, since any of them may run any machine.</summary>
/// <param name="hosts">Those that take machines.</param>
public sealed class HardwareFitsHosts(IReadOnlyList<HostFacts> hosts) : IRule<(int Processors, long MemoryBytes)>
{
    private const int MostProcessors = 4;
    private const long MostMemoryGiB = 64;

    /// <inheritdoc />
    public Verdict Judge((int Processors, long MemoryBytes) value)
    {
        var old = hosts.Where(host => host.IsBefore(WindowsServer.V2012)).ToList();
        if (old.Count == 0) return Verdict.Yes;
        var which = MasterIsThere.Some(old.Select(host => $"{host.Name} has {host.WindowsVersion}"));
        var verdict = value.Processors <= MostProcessors
            ? Verdict.Yes
            : Verdict.No("processors", value.Processors.ToString(CultureInfo.InvariantCulture), $"Before Windows Server 2012 a machine has at most {MostProcessors} processors; {which}.",
                $"A catalog with 1 to {MostProcessors} runs there; or upgrade the hosts.");
        return value.MemoryBytes <= MostMemoryGiB << 30
            ? verdict
            : verdict.And(Verdict.No("memoryBytes", value.MemoryBytes.ToString(CultureInfo.InvariantCulture), $"Before Windows Server 2012 a machine has at most {MostMemoryGiB} GiB of memory; {which}.",
                $"A catalog with {MostMemoryGiB} GiB, which is {MostMemoryGiB << 30} bytes, or less runs there; or upgrade the hosts."));
    }
}

using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.Domain.Prerequisites;
using Portal.HyperV.Sessions;

namespace Portal.HyperV.Probing;

/// <summary>Asks VMM and the hosts of one connection for what prerequisites need. A refusal is an answer too.</summary>
internal sealed class Probe(ConnectionAccess access, IHypervisor hypervisor, Func<string, SessionPool> pool, TimeProvider time) : IProbe
{
    private readonly HostProbe _hosts = new(access, pool, time);

    /// <inheritdoc />
    public async Task<Survey> SurveyAsync(CancellationToken ct)
    {
        var vmm = access.Vmm is { } address ? await VmmAsync(address, ct) : null;
        var hosts = access.Address.Length == 0 ? [] : await HostsAsync(vmm, ct);
        return new(hosts) { Vmm = vmm };
    }

    private async Task<VmmSurvey> VmmAsync(VmmAddress address, CancellationToken ct)
    {
        var machine = _hosts.LookAsync(address.Machine, ct);
        var server = Same(address.Server, address.Machine) ? machine : _hosts.LookAsync(address.Server, ct);
        var (facts, offer) = await OfferAsync(address, ct);
        return new(facts, offer, await machine) { Server = await server };
    }

    private async Task<(Asked<VmmFacts> Facts, Asked<Offer> Offer)> OfferAsync(VmmAddress address, CancellationToken ct)
    {
        try
        {
            var offer = await hypervisor.OfferAsync(ct);
            return (Server(address, offer.Vmm), offer);
        }
        catch (HostException refusal)
        {
            // Who refuses to list may still say what it is; who does not answer is not asked again.
            var gap = new Gap(refusal.Message, refusal.Remedy);
            return (refusal.Fault == HostFault.Silent ? gap : await ServerAsync(address, ct), gap);
        }
    }

    private async Task<Asked<VmmFacts>> ServerAsync(VmmAddress address, CancellationToken ct)
    {
        try
        {
            return Server(address, await hypervisor.VmmAsync(ct));
        }
        catch (HostException refusal)
        {
            return new Gap(refusal.Message, refusal.Remedy);
        }
    }

    private static Asked<VmmFacts> Server(VmmAddress address, VmmFacts? facts) =>
        facts is null ? new Gap($"{address.Server} answers as if it were no VMM server.", "Look at the address of the VMM server.") : facts;

    private async Task<IReadOnlyList<HostSurvey>> HostsAsync(VmmSurvey? vmm, CancellationToken ct)
    {
        var prove = access.StorageFolder.StartsWith(@"\\", StringComparison.Ordinal) || vmm?.Offer.Answer is { StorageHidden: true };
        if (vmm?.Offer.Answer?.Places.FirstOrDefault(place => Same(place.Name, access.Address)) is { } chosen)
            return await Task.WhenAll(chosen.Hosts.Select(host => SurveyAsync(host, chosen.Silent.Contains(host, StringComparer.OrdinalIgnoreCase) ? "Down" : "Up", prove, ct)));

        // Whichever node answers at a cluster's address names the others.
        var first = await _hosts.AskAsync(access.Address, prove, ct);
        if (first.Look.Answer is not { } look || !(Same(look.Name, access.Address) || Same(look.Cluster, access.Address)) || first.Nodes.Count == 0)
            return [new(access.Address, null, first.Look, first.Folders)];
        return await Task.WhenAll(first.Nodes.Select(node => Same(node.Name, look.Name)
            ? Task.FromResult(new HostSurvey(node.Name, node.State, first.Look, first.Folders))
            : SurveyAsync(node.Name, node.State, prove, ct)));
    }

    private async Task<HostSurvey> SurveyAsync(string host, string state, bool prove, CancellationToken ct)
    {
        if (state == "Down") return new(host, state, new Gap($"The cluster says that {host} is down.", $"Start {host}, then check again."), []);
        var answer = await _hosts.AskAsync(host, prove, ct);
        return new(host, state, answer.Look, answer.Folders);
    }

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

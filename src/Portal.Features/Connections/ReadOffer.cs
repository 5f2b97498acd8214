using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Domain.Hosts;

namespace Portal.Features.Connections;

/// <summary>Asks a connection's hosts, or its VMM, what there is to choose from: saved, or as it was just typed.</summary>
public sealed class ReadOffer(TestConnection test, IHosts hosts)
{
    /// <summary>A saved one.</summary>
    public async Task<Answer<ConnectionOffer>> ExecuteAsync(Guid connection, CancellationToken ct)
    {
        try
        {
            var hypervisor = await hosts.HypervisorAsync(connection, ct).ConfigureAwait(false);
            var offer = await hypervisor.OfferAsync(ct).ConfigureAwait(false);
            return Answer.Yes(new ConnectionOffer(offer.Vmm, offer));
        }
        catch (HostException refusal)
        {
            return Answer.No<ConnectionOffer>(Refusals.Of(refusal));
        }
    }

    /// <summary>One that is not saved. Nothing of it is kept; with VMM nothing needs to be chosen yet.</summary>
    public Task<Answer<ConnectionOffer>> ExecuteAsync(ConnectionOrder order, CancellationToken ct) =>
        test.WithAsync(Guid.CreateVersion7(), TestConnection.AccessOf(order), id => ExecuteAsync(id, ct));
}

/// <summary>What there is to choose from.</summary>
/// <param name="Vmm">The VMM server; null without VMM.</param>
/// <param name="Offer">Of it, or of the hosts.</param>
public sealed record ConnectionOffer(VmmFacts? Vmm, Offer Offer);

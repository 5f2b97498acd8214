using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.Domain.Prerequisites;

namespace Portal.Features.Connections.Checking;

/// <summary>Finds out about a connection what prerequisites are judged by. Never throws for what a host refuses: that is evidence.</summary>
internal sealed class TakeEvidence(IDbContextFactory<PortalDb> databases, ConnectionBook book, TestConnection test, IHosts hosts, FeaturesOptions options, TimeProvider time)
{
    /// <summary>Of a saved one.</summary>
    public async Task<Evidence> OfAsync(Connection row, CancellationToken ct)
    {
        var hasPassword = true;
        try
        {
            hasPassword = (await book.FindAsync(row.Id, ct).ConfigureAwait(false))?.Password.Reveal().Length > 0;
        }
        catch (HostException)
        {
            // It cannot be read: whoever asks the hosts next says so.
        }

        return await TakeAsync(row.Id, AskedWith.Of(row, hasPassword), ct).ConfigureAwait(false);
    }

    /// <summary>Of one that is not saved, under the id that it will have.</summary>
    public Task<Evidence> OfAsync(Guid id, ConnectionOrder order, CancellationToken ct) =>
        test.WithAsync(id, TestConnection.AccessOf(order), each => TakeAsync(each, AskedWith.Of(order), ct));

    private async Task<Evidence> TakeAsync(Guid id, AskedWith settings, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var neighbours = await db.Connections.AsNoTracking().Where(row => row.Id != id).OrderBy(row => row.Name).ToListAsync(ct).ConfigureAwait(false);
        var promised = settings.Address.Length == 0 ? 0 : (await Promises.LoadAsync(db, ct).ConfigureAwait(false)).On(settings.Address, settings.Folders[0]);
        Survey survey;
        try
        {
            survey = await (await hosts.ProbeAsync(id, ct).ConfigureAwait(false)).SurveyAsync(ct).ConfigureAwait(false);
        }
        catch (HostException refusal)
        {
            var gap = new Gap(refusal.Message, refusal.Remedy);
            survey = new([new(settings.Address, null, gap, [])]) { Vmm = settings.Vmm is null ? null : new(gap, gap, gap) };
        }

        return new(settings, options.Machine, survey, promised, time.GetUtcNow()) { Neighbours = [.. neighbours.Select(Neighbour.Of)] };
    }
}

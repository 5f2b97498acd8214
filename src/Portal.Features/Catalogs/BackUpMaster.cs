using System.Globalization;
using Portal.Domain;
using Portal.Domain.Catalogs.Rules;
using Portal.Domain.Hosts;
using Portal.Features.Audit;
using Portal.Features.Connections;

namespace Portal.Features.Catalogs;

/// <summary>Takes a checkpoint of a master before a catalog is made of it, so that there is a way back. The portal never deletes it.</summary>
public sealed class BackUpMaster(IHosts hosts, AuditTrail audit, TimeProvider time)
{
    private const string What = "back-up-master";

    /// <summary>Takes it, unless there is one of this day for this catalog.</summary>
    /// <param name="connection">Where the master is.</param>
    /// <param name="master">Its name, or the host's id of it.</param>
    /// <param name="catalog">Name of the catalog that will be made of it.</param>
    /// <param name="who">Who asks.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Answer<VmCheckpoint>> ExecuteAsync(Guid connection, string master, string catalog, Who who, CancellationToken ct)
    {
        var verdict = new CatalogName([]).Judge(catalog);
        if (!verdict.IsYes) return await RefuseAsync(master, verdict, who, ct).ConfigureAwait(false);
        try
        {
            var hypervisor = await hosts.HypervisorAsync(connection, ct).ConfigureAwait(false);
            var rule = new MasterIsThere(await hypervisor.MastersAsync(ct).ConfigureAwait(false));
            verdict = rule.Judge(master);
            if (!verdict.IsYes) return await RefuseAsync(master, verdict, who, ct).ConfigureAwait(false);
            var (found, name) = (rule.Find(master)[0], NameOf(catalog));
            var taken = await hypervisor.TakeCheckpointAsync(found.VmId, name, ct).ConfigureAwait(false);
            await audit.AcceptAsync(who, What, found.Name, found.VmId, name, ct).ConfigureAwait(false);
            return Answer.Yes(taken);
        }
        catch (HostException refusal)
        {
            return await RefuseAsync(master, Refusals.On("master", master, refusal), who, ct).ConfigureAwait(false);
        }
    }

    private string NameOf(string catalog) => string.Create(CultureInfo.InvariantCulture, $"Backup before {catalog}, {time.GetUtcNow():yyyy-MM-dd}");

    private async Task<Answer<VmCheckpoint>> RefuseAsync(string master, Verdict verdict, Who who, CancellationToken ct)
    {
        await audit.RefuseAsync(who, What, master, id: null, verdict, ct).ConfigureAwait(false);
        return Answer.No<VmCheckpoint>(verdict);
    }
}

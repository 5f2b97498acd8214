using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Catalogs.Rules;
using Portal.Domain.Hosts;
using Portal.Features.Audit;
using Portal.Features.Connections;

namespace Portal.Features.Catalogs;

/// <summary>
/// Brings a master back to a checkpoint. What it wrote since then is lost, and what was confirmed of it until then counts no more in drafts and plans;
/// images that were taken of it stay as they are.
/// </summary>
public sealed class RestoreMaster(IDbContextFactory<PortalDb> databases, IHosts hosts, AuditTrail audit)
{
    private const string What = MasterRestore.What;

    /// <summary>When a master was brought back last; null when it never was.</summary>
    /// <param name="master">The host's id of it.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<MasterRestore?> LastAsync(Guid master, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await MasterRestore.LastAsync(db, master, ct).ConfigureAwait(false);
    }

    /// <summary>Brings it back.</summary>
    /// <param name="connection">Where the master is.</param>
    /// <param name="master">Its name, or the host's id of it.</param>
    /// <param name="checkpoint">Its name or id.</param>
    /// <param name="who">Who asks.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Verdict> ExecuteAsync(Guid connection, string master, string checkpoint, Who who, CancellationToken ct)
    {
        Verdict verdict;
        try
        {
            var hypervisor = await hosts.HypervisorAsync(connection, ct).ConfigureAwait(false);
            (var found, var back, verdict) = Find(await hypervisor.MastersAsync(ct).ConfigureAwait(false), master, checkpoint);
            if (verdict.IsYes)
            {
                await hypervisor.RestoreCheckpointAsync(found!.VmId, back!.Id, ct).ConfigureAwait(false);
                await audit.AcceptAsync(who, What, found.Name, found.VmId, MasterRestore.After(back.Name), ct).ConfigureAwait(false);
                return verdict;
            }
        }
        catch (HostException refusal)
        {
            verdict = Refusals.On("master", master, refusal);
        }

        await audit.RefuseAsync(who, What, master, id: null, verdict, ct).ConfigureAwait(false);
        return verdict;
    }

    private static (MasterVm?, VmCheckpoint?, Verdict) Find(IReadOnlyList<MasterVm> masters, string master, string checkpoint)
    {
        var rule = new MasterIsThere(masters);
        var verdict = rule.Judge(master);
        if (!verdict.IsYes) return (null, null, verdict);
        var found = rule.Find(master)[0];
        var frozen = new MasterDiskIsFrozen(found);
        if (frozen.Find(checkpoint) is not { } back) return (null, null, Verdict.No("checkpoint", checkpoint, $"{found.Name} has no such checkpoint.", "Choose one that it has."));
        return found.Running ? (null, null, Verdict.No("master", found.Name, "It is running.", "Shut it down, then restore it.")) : (found, back, Verdict.Yes);
    }
}

using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Features.Audit;
using Portal.Runs;

namespace Portal.Features.Runs;

/// <summary>Cancels a run: what nobody works on ends at once, what is at work after its step. What was made stays until it is undone.</summary>
public sealed class CancelRun(IDbContextFactory<PortalDb> databases, IOrders orders, AuditTrail audit)
{
    private const string What = "cancel-run";

    /// <summary>Cancels it.</summary>
    public async Task<Verdict> ExecuteAsync(Guid run, Who who, CancellationToken ct)
    {
        var title = await RunTitle.FindAsync(databases, run, ct).ConfigureAwait(false);
        if (title is not null && await orders.CancelAsync(run, [new Audited(audit.Accepted(who, What, title, run))], ct).ConfigureAwait(false)) return Verdict.Yes;

        var verdict = title is null
            ? RunTitle.Unknown(run)
            : Verdict.No("run", title, "It is not open: it has finished, or is still being prepared.", "Look at it again.");
        await audit.RefuseAsync(who, What, title ?? run.ToString(), run, verdict, ct).ConfigureAwait(false);
        return verdict;
    }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Features.Audit;
using Portal.Runs;

namespace Portal.Features.Runs;

/// <summary>Lets what failed, was cancelled or got blocked go on from where it stands, with fresh retries.</summary>
public sealed class RetryRun(IDbContextFactory<PortalDb> databases, IOrders orders, IWorkBell bell, AuditTrail audit)
{
    internal const string What = "retry-run";

    /// <summary>Retries.</summary>
    /// <param name="run">Which run.</param>
    /// <param name="items">Which of its items; null for all.</param>
    /// <param name="who">Who asks.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>How many items go on, or why none does.</returns>
    public async Task<Answer<int>> ExecuteAsync(Guid run, IReadOnlyList<Guid>? items, Who who, CancellationToken ct)
    {
        var title = await RunTitle.FindAsync(databases, run, ct).ConfigureAwait(false);
        var count = title is null ? 0 : await orders.RetryAsync(run, items, [new Audited(audit.Accepted(who, What, title, run, After(items)))], ct).ConfigureAwait(false);
        if (count > 0)
        {
            bell.Ring();
            return Answer.Yes(count);
        }

        var verdict = title is null
            ? RunTitle.Unknown(run)
            : Verdict.No("run", title, "Nothing of it can go on: nothing failed, somebody was first, or a cancel is still under way.", "Look at it again.");
        await audit.RefuseAsync(who, What, title ?? run.ToString(), run, verdict, ct).ConfigureAwait(false);
        return Answer.No<int>(verdict);
    }

    private static string? After(IReadOnlyList<Guid>? items) => items is null ? null : string.Create(CultureInfo.InvariantCulture, $$"""{"items":{{items.Count}}}""");
}

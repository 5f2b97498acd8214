using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Hosts;
using Portal.Features.Audit;
using Portal.Runs;

namespace Portal.Features.Connections;

/// <summary>Changes how much happens at once on a connection's hosts. Holds from the next step: what is at work goes on.</summary>
public sealed class ChangeLimits(IDbContextFactory<PortalDb> databases, IHosts hosts, IOrders orders, AuditTrail audit)
{
    private const string What = "change-limits";

    /// <summary>Changes them.</summary>
    /// <param name="connection">Of which.</param>
    /// <param name="limits">The new ones, all of them.</param>
    /// <param name="version">The row's version as it was read; another one means that somebody was first.</param>
    /// <param name="who">Who asks.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Verdict> ExecuteAsync(Guid connection, ConnectionLimits limits, Guid version, Who who, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var row = await db.Connections.FirstOrDefaultAsync(each => each.Id == connection, ct).ConfigureAwait(false);
        var verdict = limits.Judge().And(
            row is null ? Verdict.No("connection", connection.ToString(), "There is no such connection.", "Choose one of the list.")
            : row.Version != version ? Verdict.No("connection", row.Name, "Somebody else changed this connection meanwhile.", "Look at it again, then change what is still to be changed.")
            : Verdict.Yes);
        IReadOnlyList<string> names = [];
        if (verdict.IsYes) (names, verdict) = await NamesAsync(connection, row!.Name, ct).ConfigureAwait(false);
        if (!verdict.IsYes)
        {
            await audit.RefuseAsync(who, What, row?.Name ?? connection.ToString(), connection, verdict, ct).ConfigureAwait(false);
            return verdict;
        }

        var before = ConnectionLimits.Of(row!).ToJson();
        limits.Put(row!);
        // Gates first, as where a connection is added: whoever dies in between has the new limits, and asks again for the rest.
        await orders.SetGatesAsync(db, row!, names, ct).ConfigureAwait(false);
        db.Audit.Add(audit.Accepted(who, What, row!.Name, connection, limits.ToJson(), before));
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        return verdict;
    }

    private async Task<(IReadOnlyList<string>, Verdict)> NamesAsync(Guid connection, string name, CancellationToken ct)
    {
        try
        {
            var hypervisor = await hosts.HypervisorAsync(connection, ct).ConfigureAwait(false);
            return ([.. (await hypervisor.HostsAsync(ct).ConfigureAwait(false)).Select(host => host.Name)], Verdict.Yes);
        }
        catch (HostException refusal)
        {
            return ([], Refusals.On("connection", name, refusal));
        }
    }
}

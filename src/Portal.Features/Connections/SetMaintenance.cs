using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Features.Audit;
using Portal.Features.Connections.Checking;
using Portal.Runs;

namespace Portal.Features.Connections;

/// <summary>Takes a connection out of service, and back. What is at work ends its step; what waits goes on when the connection is back, and its prerequisites are checked. No host is asked here: it may well be down.</summary>
public sealed class SetMaintenance(IDbContextFactory<PortalDb> databases, IOrders orders, ICheckBell bell, AuditTrail audit, TimeProvider time)
{
    private const int LongestNote = 300;

    /// <summary>Holds everything that is not at work yet.</summary>
    /// <param name="connection">Which.</param>
    /// <param name="note">Why, for whoever is held up: 1 to 300 characters.</param>
    /// <param name="who">Who asks.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Verdict> HoldAsync(Guid connection, string note, Who who, CancellationToken ct) => SetAsync(connection, note.Trim(), who, "hold-connection", ct);

    /// <summary>Lets it go on.</summary>
    public Task<Verdict> ReleaseAsync(Guid connection, Who who, CancellationToken ct) => SetAsync(connection, note: null, who, "release-connection", ct);

    private async Task<Verdict> SetAsync(Guid connection, string? note, Who who, string what, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var row = await db.Connections.FirstOrDefaultAsync(each => each.Id == connection, ct).ConfigureAwait(false);
        var verdict = row is null ? Verdict.No("connection", connection.ToString(), "There is no such connection.", "Choose one of the list.")
            : note is "" ? Verdict.No("note", note, "Whoever is held up wants to know why.", "Say it in a few words.")
            : note?.Length > LongestNote ? Verdict.No("note", note, $"It has at most {LongestNote} characters; this has {note.Length}.", "Shorten it.")
            : Verdict.Yes;
        if (!verdict.IsYes)
        {
            await audit.RefuseAsync(who, what, row?.Name ?? connection.ToString(), connection, verdict, ct).ConfigureAwait(false);
            return verdict;
        }

        if (row!.MaintenanceSince is null == note is null) return verdict;
        row.MaintenanceSince = note is null ? null : time.GetUtcNow();
        row.MaintenanceNote = note is null ? null : $"{who.Name}: {note}";
        // Gates first: whoever dies in between has held what was to be held, or asks again for it.
        await orders.SetGatesAsync(db, row, await new KnownHosts(db).OfAsync(row, ct).ConfigureAwait(false), ct).ConfigureAwait(false);
        db.Audit.Add(audit.Accepted(who, what, row.Name, connection, note));
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        if (note is null) bell.Ring(connection);
        return verdict;
    }
}

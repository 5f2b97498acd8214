using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Hosts;
using Portal.Features.Audit;

namespace Portal.Features.Connections;

/// <summary>Forgets a connection that no catalog uses. Nothing on its hosts is touched.</summary>
public sealed class RemoveConnection(IDbContextFactory<PortalDb> databases, ConnectionBook book, IHosts hosts, AuditTrail audit)
{
    private const string What = "remove-connection";

    /// <summary>More names than this tell nobody more.</summary>
    private const int MostNames = 10;

    /// <summary>Forgets it.</summary>
    public async Task<Verdict> ExecuteAsync(Guid connection, Who who, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var row = await db.Connections.FirstOrDefaultAsync(each => each.Id == connection, ct).ConfigureAwait(false);
        var verdict = row is null
            ? Verdict.No("connection", connection.ToString(), "There is no such connection.", "Choose one of the list.")
            : await JudgeAsync(db, row.Id, row.Name, ct).ConfigureAwait(false);
        if (verdict.IsYes)
        {
            db.Connections.Remove(row!);
            db.Audit.Add(audit.Accepted(who, What, row!.Name, connection));
            try
            {
                await db.SaveChangesAsync(ct).ConfigureAwait(false);
                book.Withdraw(connection);
                hosts.Forget(connection);
                return verdict;
            }
            catch (DbUpdateException)
            {
                // A catalog was ordered in between, or somebody else was first.
                verdict = Verdict.No("connection", row!.Name, "It was changed just now, or a catalog was ordered on it.", "Look at it again.");
            }
        }

        await audit.RefuseAsync(who, What, row?.Name ?? connection.ToString(), connection, verdict, ct).ConfigureAwait(false);
        return verdict;
    }

    /// <summary>Whether it could be forgotten. Changes nothing.</summary>
    public async Task<Verdict> PreviewAsync(Guid connection, string name, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await JudgeAsync(db, connection, name, ct).ConfigureAwait(false);
    }

    private static async Task<Verdict> JudgeAsync(PortalDb db, Guid connection, string name, CancellationToken ct)
    {
        var users = db.Catalogs.Where(catalog => catalog.ConnectionId == connection);
        var names = await users.OrderBy(catalog => catalog.Name).Select(catalog => catalog.Name).Take(MostNames).ToListAsync(ct).ConfigureAwait(false);
        if (names.Count == 0) return Verdict.Yes;
        var more = await users.CountAsync(ct).ConfigureAwait(false) - names.Count;
        var all = string.Join(", ", names) + (more > 0 ? FormattableString.Invariant($" and {more} more") : "");
        return Verdict.No("connection", name, $"Catalogs use it: {all}.", "Remove them first.");
    }
}

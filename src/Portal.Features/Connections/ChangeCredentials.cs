using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Features.Audit;
using Portal.Features.Connections.Checking;

namespace Portal.Features.Connections;

/// <summary>Gives a connection another account or password, once its hosts have taken them. Nothing else of it changes, and nothing that is at work is stopped.</summary>
public sealed class ChangeCredentials(IDbContextFactory<PortalDb> databases, TestConnection test, ConnectionBook book, ISecretBox box, ICheckBell bell, AuditTrail audit)
{
    private const string What = "change-credentials";

    /// <summary>Changes them.</summary>
    /// <param name="connection">Of which.</param>
    /// <param name="account">"LAB\portal".</param>
    /// <param name="password">In the clear, only here. Empty: SSH by key.</param>
    /// <param name="version">The row's version as it was read; another one means that somebody was first.</param>
    /// <param name="who">Who asks.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Verdict> ExecuteAsync(Guid connection, string account, Secret password, Guid version, Who who, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var row = await db.Connections.FirstOrDefaultAsync(each => each.Id == connection, ct).ConfigureAwait(false);
        var verdict = row is null ? Verdict.No("connection", connection.ToString(), "There is no such connection.", "Choose one of the list.")
            : row.Version != version ? Verdict.No("connection", row.Name, "Somebody else changed this connection meanwhile.", "Look at it again, then change what is still to be changed.")
            : string.IsNullOrWhiteSpace(account) ? Verdict.No("account", account, "An account that administers the hosts is needed.", @"Give one such as LAB\portal.")
            : account.Length > 255 ? Verdict.No("account", account, $"It has at most 255 characters; this has {account.Length}.", "Shorten it.")
            : (await test.TryAsync(Guid.CreateVersion7(), Access(row, account.Trim(), password), ct).ConfigureAwait(false)).Verdict;
        if (!verdict.IsYes)
        {
            await audit.RefuseAsync(who, What, row?.Name ?? connection.ToString(), connection, verdict, ct).ConfigureAwait(false);
            return verdict;
        }

        var before = row!.Account;
        (row.Account, row.ProtectedPassword) = (account.Trim(), box.Protect(password));
        db.Audit.Add(audit.Accepted(who, What, row.Name, connection, row.Account, before));
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        book.Withdraw(connection);
        bell.Ring(connection);
        return verdict;
    }

    private static ConnectionAccess Access(Connection row, string account, Secret password) => ConnectionBook.AccessOf(row, password) with { Account = account };
}

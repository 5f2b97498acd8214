using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Features.Audit;

namespace Portal.Features.Access;

/// <summary>Writes into the audit log that somebody signed in or out, or tried to.</summary>
public sealed class NoteSignIn(IDbContextFactory<PortalDb> databases, AuditTrail audit)
{
    /// <summary>He is in.</summary>
    public Task InAsync(Who who, Guid account, CancellationToken ct) => SaveAsync(audit.Accepted(who, "sign-in", who.Name, account), ct);

    /// <summary>He left.</summary>
    public Task OutAsync(Who who, Guid account, CancellationToken ct) => SaveAsync(audit.Accepted(who, "sign-out", who.Name, account), ct);

    /// <summary>He was not let in.</summary>
    /// <param name="who">The name as it was typed, and from where.</param>
    /// <param name="verdict">Why.</param>
    /// <param name="ct">Cancels.</param>
    public Task RefusedAsync(Who who, Verdict verdict, CancellationToken ct) => audit.RefuseAsync(who, "sign-in", who.Name, id: null, verdict, ct);

    private async Task SaveAsync(Domain.Audit.AuditEntry entry, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        db.Audit.Add(entry);
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
    }
}

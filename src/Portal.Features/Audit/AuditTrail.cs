using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Audit;

namespace Portal.Features.Audit;

/// <summary>Says for the audit log who did what, and what came of it. A "yes" is written by the transaction it tells of, a "no" by itself.</summary>
public sealed class AuditTrail(IDbContextFactory<PortalDb> databases, TimeProvider time)
{
    /// <summary>The outcome of what was done; any other is the reasons of a "no".</summary>
    internal const string Yes = "accepted";

    private const int MostCharacters = 255;

    /// <summary>It was done. To be written in its transaction.</summary>
    /// <param name="who">By whom.</param>
    /// <param name="what">The use case: "create-catalog".</param>
    /// <param name="subject">Name of what it was done to.</param>
    /// <param name="id">Id of that.</param>
    /// <param name="after">Settings as JSON, without secrets.</param>
    /// <param name="before">Settings until then, likewise.</param>
    internal AuditEntry Accepted(Who who, string what, string subject, Guid? id, string? after = null, string? before = null) => Entry(who, what, subject, id, before, after, Yes);

    /// <summary>It was done, on a host and not in a transaction of ours: writes it.</summary>
    internal async Task AcceptAsync(Who who, string what, string subject, Guid? id, string? after, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        db.Audit.Add(Accepted(who, what, subject, id, after));
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
    }

    /// <summary>It was refused: writes the reasons.</summary>
    internal async Task RefuseAsync(Who who, string what, string subject, Guid? id, Verdict verdict, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        db.Audit.Add(Refused(who, what, subject, id, verdict));
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
    }

    /// <summary>It was refused. To be written in the transaction that takes back what was begun.</summary>
    internal AuditEntry Refused(Who who, string what, string subject, Guid? id, Verdict verdict) =>
        Entry(who, what, subject, id, before: null, after: null, string.Join(' ', verdict.Objections));

    private AuditEntry Entry(Who who, string what, string subject, Guid? id, string? before, string? after, string outcome)
    {
        var now = time.GetUtcNow();
        return new()
        {
            Id = Guid.CreateVersion7(now),
            When = now,
            Who = Cut(who.Name),
            From = Cut(who.From),
            What = what,
            Subject = Cut(subject),
            SubjectId = id,
            Before = before,
            After = after,
            Outcome = outcome,
        };
    }

    private static string Cut(string text) => text.Length <= MostCharacters ? text : text[..MostCharacters];
}

using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Audit;
using Portal.Features.Paging;

namespace Portal.Features.Audit;

/// <summary>Who did what, newest first.</summary>
public sealed class ReadAudit(IDbContextFactory<PortalDb> databases)
{
    /// <summary>One page of it.</summary>
    /// <param name="query">Which entries.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Page<AuditEntry>> ExecuteAsync(AuditQuery query, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var cursor = Cursor.Read(query.Cursor);
        var entries = Filter(db.Audit.AsNoTracking(), query);
        var count = await entries.CountAsync(query.WithCount, ct).ConfigureAwait(false);
        var rows = await From(entries, cursor).Take(Cutting.Rows(query.Limit) + 1).ToListAsync(ct).ConfigureAwait(false);
        return Cutting.Cut(rows, cursor, query.Limit, row => Cursor.At(row.When, row.Id), count);
    }

    private static IQueryable<AuditEntry> Filter(IQueryable<AuditEntry> entries, AuditQuery query)
    {
        if (query.Who is { } who) entries = entries.Where(entry => entry.Who == who);
        if (query.What is { } what) entries = entries.Where(entry => entry.What == what);
        if (query.Subject is { } subject) entries = entries.Where(entry => entry.SubjectId == subject);
        if (query.From is { } from) entries = entries.Where(entry => entry.When >= from);
        if (query.To is { } to) entries = entries.Where(entry => entry.When < to);
        if (query.Accepted is { } accepted) entries = entries.Where(entry => (entry.Outcome == AuditTrail.Yes) == accepted);
        return entries.WithText(query.Text, entry => entry.Subject, entry => entry.Who, entry => entry.Outcome);
    }

    private static IQueryable<AuditEntry> From(IQueryable<AuditEntry> entries, Cursor? cursor)
    {
        if (cursor is null) return entries.OrderByDescending(entry => entry.When).ThenByDescending(entry => entry.Id);
        var (time, id) = (cursor.Time, cursor.Id);
        return cursor.Backward
            ? entries.Where(entry => entry.When >= time && (entry.When > time || entry.Id.CompareTo(id) > 0)).OrderBy(entry => entry.When).ThenBy(entry => entry.Id)
            : entries.Where(entry => entry.When <= time && (entry.When < time || entry.Id.CompareTo(id) < 0)).OrderByDescending(entry => entry.When).ThenByDescending(entry => entry.Id);
    }
}

/// <summary>Which entries of the audit log. What is left out does not matter.</summary>
public sealed record AuditQuery
{
    /// <summary>By this account or token, exactly.</summary>
    public string? Who { get; init; }

    /// <summary>Of this use case: "create-catalog".</summary>
    public string? What { get; init; }

    /// <summary>Done to what has this id.</summary>
    public Guid? Subject { get; init; }

    /// <summary>With this in the subject, in who did it or in what came of it, in whatever case.</summary>
    public string? Text { get; init; }

    /// <summary>At this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>True: what was done; false: what was refused.</summary>
    public bool? Accepted { get; init; }

    /// <summary><see cref="Page{T}.Next"/> or <see cref="Page{T}.Previous"/> of another page; null for the first.</summary>
    public string? Cursor { get; init; }

    /// <summary>1 to <see cref="Page.MostRows"/>.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Says how many there are.</summary>
    public bool WithCount { get; init; }
}

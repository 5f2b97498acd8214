using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Runs;

namespace Portal.Features.Ledger;

/// <summary>What of ours exists where, or may.</summary>
public sealed class ReadLedger(IDbContextFactory<PortalDb> databases)
{
    /// <summary>One page of it, in the order in which it was written.</summary>
    /// <param name="query">What of it.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<LedgerView>> ExecuteAsync(LedgerQuery query, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var rows = db.Ledger.Where(row => row.Id > query.After);
        if (query.Host is { } host) rows = rows.Where(row => row.Host == host);
        if (query.State is { } state) rows = rows.Where(row => row.State == state);
        else rows = rows.Where(row => row.State != ThingState.Removed);
        var page = from row in rows
                   join item in db.Items on row.ItemId equals item.Id
                   where query.Subject == null || item.Subject == query.Subject
                   orderby row.Id
                   select new LedgerView(row.Id, row.Kind, row.Host, row.Name, row.Transient, row.State, row.Since, item.Subject, item.Title, item.RunId);
        return await page.Take(Math.Clamp(query.Limit, 1, LedgerQuery.MostRows)).ToListAsync(ct).ConfigureAwait(false);
    }
}

/// <summary>What of the ledger.</summary>
public sealed record LedgerQuery
{
    /// <summary>Most rows of one page.</summary>
    public const int MostRows = 1000;

    /// <summary>On this host; null for all.</summary>
    public string? Host { get; init; }

    /// <summary>In this state; null for all that exists or may.</summary>
    public ThingState? State { get; init; }

    /// <summary>Of this machine or image; null for all.</summary>
    public Guid? Subject { get; init; }

    /// <summary>The <see cref="LedgerView.Id"/> of the last row of the page before.</summary>
    public long After { get; init; }

    /// <summary>1 to <see cref="MostRows"/>.</summary>
    public int Limit { get; init; } = 100;
}

/// <summary>A row of the ledger.</summary>
/// <param name="Id">Rises.</param>
/// <param name="Kind">"disk", "vm", "staged", "folder".</param>
/// <param name="Host">Where it can be reached.</param>
/// <param name="Name">A path, or the stamp of a VM.</param>
/// <param name="Transient">Half-written, or on its way.</param>
/// <param name="State">Whether it exists.</param>
/// <param name="Since">Since when that is so.</param>
/// <param name="Subject">The machine or image it belongs to.</param>
/// <param name="Title">What people call that.</param>
/// <param name="Run">The order that made it.</param>
public sealed record LedgerView(
    long Id, string Kind, string Host, string Name, bool Transient, ThingState State, DateTimeOffset Since, Guid Subject, string Title, Guid Run);

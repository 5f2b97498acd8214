using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Runs;
using Portal.Features.Paging;
using Portal.Runs;

namespace Portal.Features.Runs;

/// <summary>Items of a run, in the order in which they were ordered.</summary>
public sealed class ListRunItems(IDbContextFactory<PortalDb> databases)
{
    /// <summary>One page of them; empty when there is no such run.</summary>
    /// <param name="query">Which.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Page<RunItemView>> ExecuteAsync(RunItemQuery query, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var cursor = Cursor.Read(query.Cursor);
        var items = Filter(db.Items.AsNoTracking().Where(item => item.RunId == query.Run), query);
        var count = await items.CountAsync(query.WithCount, ct).ConfigureAwait(false);
        var rows = await From(items, cursor).Take(Cutting.Rows(query.Limit) + 1).ToListAsync(ct).ConfigureAwait(false);
        return Cutting.Cut(rows, cursor, query.Limit, row => Cursor.At(row.Place), count).Show(row => new RunItemView(
            row.Id, row.Title, row.Subject, row.State, Conditions.Of(row.State), row.Step, row.Attempt, row.Since, row.Why, row.Advice, row.State == ItemState.Waiting ? row.Due : null, row.Node));
    }

    private static IQueryable<ItemRow> Filter(IQueryable<ItemRow> items, RunItemQuery query)
    {
        if (query.State is { } state) items = items.Where(item => item.State == state);
        if (query.Item is { } id) items = items.Where(item => item.Id == id);
        if (query.Reason is { } reason) items = items.Where(item => (item.Why ?? "").Replace(item.Title, ReadRun.ItsName) == reason);
        return items;
    }

    private static IQueryable<ItemRow> From(IQueryable<ItemRow> items, Cursor? cursor)
    {
        var place = cursor?.Number ?? 0;
        return cursor switch
        {
            null => items.OrderBy(item => item.Place),
            { Backward: true } => items.Where(item => item.Place < place).OrderByDescending(item => item.Place),
            _ => items.Where(item => item.Place > place).OrderBy(item => item.Place),
        };
    }
}

/// <summary>Which items. What is left out does not matter.</summary>
public sealed record RunItemQuery
{
    /// <summary>Of which run.</summary>
    public required Guid Run { get; init; }

    /// <summary>In this state.</summary>
    public ItemState? State { get; init; }

    /// <summary>Standing still or waiting for this reason: <see cref="StoodStill.Reason"/>.</summary>
    public string? Reason { get; init; }

    /// <summary>This one alone.</summary>
    public Guid? Item { get; init; }

    /// <summary><see cref="Page{T}.Next"/> or <see cref="Page{T}.Previous"/> of another page; null for the first.</summary>
    public string? Cursor { get; init; }

    /// <summary>1 to <see cref="Page.MostRows"/>.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Says how many there are.</summary>
    public bool WithCount { get; init; }
}

/// <summary>An item as it stands.</summary>
/// <param name="Id">Of the item.</param>
/// <param name="Title">"VDI-001".</param>
/// <param name="Subject">Id of the machine, image or catalog.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Condition">The same in everybody's words.</param>
/// <param name="Step">Key of the step that it stands at.</param>
/// <param name="Attempt">1 for the first.</param>
/// <param name="Since">Since when it stands there.</param>
/// <param name="Why">Why.</param>
/// <param name="Advice">What a person can do about it.</param>
/// <param name="Until">While it waits: not before this.</param>
/// <param name="Node">The portal process that has it in its hands.</param>
public sealed record RunItemView(
    Guid Id, string Title, Guid Subject, ItemState State, Condition Condition, string Step, int Attempt, DateTimeOffset Since, string? Why, string? Advice,
    DateTimeOffset? Until, string? Node);

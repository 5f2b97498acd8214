using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Catalogs;
using Portal.Features.Paging;

namespace Portal.Features.Catalogs;

/// <summary>Catalogs, by name or by age.</summary>
public sealed class ListCatalogs(IDbContextFactory<PortalDb> databases)
{
    /// <summary>One page of them.</summary>
    /// <param name="query">Which.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Page<CatalogSummary>> ExecuteAsync(CatalogQuery query, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var cursor = Cursor.Read(query.Cursor);
        var catalogs = Filter(db.Catalogs.AsNoTracking(), query);
        var count = await catalogs.CountAsync(query.WithCount, ct).ConfigureAwait(false);
        var rows = await From(catalogs, query.Sort, cursor).Take(Cutting.Rows(query.Limit) + 1).ToListAsync(ct).ConfigureAwait(false);

        IReadOnlyList<Guid> ids = rows.ConvertAll(row => row.Id);
        var machines = await MachineCounts.OfCatalogsAsync(db, ids, ct).ConfigureAwait(false);
        var connections = await db.Connections.Where(row => rows.Select(catalog => catalog.ConnectionId).Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, ct).ConfigureAwait(false);
        var images = (await db.Images.Where(image => ids.Contains(image.CatalogId) && image.State != ImageState.Removed)
            .Select(image => new { image.CatalogId, image.Number, image.State }).ToListAsync(ct).ConfigureAwait(false)).ToLookup(image => image.CatalogId);
        return Cutting.Cut(rows, cursor, query.Limit, row => At(row, query.Sort), count).Show(row =>
        {
            var (counts, image) = (machines.GetValueOrDefault(row.Id) ?? MachineCounts.None, images[row.Id].MaxBy(each => each.Number));
            return new CatalogSummary(row.Id, row.Name, row.ConnectionId, connections.GetValueOrDefault(row.ConnectionId, ""), image?.Number, image?.State, row.Created,
                Conditions.Of(counts, image?.State), counts);
        });
    }

    private static IQueryable<Catalog> Filter(IQueryable<Catalog> catalogs, CatalogQuery query)
    {
        if (query.Connection is { } connection) catalogs = catalogs.Where(catalog => catalog.ConnectionId == connection);
        return catalogs.WithText(query.Text, catalog => catalog.Name);
    }

    private static Cursor At(Catalog catalog, CatalogSort sort) => sort == CatalogSort.Newest ? Cursor.At(catalog.Created, catalog.Id) : Cursor.At(catalog.Name);

    /// <summary>In the cursor's direction.</summary>
    private static IQueryable<Catalog> From(IQueryable<Catalog> catalogs, CatalogSort sort, Cursor? cursor) => (sort, cursor) switch
    {
        (CatalogSort.Newest, null) => catalogs.OrderByDescending(catalog => catalog.Created).ThenByDescending(catalog => catalog.Id),
        (CatalogSort.Newest, { Backward: true, Time: var time, Id: var id }) => catalogs
            .Where(catalog => catalog.Created > time || (catalog.Created == time && catalog.Id.CompareTo(id) > 0)).OrderBy(catalog => catalog.Created).ThenBy(catalog => catalog.Id),
        (CatalogSort.Newest, { Time: var time, Id: var id }) => catalogs
            .Where(catalog => catalog.Created < time || (catalog.Created == time && catalog.Id.CompareTo(id) < 0)).OrderByDescending(catalog => catalog.Created).ThenByDescending(catalog => catalog.Id),
        (_, null) => catalogs.OrderBy(catalog => catalog.Name),
        (_, { Backward: true, Key: var name }) => catalogs.Where(catalog => catalog.Name.CompareTo(name) < 0).OrderByDescending(catalog => catalog.Name),
        (_, { Key: var name }) => catalogs.Where(catalog => catalog.Name.CompareTo(name) > 0).OrderBy(catalog => catalog.Name),
    };
}

/// <summary>In which order catalogs come.</summary>
public enum CatalogSort
{
    /// <summary>By name.</summary>
    Name = 0,

    /// <summary>The newest first.</summary>
    Newest = 1,
}

/// <summary>Which catalogs. What is left out does not matter.</summary>
public sealed record CatalogQuery
{
    /// <summary>With this in the name, in whatever case.</summary>
    public string? Text { get; init; }

    /// <summary>On this connection.</summary>
    public Guid? Connection { get; init; }

    /// <summary>In which order. Cursors are of one order.</summary>
    public CatalogSort Sort { get; init; }

    /// <summary><see cref="Page{T}.Next"/> or <see cref="Page{T}.Previous"/> of another page; null for the first.</summary>
    public string? Cursor { get; init; }

    /// <summary>1 to <see cref="Page.MostRows"/>.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Says how many there are.</summary>
    public bool WithCount { get; init; }
}

/// <summary>A catalog in a list.</summary>
/// <param name="Id">Of the catalog.</param>
/// <param name="Name">Its name.</param>
/// <param name="ConnectionId">Where.</param>
/// <param name="Connection">Name of the connection.</param>
/// <param name="ImageNumber">Its newest version; null when it has none.</param>
/// <param name="Image">Where that stands.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Condition">What its machines and its image ask for first.</param>
/// <param name="Machines">How many of those that are there are in which condition; conditions without a machine are left out.</param>
public sealed record CatalogSummary(
    Guid Id, string Name, Guid ConnectionId, string Connection, int? ImageNumber, ImageState? Image, DateTimeOffset Created, Condition Condition,
    IReadOnlyDictionary<Condition, int> Machines)
{
    /// <summary>All machines that are there.</summary>
    public int Total => Machines.Values.Sum();
}

using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Catalogs;
using Portal.Features.Paging;

namespace Portal.Features.Catalogs;

/// <summary>Catalogs, by name.</summary>
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
        var rows = await (
            from catalog in From(catalogs, cursor).Take(Cutting.Rows(query.Limit) + 1)
            join connection in db.Connections on catalog.ConnectionId equals connection.Id
            select new
            {
                Catalog = catalog,
                Connection = connection.Name,
                Image = db.Images.Where(image => image.CatalogId == catalog.Id && image.State != ImageState.Removed).OrderByDescending(image => image.Number)
                    .Select(image => new { image.Number, image.State }).FirstOrDefault(),
            }).ToListAsync(ct).ConfigureAwait(false);
        var ordered = (cursor is { Backward: true } ? rows.OrderByDescending(row => row.Catalog.Name, StringComparer.Ordinal) : rows.OrderBy(row => row.Catalog.Name, StringComparer.Ordinal)).ToList();

        var machines = await MachineCounts.OfCatalogsAsync(db, ordered.ConvertAll(row => row.Catalog.Id), ct).ConfigureAwait(false);
        return Cutting.Cut(ordered, cursor, query.Limit, row => Cursor.At(row.Catalog.Name), count).Show(row =>
        {
            var counts = machines.GetValueOrDefault(row.Catalog.Id) ?? MachineCounts.None;
            return new CatalogSummary(row.Catalog.Id, row.Catalog.Name, row.Catalog.ConnectionId, row.Connection, row.Image?.Number, row.Image?.State, row.Catalog.Created,
                Conditions.Of(counts, row.Image?.State), counts);
        });
    }

    private static IQueryable<Catalog> Filter(IQueryable<Catalog> catalogs, CatalogQuery query)
    {
        if (query.Connection is { } connection) catalogs = catalogs.Where(catalog => catalog.ConnectionId == connection);
        return catalogs.WithText(query.Text, catalog => catalog.Name);
    }

    private static IQueryable<Catalog> From(IQueryable<Catalog> catalogs, Cursor? cursor) => cursor switch
    {
        null => catalogs.OrderBy(catalog => catalog.Name),
        { Backward: true, Key: var name } => catalogs.Where(catalog => catalog.Name.CompareTo(name) < 0).OrderByDescending(catalog => catalog.Name),
        { Key: var name } => catalogs.Where(catalog => catalog.Name.CompareTo(name) > 0).OrderBy(catalog => catalog.Name),
    };
}

/// <summary>Which catalogs. What is left out does not matter.</summary>
public sealed record CatalogQuery
{
    /// <summary>With this in the name, in whatever case.</summary>
    public string? Text { get; init; }

    /// <summary>On this connection.</summary>
    public Guid? Connection { get; init; }

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

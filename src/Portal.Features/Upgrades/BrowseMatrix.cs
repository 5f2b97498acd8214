using Portal.Domain.Upgrades;

namespace Portal.Features.Upgrades;

/// <summary>The support matrix, or what of it one looks for.</summary>
public sealed class BrowseMatrix(SupportMatrix matrix)
{
    /// <summary>The matrix with only the rows that fit the query, in their order.</summary>
    public SupportMatrix Execute(MatrixQuery query)
    {
        return matrix with
        {
            Releases = Kept(RowKind.Release, matrix.Releases),
            Supports = Kept(RowKind.Support, matrix.Supports),
            Upgrades = Kept(RowKind.Upgrade, matrix.Upgrades),
            Ends = Kept(RowKind.End, matrix.Ends),
            Capabilities = Kept(RowKind.Capability, matrix.Capabilities),
            Generations = Kept(RowKind.Generation, matrix.Generations),
            Obstacles = Kept(RowKind.Obstacle, matrix.Obstacles),
            Work = Kept(RowKind.Work, matrix.Work),
            Builds = Kept(RowKind.Build, matrix.Builds),
        };

        IReadOnlyList<T> Kept<T>(RowKind kind, IReadOnlyList<T> rows) where T : Row =>
            query.Kind is { } wanted && wanted != kind ? [] : [.. rows.Where(query.Takes)];
    }
}

using System.Data.Common;

namespace Portal.Data.Sql;

/// <summary>How rows are read that <see cref="DbDataReader"/> has no word for.</summary>
internal static class Rows
{
    /// <summary>See <see cref="Model.UtcTicks"/>.</summary>
    public static DateTimeOffset GetTime(this DbDataReader row, int column) => new(row.GetInt64(column), TimeSpan.Zero);

    public static string? FindString(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}

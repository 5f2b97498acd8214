using System.Data.Common;

namespace Portal.Data.Sql;

/// <summary>A statement, or a query with what is done with each of its rows.</summary>
internal sealed record Part(Statement Statement, Action<DbDataReader>? Row = null)
{
    /// <summary>A query whose rows are collected.</summary>
    public static Part Of<T>(Statement query, Func<DbDataReader, T> row, ICollection<T> rows) => new(query, reader => rows.Add(row(reader)));
}

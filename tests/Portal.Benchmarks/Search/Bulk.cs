using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Portal.Data;

namespace Portal.Benchmarks.Search;

/// <summary>Writes many rows of the model's tables, as fast as each database takes them: one prepared statement, or COPY.</summary>
internal static class Bulk
{
    public static async Task AddManyAsync<TRow>(this PortalDb db, IEnumerable<TRow> rows) where TRow : class
    {
        var entity = db.Model.FindEntityType(typeof(TRow))!;
        Column[] columns = [.. entity.GetProperties().Where(property => property.ValueGenerated == ValueGenerated.Never).Select(property => new Column(property))];
        await db.Database.OpenConnectionAsync();
        await (db.Database.GetDbConnection() switch
        {
            NpgsqlConnection connection => CopyAsync(connection, entity.GetTableName()!, columns, rows),
            SqliteConnection connection => InsertAsync(connection, entity.GetTableName()!, columns, rows),
            var other => throw new NotSupportedException(other.GetType().Name),
        });
    }

    private static async Task CopyAsync<TRow>(NpgsqlConnection connection, string table, Column[] columns, IEnumerable<TRow> rows) where TRow : class
    {
        await using var copy = await connection.BeginBinaryImportAsync($"COPY \"{table}\" ({string.Join(", ", columns.Select(column => column.Name))}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            await copy.StartRowAsync();
            foreach (var column in columns)
            {
                if (column.Of(row) is { } value) await copy.WriteAsync(value, column.Type);
                else await copy.WriteNullAsync();
            }
        }

        await copy.CompleteAsync();
    }

    private static async Task InsertAsync<TRow>(SqliteConnection connection, string table, Column[] columns, IEnumerable<TRow> rows) where TRow : class
    {
        await using var transaction = connection.BeginTransaction();
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(column => column.Name))}) VALUES ({string.Join(", ", columns.Select((_, n) => $"@p{n}"))})";
        SqliteParameter[] parameters = [.. columns.Select((_, n) => command.Parameters.Add(new SqliteParameter { ParameterName = $"@p{n}" }))];
        foreach (var row in rows)
        {
            for (var n = 0; n < columns.Length; n++) parameters[n].Value = columns[n].Of(row) ?? DBNull.Value;
            command.ExecuteNonQuery();
        }

        await transaction.CommitAsync();
    }

    private sealed class Column(IProperty property)
    {
        private readonly IClrPropertyGetter _getter = ((IPropertyBase)property).GetGetter();
        private readonly Func<object?, object?>? _convert = property.GetTypeMapping().Converter?.ConvertToProvider;

        public string Name { get; } = $"\"{property.GetColumnName()}\"";

        public string Type { get; } = property.GetRelationalTypeMapping().StoreTypeNameBase;

        public object? Of(object row) => _getter.GetClrValue(row) is { } value ? _convert is null ? value : _convert(value) : null;
    }
}

using System.Collections.Concurrent;
using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Portal.Data.Model;

namespace Portal.Data.Sql;

/// <summary>Makes INSERT statements of the model's rows, so that no column is ever forgotten.</summary>
internal sealed class Insert(IModel model)
{
    private readonly ConcurrentDictionary<Type, Table> _tables = [];

    /// <summary>Adds the row.</summary>
    public Statement Into<TRow>(TRow row) where TRow : class
    {
        var table = TableOf(typeof(TRow));
        return new($"INSERT INTO \"{table.Name}\" ({table.Columns}) VALUES ({table.Parameters})", table.Values(row));
    }

    /// <summary>Adds the row unless one with these columns alike is there.</summary>
    public Statement IntoIfMissing<TRow>(TRow row, params ReadOnlySpan<string> key) where TRow : class
    {
        var table = TableOf(typeof(TRow));
        List<string> alike = [];
        foreach (var column in key) alike.Add($"\"{column}\" = @p{table.IndexOf(column)}");
        return new(
            $"INSERT INTO \"{table.Name}\" ({table.Columns}) SELECT {table.Parameters} WHERE NOT EXISTS (SELECT 1 FROM \"{table.Name}\" WHERE {string.Join(" AND ", alike)})",
            table.Values(row));
    }

    private Table TableOf(Type type) => _tables.GetOrAdd(type, static (type, model) => new(model.FindEntityType(type)!), model);

    private sealed class Table(IEntityType entity)
    {
        private readonly IProperty[] _properties =
            [.. entity.GetProperties().Where(property => property.ValueGenerated == ValueGenerated.Never)];

        public string Name { get; } = entity.GetTableName()!;

        public string Columns => field ??= string.Join(", ", _properties.Select(property => $"\"{property.GetColumnName()}\""));

        public string Parameters => field ??= string.Join(", ", Enumerable.Range(0, _properties.Length).Select(n => $"@p{n}"));

        public int IndexOf(string column) => Array.FindIndex(_properties, property => property.Name == column);

        public List<Value> Values(object row) => [.. _properties.Select(property => ValueOf(property, row))];

        private static Value ValueOf(IProperty property, object row)
        {
            var value = property.Name == Named.Column
                ? Named.Key((string)row.GetType().GetProperty("Name")!.GetValue(row)!)
                : property.PropertyInfo!.GetValue(row);
            var mapping = property.GetRelationalTypeMapping();
            return new(value is null ? null : mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value, mapping.DbType ?? DbType.String);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Access;
using Portal.Domain.Catalogs;
using Portal.Domain.Connections;

namespace Portal.Data.Model;

/// <summary>Names that are unique without regard to case: a column beside the name holds it in upper case, and is indexed.</summary>
public static class Named
{
    internal const string Column = "NameKey";

    /// <summary>What two names have in common that differ in case only. The one place where this is decided.</summary>
    public static string Key(string name) => name.ToUpperInvariant();

    /// <summary>The connection of that name, in whatever case.</summary>
    public static IQueryable<Connection> WithName(this IQueryable<Connection> connections, string name)
    {
        var key = Key(name);
        return connections.Where(connection => EF.Property<string>(connection, Column) == key);
    }

    /// <summary>The catalog of that name, in whatever case.</summary>
    public static IQueryable<Catalog> WithName(this IQueryable<Catalog> catalogs, string name)
    {
        var key = Key(name);
        return catalogs.Where(catalog => EF.Property<string>(catalog, Column) == key);
    }

    /// <summary>The token of that name, in whatever case.</summary>
    public static IQueryable<Token> WithName(this IQueryable<Token> tokens, string name)
    {
        var key = Key(name);
        return tokens.Where(token => EF.Property<string>(token, Column) == key);
    }

    internal static void HasUniqueName<T>(this EntityTypeBuilder<T> entity, int length) where T : class
    {
        entity.Property<string>(Column).HasMaxLength(length);
        entity.HasIndex(Column).IsUnique();
    }
}

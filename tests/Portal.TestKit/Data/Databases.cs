using Xunit;

namespace Portal.TestKit.Data;

/// <summary>The databases that the portal works on; those that are not here skip and say so.</summary>
public static class Databases
{
    public const string Sqlite = "SQLite", PostgreSql = "PostgreSQL", SqlServer = "SQL Server";

    /// <summary>For tests that run on each of them.</summary>
    public static TheoryData<string> All => [Sqlite, PostgreSql, SqlServer];

    /// <summary>An empty, migrated one.</summary>
    public static async Task<TestDatabase> NewAsync(string kind)
    {
        SkipWhereMissing(kind);
        return kind switch
        {
            Sqlite => await SqliteTestDatabase.NewAsync(),
            PostgreSql => await PostgreSqlTestDatabase.NewAsync(),
            _ => await SqlServerTestDatabase.NewAsync(),
        };
    }

    /// <summary>One in which even the tables have to be made.</summary>
    public static async Task<TestDatabase> NewWithoutTablesAsync(string kind)
    {
        SkipWhereMissing(kind);
        return kind switch
        {
            Sqlite => SqliteTestDatabase.NewWithoutTables(),
            PostgreSql => await PostgreSqlTestDatabase.NewWithoutTablesAsync(),
            _ => SqlServerTestDatabase.NewWithoutTables(),
        };
    }

    private static void SkipWhereMissing(string kind)
    {
        var missing = kind switch { PostgreSql => PostgreSqlServer.Missing, SqlServer => SqlServerTestDatabase.Missing, _ => null };
        Assert.SkipWhen(missing is not null, missing ?? "");
    }
}

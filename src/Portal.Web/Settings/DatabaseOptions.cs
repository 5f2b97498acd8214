namespace Portal.Web.Settings;

/// <summary>Where runs, machines and everything else are kept.</summary>
internal sealed class DatabaseOptions
{
    /// <summary>Which database.</summary>
    public DatabaseKind Provider { get; set; } = DatabaseKind.Sqlite;

    /// <summary>How to reach it. SQLite needs none: it is the file portal.db in the data folder.</summary>
    public string ConnectionString { get; set; } = "";
}

/// <summary>The databases that the portal works on.</summary>
internal enum DatabaseKind
{
    /// <summary>A file in the data folder: one portal.</summary>
    Sqlite = 0,

    /// <summary>PostgreSQL 15 or later.</summary>
    PostgreSql = 1,

    /// <summary>SQL Server 2022 or later.</summary>
    SqlServer = 2,
}

using System.Collections.Concurrent;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Data.SqlServer;

namespace Portal.TestKit.Data;

/// <summary>A database on the SQL Server that PORTAL_TEST_SQLSERVER names. Emptied and used again; gone with the process.</summary>
public sealed class SqlServerTestDatabase : TestDatabase
{
    private static readonly ConcurrentBag<string> Free = [];
    private readonly string _name;

    private SqlServerTestDatabase(string name) => _name = name;

    /// <summary>Why there is none; null when there is one.</summary>
    public static string? Missing => Server is null ? "PORTAL_TEST_SQLSERVER is not set: give it the connection string of a SQL Server 2022 on which databases may be made." : null;

    private static string? Server { get; } = Environment.GetEnvironmentVariable("PORTAL_TEST_SQLSERVER");

    private string ConnectionString => new SqlConnectionStringBuilder(Server) { InitialCatalog = _name }.ToString();

    /// <summary>A migrated one.</summary>
    public static async Task<TestDatabase> NewAsync()
    {
        if (Free.TryTake(out var name)) return new SqlServerTestDatabase(name);
        var database = NewWithoutTables();
        await database.Join().GetRequiredService<DatabaseUpgrade>().RunAsync(CancellationToken.None);
        return database;
    }

    /// <summary>One that is not there yet.</summary>
    public static TestDatabase NewWithoutTables()
    {
        var database = new SqlServerTestDatabase($"portal_test_{Guid.NewGuid():n}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => database.Drop();
        return database;
    }

    /// <inheritdoc />
    protected override void Register(IServiceCollection services) => services.AddPortalSqlServer(ConnectionString);

    /// <inheritdoc />
    protected override async Task LeaveAsync()
    {
        await using (var db = Open()) await db.EmptyAsync();
        Free.Add(_name);
    }

    private void Drop()
    {
        SqlConnection.ClearAllPools();
        using var connection = new SqlConnection(Server);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"ALTER DATABASE [{_name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{_name}];";
        command.ExecuteNonQuery();
    }
}

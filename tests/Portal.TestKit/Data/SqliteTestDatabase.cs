using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Data.Sqlite;
using Portal.TestKit.Web;

namespace Portal.TestKit.Data;

/// <summary>A file, copied from one that was migrated once.</summary>
public sealed class SqliteTestDatabase : TestDatabase
{
    private static readonly Lazy<Task<byte[]>> Template = new(MakeTemplateAsync);
    private readonly TemporaryFolder _folder = new();

    private SqliteTestDatabase() { }

    private string Path => _folder.At("portal.db");

    /// <summary>A migrated one.</summary>
    public static async Task<TestDatabase> NewAsync()
    {
        var database = new SqliteTestDatabase();
        await File.WriteAllBytesAsync(database.Path, await Template.Value);
        return database;
    }

    /// <summary>One of which not even the file is there.</summary>
    public static TestDatabase NewWithoutTables() => new SqliteTestDatabase();

    /// <inheritdoc />
    protected override void Register(IServiceCollection services) => services.AddPortalSqlite(Path);

    /// <inheritdoc />
    protected override Task LeaveAsync()
    {
        SqliteConnection.ClearPool(new(new SqliteConnectionStringBuilder { DataSource = Path }.ToString()));
        _folder.Dispose();
        return Task.CompletedTask;
    }

    private static async Task<byte[]> MakeTemplateAsync()
    {
        await using var database = new SqliteTestDatabase();
        await database.Join().GetRequiredService<DatabaseUpgrade>().RunAsync(CancellationToken.None);
        SqliteConnection.ClearPool(new(new SqliteConnectionStringBuilder { DataSource = database.Path }.ToString())); // the last one out empties the write-ahead log
        return await File.ReadAllBytesAsync(database.Path);
    }
}

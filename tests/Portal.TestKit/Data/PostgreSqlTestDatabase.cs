using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Portal.Data;
using Portal.Data.PostgreSql;

namespace Portal.TestKit.Data;

/// <summary>A database on <see cref="PostgreSqlServer"/>. Emptied and used again, since making one takes longer than a test.</summary>
public sealed class PostgreSqlTestDatabase : TestDatabase
{
    private static readonly ConcurrentBag<string> Free = [];
    private static int _made;
    private readonly PostgreSqlServer _server;
    private readonly string _name;
    private readonly bool _usual;

    private PostgreSqlTestDatabase(PostgreSqlServer server, string name, bool usual) => (_server, _name, _usual) = (server, name, usual);

    /// <summary>How to reach it.</summary>
    public string ConnectionString => _server.ConnectionTo(_name);

    /// <summary>A migrated one.</summary>
    public static async Task<TestDatabase> NewAsync()
    {
        if (Free.TryTake(out var name)) return new PostgreSqlTestDatabase(await PostgreSqlServer.GetAsync(), name, usual: true);
        var database = await NewWithoutTablesAsync(usual: true);
        await database.Join().GetRequiredService<DatabaseUpgrade>().RunAsync(CancellationToken.None);
        return database;
    }

    /// <summary>One in which even the tables have to be made.</summary>
    public static async Task<TestDatabase> NewWithoutTablesAsync() => await NewWithoutTablesAsync(usual: false);

    /// <inheritdoc />
    protected override void Register(IServiceCollection services) => services.AddPortalPostgreSql(ConnectionString);

    /// <inheritdoc />
    protected override async Task LeaveAsync()
    {
        if (_usual)
        {
            await using (var db = Open()) await db.EmptyAsync();
            Free.Add(_name);
            return;
        }

        NpgsqlConnection.ClearPool(new(ConnectionString));
        await _server.SendAsync($"DROP DATABASE {_name} WITH (FORCE)");
    }

    private static async Task<PostgreSqlTestDatabase> NewWithoutTablesAsync(bool usual)
    {
        var database = new PostgreSqlTestDatabase(await PostgreSqlServer.GetAsync(), $"test_{Interlocked.Increment(ref _made)}", usual);
        await database._server.SendAsync($"CREATE DATABASE {database._name} TEMPLATE template0");
        return database;
    }
}

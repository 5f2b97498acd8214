using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Portal.Data;
using Portal.Data.PostgreSql;

namespace Portal.TestKit.Data;

/// <summary>A database on <see cref="PostgreSqlServer"/>, copied from one that was migrated once.</summary>
public sealed class PostgreSqlTestDatabase : TestDatabase
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);
    private readonly PostgreSqlServer _server;
    private readonly string _name;

    private PostgreSqlTestDatabase(PostgreSqlServer server, string name) => (_server, _name) = (server, name);

    /// <summary>How to reach it.</summary>
    public string ConnectionString => _server.ConnectionTo(_name);

    /// <summary>A new one.</summary>
    /// <param name="migrated">False leaves even its tables to be made.</param>
    public static async Task<PostgreSqlTestDatabase> NewAsync(bool migrated = true)
    {
        var server = await PostgreSqlServer.GetAsync();
        var database = new PostgreSqlTestDatabase(server, $"test_{Guid.NewGuid():n}");
        await server.SendAsync($"CREATE DATABASE {database._name} TEMPLATE {(migrated ? await Template.Value : "template0")}");
        return database;
    }

    /// <inheritdoc />
    protected override void Register(IServiceCollection services) => services.AddPortalPostgreSql(ConnectionString);

    /// <inheritdoc />
    protected override async Task DropAsync()
    {
        NpgsqlConnection.ClearPool(new(ConnectionString));
        await _server.SendAsync($"DROP DATABASE {_name} WITH (FORCE)");
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var server = await PostgreSqlServer.GetAsync();
        var database = new PostgreSqlTestDatabase(server, "migrated");
        await database.Join().GetRequiredService<DatabaseUpgrade>().RunAsync(CancellationToken.None);
        NpgsqlConnection.ClearAllPools(); // a database that somebody is connected to is no template
        return database._name;
    }
}

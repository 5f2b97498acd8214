using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Data.PostgreSql;
using Portal.Data.Sqlite;
using Portal.Runs;
using Portal.TestKit.Data;
using Xunit;

namespace Portal.EndToEnd.Tests;

/// <summary>The database of a folder of <c>try</c>, chosen before its first run and read after its last.</summary>
internal sealed class Books(Action<IServiceCollection> open)
{
    /// <summary>Writes the folder's settings for the database, and makes an empty one where the portal makes none.</summary>
    public static async Task<Books> OpenAsync(string database, TryFolder folder, CancellationToken ct)
    {
        if (database == "Sqlite") return new(services => services.AddPortalSqlite(Path.Combine(folder.Data, "portal.db")));
        if (PostgreSqlServer.Missing is { } missing) Assert.Skip(missing);
        var (server, name) = (await PostgreSqlServer.GetAsync(), $"kill_{Guid.NewGuid():N}");
        await server.SendAsync($"CREATE DATABASE {name}");
        Directory.CreateDirectory(folder.Data);
        var settings = new { Portal = new { Database = new { Provider = database, ConnectionString = server.ConnectionTo(name) } } };
        await File.WriteAllTextAsync(Path.Combine(folder.Data, "appsettings.json"), JsonSerializer.Serialize(settings), ct);
        return new(services => services.AddPortalPostgreSql(server.ConnectionTo(name)));
    }

    /// <summary>All rows of the ledger.</summary>
    public async Task<IReadOnlyList<LedgerLine>> LedgerAsync(CancellationToken ct)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
        open(services);
        await using var provider = services.BuildServiceProvider();
        await using var db = await provider.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync(ct);
        return await db.Ledger.AsNoTracking().Select(row => new LedgerLine(row.Kind, row.Name, row.State)).ToListAsync(ct);
    }
}

/// <summary>A row of the ledger.</summary>
internal sealed record LedgerLine(string Kind, string Name, ThingState State);

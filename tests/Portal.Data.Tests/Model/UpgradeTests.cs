using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.PostgreSql;
using Portal.Data.Sqlite;
using Portal.Data.SqlServer;
using Portal.TestKit.Data;
using Xunit;

namespace Portal.Data.Tests.Model;

public sealed class UpgradeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_migrations_fit_the_model(string kind)
    {
        var services = new ServiceCollection(); // asks the model, not a server
        _ = kind switch
        {
            Databases.Sqlite => services.AddPortalSqlite("nowhere.db"),
            Databases.PostgreSql => services.AddPortalPostgreSql("Host=nowhere"),
            _ => services.AddPortalSqlServer("Server=nowhere"),
        };
        await using var provider = services.BuildServiceProvider();
        await using var db = await provider.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync(Ct);

        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges(), "Add a migration to the database's room: dotnet ef migrations add NAME -p migrations/ROOM -s migrations/ROOM");
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_database_is_made_from_nothing_and_upgraded_as_often_as_one_likes(string kind)
    {
        await using var database = await Databases.NewWithoutTablesAsync(kind);
        var upgrade = database.Join().GetRequiredService<DatabaseUpgrade>();

        await upgrade.RunAsync(Ct);
        await upgrade.RunAsync(Ct);

        await using var db = database.Open();
        Assert.Equal(db.Database.GetMigrations(), await db.Database.GetAppliedMigrationsAsync(Ct));
        Assert.Empty(await db.Items.ToListAsync(Ct));
    }
}

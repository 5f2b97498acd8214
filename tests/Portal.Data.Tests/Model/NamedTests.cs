using Microsoft.EntityFrameworkCore;
using Portal.Data.Model;
using Portal.TestKit.Data;
using Xunit;

namespace Portal.Data.Tests.Model;

public sealed class NamedTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_name_is_taken_in_whatever_case(string kind)
    {
        await using var database = await Databases.NewAsync(kind);
        await using (var db = database.Open())
        {
            db.Add(Make.Connection("Büro"));
            await db.SaveChangesAsync(Ct);
        }

        await using var again = database.Open();
        again.Add(Make.Connection("BÜRO"));
        await Assert.ThrowsAsync<DbUpdateException>(() => again.SaveChangesAsync(Ct));
        Assert.Equal("Büro", (await again.Connections.WithName("büro").SingleAsync(Ct)).Name);
        Assert.Empty(await again.Catalogs.WithName("büro").ToListAsync(Ct));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_new_name_frees_the_old_one(string kind)
    {
        await using var database = await Databases.NewAsync(kind);
        await using var db = database.Open();
        var connection = Make.Connection("Lab");
        db.Add(connection);
        await db.SaveChangesAsync(Ct);

        connection.Name = "Factory";
        await db.SaveChangesAsync(Ct);

        Assert.Null(await db.Connections.WithName("lab").FirstOrDefaultAsync(Ct));
        Assert.NotNull(await db.Connections.WithName("factory").FirstOrDefaultAsync(Ct));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Who_saves_what_another_has_changed_meanwhile_is_told(string kind)
    {
        await using var database = await Databases.NewAsync(kind);
        await using var first = database.Open();
        var mine = Make.Connection();
        first.Add(mine);
        await first.SaveChangesAsync(Ct);
        await using var second = database.Open();
        (await second.Connections.SingleAsync(Ct)).Switch = "Theirs";
        await second.SaveChangesAsync(Ct);

        mine.Switch = "Mine";

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => first.SaveChangesAsync(Ct));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Text_is_ordered_and_compared_by_its_code_points(string kind)
    {
        await using var database = await Databases.NewAsync(kind);
        await using var db = database.Open();
        string[] names = ["a", "B", "ä", "_", "A-1", "A1", "Z"];
        foreach (var name in names) db.Add(new Data.Runs.GateRow { Name = name });
        await db.SaveChangesAsync(Ct);

        Assert.Equal(names.Order(StringComparer.Ordinal), await db.Gates.OrderBy(gate => gate.Name).Select(gate => gate.Name).ToListAsync(Ct));
        Assert.Equal(0, await db.Gates.CountAsync(gate => gate.Name == "b", Ct));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Times_are_ordered_whatever_their_offset(string kind)
    {
        await using var database = await Databases.NewAsync(kind);
        await using var db = database.Open();
        var noon = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        db.Add(new Data.Runs.NodeRow { Name = "later", Seen = noon });
        db.Add(new Data.Runs.NodeRow { Name = "earlier", Seen = new DateTimeOffset(2026, 1, 1, 12, 30, 0, TimeSpan.FromHours(1)) });
        await db.SaveChangesAsync(Ct);

        Assert.Equal(["earlier", "later"], await db.Nodes.OrderBy(node => node.Seen).Select(node => node.Name).ToListAsync(Ct));
        Assert.Equal("earlier", (await db.Nodes.SingleAsync(node => node.Seen < noon, Ct)).Name);
    }
}

using Microsoft.EntityFrameworkCore;
using Portal.Data.Machines;
using Portal.Data.Tests.Runs;
using Portal.Domain;
using Portal.TestKit.Data;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Portal.Data.Tests.Machines;

public sealed class MachineSearchTests
{
    private static readonly string[] Names = ["A", "AB", "AB-1", "VDI-001", "VDI-010", "W-VDI-1"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string[]> Typed
    {
        get
        {
            TheoryData<string, string, string[]> typed = [];
            foreach (var kind in (string[])[Databases.Sqlite, Databases.PostgreSql, Databases.SqlServer])
            {
                typed.Add(kind, "", Names);
                typed.Add(kind, "a", ["A", "AB", "AB-1"]);
                typed.Add(kind, "ab", ["AB", "AB-1"]);
                typed.Add(kind, " vdi ", ["VDI-001", "VDI-010", "W-VDI-1"]);
                typed.Add(kind, "di-0", ["VDI-001", "VDI-010"]);
                typed.Add(kind, "vdi-001", ["VDI-001"]);
                typed.Add(kind, "vdi-0011", []);
                typed.Add(kind, "%", []);
                typed.Add(kind, "d_-", []);
                typed.Add(kind, "\" OR \"", []);
                typed.Add(kind, "zz", []);
            }

            return typed;
        }
    }

    [Theory]
    [MemberData(nameof(Typed))]
    public async Task Machines_are_found_by_a_part_of_their_name(string kind, string typed, string[] expected)
    {
        await using var database = await Databases.NewAsync(kind);
        await AddAsync(database);

        Assert.Equal(expected, await FindAsync(database, typed));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_machine_that_was_removed_is_not_found(string kind)
    {
        await using var database = await Databases.NewAsync(kind);
        await AddAsync(database);
        Guid gone;
        await using (var db = database.Open()) gone = (await db.Machines.SingleAsync(machine => machine.Name == "VDI-001", Ct)).Id;

        await new Node(database).Orders.BeginAsync(Node.Run(facts: new MachineRemoved(gone, DateTimeOffset.UnixEpoch)), Ct);

        Assert.Equal(["VDI-010"], await FindAsync(database, "di-0"));
    }

    [Fact]
    public async Task SQLite_makes_its_index_of_names_anew_when_a_migration_has_taken_a_part_of_it()
    {
        await using var database = await SqliteTestDatabase.NewAsync();
        await using (var db = database.Open()) await db.Database.ExecuteSqlRawAsync("""DROP TRIGGER "MachineNames_Held" """, Ct);
        await AddAsync(database);
        Assert.Empty(await FindAsync(database, "vdi"));

        await database.Join().GetRequiredService<DatabaseUpgrade>().RunAsync(Ct);

        Assert.Equal(3, (await FindAsync(database, "vdi")).Count);
    }

    private static async Task AddAsync(TestDatabase database)
    {
        await using var db = database.Open();
        foreach (var name in Names) db.Add(Make.Machine(name));
        await db.SaveChangesAsync(Ct);
    }

    private static async Task<List<string>> FindAsync(TestDatabase database, string typed)
    {
        await using var db = database.Open();
        var search = database.Join().GetRequiredService<MachineSearch>();
        return await search.Find(db, typed).OrderBy(machine => machine.Name).Select(machine => machine.Name).ToListAsync(Ct);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Tests.Questions;
using Portal.Domain.Machines;
using Portal.Features;
using Portal.Features.Machines;
using Portal.TestKit.Data;
using Xunit;

namespace Portal.Data.Tests.Sqlite;

/// <summary>Lists and searches of machines are answered along indexes: a million machines cost what a page of them does.</summary>
public sealed class QuestionIndexTests
{
    /// <summary>In the order of names, until the page is full.</summary>
    private const string InOrder = "SEARCH m USING INDEX IX_Machines_HeldName";

    /// <summary>An index of the machines that are gone, and of no others.</summary>
    private const string OfRemoved = "INDEX IX_Machines_Removed";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<MachineQuery> Rare =>
    [
        new MachineQuery { Condition = Condition.NeedsYou, WithCount = true }, new MachineQuery { Condition = Condition.Working, WithCount = true }, new MachineQuery { Condition = Condition.Waiting, WithCount = true },
        new MachineQuery { Condition = Condition.Cancelled, WithCount = true }, new MachineQuery { State = MachineState.Making, WithCount = true }, new MachineQuery { State = MachineState.Removing, WithCount = true },
        new MachineQuery { Host = "HV01.lab.example", WithCount = true }, new MachineQuery { Catalog = Guid.Empty, WithCount = true }, new MachineQuery { Condition = Condition.Done, WithCount = true },
        new MachineQuery { Text = "di-003", WithCount = true }, new MachineQuery { Text = "v", WithCount = true }, new MachineQuery { Text = "di-00", Condition = Condition.NeedsYou },
    ];

    public static TheoryData<MachineQuery> Common => [new MachineQuery(), new MachineQuery { Condition = Condition.Healthy }, new MachineQuery { State = MachineState.Ready }];

    [Theory]
    [MemberData(nameof(Rare))]
    public async Task What_few_machines_have_is_not_looked_for_among_all(MachineQuery query) =>
        Empty(string.Join('\n', await ScansAsync(world => new ListMachines(world.Factory, world.Search).ExecuteAsync(query, Ct))));

    [Theory]
    [MemberData(nameof(Common))]
    public async Task What_most_machines_have_is_read_in_the_order_of_names(MachineQuery query)
    {
        var ways = await WaysAsync(world => new ListMachines(world.Factory, world.Search).ExecuteAsync(query, Ct));

        Assert.Contains(ways, way => way.StartsWith(InOrder, StringComparison.Ordinal));
        Assert.Empty(Scans(ways));
    }

    [Theory]
    [InlineData("vdi-003")]
    [InlineData("di-003")]
    [InlineData("v")]
    [InlineData("00-15-5D-80-00-01")]
    [InlineData(@"LAB\VDI-003$")]
    [InlineData("nowhere.lab.example")]
    [InlineData("hv01.LAB")]
    public async Task Nothing_that_is_typed_reads_all_machines(string typed) =>
        Empty(string.Join('\n', await ScansAsync(world => world.FindAsync(typed))));

    [Fact]
    public async Task A_question_that_reads_all_machines_is_red() =>
        Assert.NotEmpty(await ScansAsync(async world =>
        {
            await using var db = await world.Factory.CreateDbContextAsync(Ct);
            return await db.Machines.Where(machine => machine.DiskPath == "x").ToListAsync(Ct);
        }));

    private static void Empty(string scans) => Assert.True(scans.Length == 0, scans);

    private static bool ReadsNothing(string statement) => statement.Contains("WHERE 0\n", StringComparison.Ordinal) || statement.EndsWith("WHERE 0", StringComparison.Ordinal);

    /// <summary>What is read of the machines from end to end.</summary>
    private static async Task<IEnumerable<string>> ScansAsync<T>(Func<World, Task<T>> ask) => Scans(await WaysAsync(ask));

    /// <summary>How all that was asked about machines is answered; after each statement's ways the statement itself.</summary>
    private static async Task<IReadOnlyList<string>> WaysAsync<T>(Func<World, Task<T>> ask)
    {
        await using var database = await SqliteTestDatabase.NewAsync();
        var tracer = new Tracer();
        var world = await World.MakeAsync(database, services => services.ConfigureDbContext<PortalDb>(options => options.AddInterceptors(tracer)));
        await ask(world);

        await using var db = database.Open();
        List<string> ways = [];
        foreach (var statement in tracer.Heard.Where(statement => statement.Contains("\"Machines\"", StringComparison.Ordinal) && !ReadsNothing(statement)))
            ways.AddRange((await QueryPlan.WaysAsync(db, statement)).Select(way => $"{way}: {statement}"));
        return ways;
    }

    /// <summary>What is read from end to end, but for what a statement itself has put together before.</summary>
    private static IEnumerable<string> Scans(IReadOnlyList<string> ways)
    {
        var own = ways.Where(way => way.StartsWith("CO-ROUTINE ", StringComparison.Ordinal) || way.StartsWith("MATERIALIZE ", StringComparison.Ordinal)).Select(way => way[way.IndexOf(' ', StringComparison.Ordinal)..]).ToHashSet();
        return ways.Where(way => way.StartsWith("SCAN m", StringComparison.Ordinal) && !way.Contains(OfRemoved, StringComparison.Ordinal) && !own.Contains(way["SCAN".Length..]));
    }
}

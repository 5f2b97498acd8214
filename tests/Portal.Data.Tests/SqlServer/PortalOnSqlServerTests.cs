using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.SqlServer;
using Portal.Runs;
using Xunit;

namespace Portal.Data.Tests.SqlServer;

/// <summary>The portal's own migrations and statements, judged as SQL Server would before it ran them. See <see cref="JudgeTests"/> for what the judge sees.</summary>
public sealed class PortalOnSqlServerTests : IDisposable
{
    private static readonly Plan<string> Two = Plan.For<string>("two", 1).Then<Idle>("first").Then<Idle>("second");
    private static readonly PlanBook Known = new(Two);
    private static readonly NodeId Node = new("a");
    private static readonly Lazy<SqlServerSchema> Schema = new(() => SqlServerSchema.After(Script(MigrationsSqlGenerationOptions.Default)));
    private readonly RecordedSqlServer _server = new(table => Schema.Value.ColumnsOf(table));
    private readonly ServiceProvider _portal;
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public PortalOnSqlServerTests() => _portal = Portal(_server);

    [Fact]
    public void The_migrations_leave_a_schema_without_fault() => Assert.Empty(Schema.Value.Faults);

    [Fact]
    public async Task The_migrations_are_those_of_the_model()
    {
        await using var db = await OpenAsync();

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void The_idempotent_script_parses() => Assert.Empty(Sql.Parse(Script(MigrationsSqlGenerationOptions.Idempotent)).Faults);

    [Fact]
    public async Task A_migration_that_the_model_has_outgrown_is_named_by_a_query()
    {
        await using var db = await OpenAsync();
        await db.Machines.Select(machine => machine.Why).ToListAsync(Ct);
        var before = SqlServerSchema.After(Script(MigrationsSqlGenerationOptions.Default) + "\nGO\nALTER TABLE [Machines] DROP COLUMN [Why];\nGO\n");

        Assert.Contains(before.Check(_server.Statements), fault => fault.Message.Contains("[Why]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_query_of_every_table_fits_the_schema()
    {
        await using var db = await OpenAsync();
        await db.Connections.ToListAsync(Ct);
        await db.Catalogs.ToListAsync(Ct);
        await db.Images.ToListAsync(Ct);
        await db.Machines.OrderBy(machine => machine.Name).Skip(10).Take(10).ToListAsync(Ct);
        await db.Audit.OrderByDescending(entry => entry.When).Take(10).ToListAsync(Ct);
        await db.Runs.ToListAsync(Ct);
        await db.Items.Include(item => item.Run).ToListAsync(Ct);
        await db.Items.GroupBy(item => item.State).Select(alike => new { alike.Key, Count = alike.Count() }).ToListAsync(Ct);
        await db.Steps.ToListAsync(Ct);
        await db.Events.ToListAsync(Ct);
        await db.Gates.ToListAsync(Ct);
        await db.Nodes.ToListAsync(Ct);
        await db.Ledger.ToListAsync(Ct);
        await db.DataProtectionKeys.ToListAsync(Ct);

        Judge(atLeast: 14);
    }

    [Fact]
    public async Task What_an_order_sends_fits_the_schema()
    {
        var orders = _portal.GetRequiredService<IOrders>();
        var run = new NewRun(Guid.CreateVersion7(), "Create 2 machines", "create-machines", Rank.Order, "anna", "{}", []);
        var first = new NewItem(Guid.CreateVersion7(), "image", Two, Guid.CreateVersion7(), ["disk:hv01"], null, []);
        await orders.BeginAsync(run, Ct);
        _server.AnswerNext("FROM \"Runs\"", Answer.Rows(["State", "Title"], [0, "Create 2 machines"]));
        await orders.PrepareAsync(run.Id, [first, new NewItem(Guid.CreateVersion7(), "VDI-001", Two, Guid.CreateVersion7(), [], first.Id, [])], Ct);
        await orders.OpenAsync(run.Id, Ct);
        await orders.CancelAsync(run.Id, [], Ct);
        await orders.RetryAsync(run.Id, null, [], Ct);
        await orders.AbandonAsync(run.Id, [], Ct);
        await orders.SetGatesAsync([new Gate("disk:hv01", 4), new Gate("new", 50, PerMinute: 10)], Ct);

        Judge(atLeast: 8);
    }

    [Fact]
    public async Task What_a_journal_sends_fits_the_schema()
    {
        var journal = _portal.GetRequiredService<IJournal>();
        var claim = new Claim(Guid.CreateVersion7(), Guid.CreateVersion7(), Node, new Fence(1), "two", 1, "first", Guid.CreateVersion7(), 1, ["disk:hv01"], CancelAsked: false);
        await journal.ClaimAsync(Node, Known, 10, Ct);
        await journal.HeldAsync(Node, Ct);
        await journal.IntendAsync([new Intention(claim, [new Thing("disk", "hv01", @"C:\a.vhdx"), new Thing("vm", "hv01", "stamp")])], Ct);
        await journal.CommitAsync([new Commitment(claim, TimeProvider.System.GetUtcNow(), TimeSpan.FromSeconds(1), Outcome.Done("made"), new Next.On("second", []))], Ct);
        await journal.BeatAsync(Node, Ct);
        await journal.TakeOverAsync(Node, Ct);
        await journal.MendAsync(Ct);
        await journal.NextDueAsync(Known, Ct);
        await journal.UnknownAsync(Known, Ct);

        Judge(atLeast: 9);
        Assert.DoesNotContain(_server.Statements, statement => statement.Text.Contains("MERGE", StringComparison.OrdinalIgnoreCase));
    }

    public void Dispose() => _portal.Dispose();

    private void Judge(int atLeast)
    {
        Assert.InRange(_server.Statements.Count, atLeast, int.MaxValue);
        Assert.Empty(Schema.Value.Check(_server.Statements));
    }

    private Task<PortalDb> OpenAsync() => _portal.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync(Ct);

    private static ServiceProvider Portal(RecordedSqlServer server) =>
        new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddPortalSqlServer("Server=recorded")
            .ConfigureDbContext<PortalDb>(options => options.AddInterceptors(server)).BuildServiceProvider();

    private static string Script(MigrationsSqlGenerationOptions how)
    {
        using var portal = Portal(new RecordedSqlServer());
        using var db = portal.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContext();
        return db.GetService<IMigrator>().GenerateScript(options: how);
    }

    private sealed class Idle : Step<string>
    {
        public override Task<Outcome> RunAsync(string subject, Fence fence, CancellationToken ct) => Task.FromResult(Outcome.Done("nothing"));
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Machines;
using Portal.Data.Runs;
using Portal.Data.Tests.Runs;
using Portal.Domain;
using Portal.Domain.Audit;
using Portal.Domain.Catalogs;
using Portal.Domain.Machines;
using Portal.Features.Machines;
using Portal.Runs;
using Portal.TestKit.Data;
using Xunit;

namespace Portal.Data.Tests.Questions;

/// <summary>A connection with a catalog of five machines: one is free, one is at work, one failed, one waits before a silent host, one is gone.</summary>
internal sealed class World
{
    private World(IServiceProvider services) => (Factory, Search) = (services.GetRequiredService<IDbContextFactory<PortalDb>>(), services.GetRequiredService<MachineSearch>());

    public IDbContextFactory<PortalDb> Factory { get; }

    public MachineSearch Search { get; }

    public Guid Run { get; private set; }

    public Guid Connection { get; private set; }

    public Catalog Catalog { get; private set; } = null!;

    /// <summary>By name, VDI-001 to VDI-005.</summary>
    public IReadOnlyList<Machine> Machines { get; private set; } = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<World> MakeAsync(TestDatabase database, Action<IServiceCollection>? also = null)
    {
        var node = new Node(database);
        var world = new World(database.Join(also));
        await using var db = database.Open();
        var connection = Make.Connection();
        var catalog = Make.Catalog(connection.Id);
        var image = Make.Image(catalog);
        image.State = ImageState.Ready;
        var machines = Enumerable.Range(1, 5).Select(n => MachineOf(catalog, image, $"VDI-{n:000}")).ToList();
        db.AddRange([connection, catalog, image, .. machines]);
        var now = database.Clock.GetUtcNow();
        foreach (var minute in (int[])[0, 1]) db.Add(Entry(now.AddMinutes(minute)));
        await db.SaveChangesAsync(Ct);
        (world.Connection, world.Catalog, world.Machines) = (connection.Id, catalog, machines);
        await world.WorkAsync(node, now);
        database.Clock.Advance(TimeSpan.FromSeconds(1));
        await node.OrderAsync();
        return world;
    }

    public Task<FoundMachines> FindAsync(string typed) => new FindMachines(Factory, Search).ExecuteAsync(typed, FindMachines.Usual, Ct);

    /// <summary>The items are claimed in their order.</summary>
    private async Task WorkAsync(Node node, DateTimeOffset now)
    {
        await node.Orders.SetGatesAsync([new("host:hv01.lab.example", 2), new("host:hv02.lab.example", 2)], Ct);
        var run = await node.OrderAsync([.. Machines.Skip(1).Select((machine, n) => Node.Item(n < 3 ? ["host:hv01.lab.example"] : [], subject: machine.Id))]);
        Run = run.Id;
        var claims = await node.ClaimAsync();
        var failed = claims.Single(claim => claim.Subject == Machines[2].Id);
        var removed = claims.Single(claim => claim.Subject == Machines[4].Id);
        await node.CommitAsync(
            new(failed, now, TimeSpan.Zero, Outcome.Failed("Full.", "Make room."), new Next.End(ItemState.Failed, "Full.", "Make room.")),
            new(removed, now, TimeSpan.Zero, Outcome.Done("Gone.", new MachineRemoved(removed.Subject, now)), new Next.End(ItemState.Done)));
        var silent = Assert.Single(await node.ClaimAsync());
        await node.CommitAsync(new Commitment(silent, now, TimeSpan.Zero, Outcome.Silent("host:hv01.lab.example", "hv01 is silent.", "Look."), new Next.Later(now.AddMinutes(1), "hv01 is silent.", silent.Step, silent.Gates, 1)));
    }

    private static AuditEntry Entry(DateTimeOffset when) =>
        new() { Id = Guid.CreateVersion7(), When = when, Who = "anna", From = "test", What = "create-catalog", Subject = "Office", Outcome = "accepted" };

    private static Machine MachineOf(Catalog catalog, Image image, string name)
    {
        var machine = Make.Machine(name, catalog.Id);
        machine.ImageId = image.Id;
        machine.State = MachineState.Ready;
        return machine;
    }
}

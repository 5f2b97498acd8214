using Microsoft.Extensions.DependencyInjection;
using Portal.Runs;
using Portal.TestKit.Data;
using Xunit;

namespace Portal.Data.Tests.Runs;

/// <summary>A portal on a database, and the words that tests of it are written in.</summary>
internal sealed class Node(TestDatabase database, string name = "a", Action<IServiceCollection>? also = null)
{
    private readonly IServiceProvider _services = database.Join(also);

    public static Plan<string> Two { get; } = Plan.For<string>("two", 1).Then<NoStep>("first").Then<NoStep>("second");

    public static PlanBook Known { get; } = new(Two);

    public NodeId Id { get; } = new(name);

    public IJournal Journal => _services.GetRequiredService<IJournal>();

    public IOrders Orders => _services.GetRequiredService<IOrders>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static NewRun Run(string title = "Create machines", params IReadOnlyList<object> facts) =>
        new(Guid.CreateVersion7(), title, "create-machines", Rank.Order, "anna", "{}", facts);

    public static NewItem Item(IReadOnlyList<string>? gates = null, NewItem? after = null, Guid? subject = null, params IReadOnlyList<object> facts) =>
        new(Guid.CreateVersion7(), "VDI-001", Two, subject ?? Guid.CreateVersion7(), gates ?? [], after?.Id, facts);

    public async Task<NewRun> OrderAsync(params NewItem[] items)
    {
        var run = Run();
        Assert.Null(await Orders.BeginAsync(run, Ct));
        foreach (var some in items.Chunk(250)) Assert.Null(await Orders.PrepareAsync(run.Id, some, Ct));
        Assert.True(await Orders.OpenAsync(run.Id, Ct));
        return run;
    }

    public Task<IReadOnlyList<Claim>> ClaimAsync(int atMost = 100) => Journal.ClaimAsync(Id, Known, atMost, Ct);

    public Commitment Done(Claim claim, params IReadOnlyList<object> facts) =>
        new(claim, database.Clock.GetUtcNow(), TimeSpan.FromSeconds(2), Outcome.Done("Did it.", facts), new Next.End(ItemState.Done));

    public Task<IReadOnlyList<Standing>> CommitAsync(params IReadOnlyList<Commitment> commitments) => Journal.CommitAsync(commitments, Ct);

    private sealed class NoStep : Step<string>
    {
        public override Task<Outcome> RunAsync(string subject, Fence fence, CancellationToken ct) => throw new NotSupportedException();
    }
}

using Portal.Runs;
using Portal.Runs.Memory;
using Xunit;

namespace Portal.TestKit.Runs;

/// <summary>
/// What the engine relies on, as tests over any journal. Derive a class for each implementation and give it an empty journal.
/// Chapters: this file has the words that the tests are written in; the others have the tests.
/// </summary>
public abstract partial class JournalContract : IAsyncLifetime
{
    private static readonly Plan<string> Two = Plan.For<string>("two", 1).Then<NoStep>("first").Then<NoStep>("second");
    private static readonly PlanBook Known = new(Two);
    private static readonly NodeId A = new("a");
    private static readonly NodeId B = new("b");

    private IJournalUnderTest _under = null!;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>An empty journal.</summary>
    protected abstract Task<IJournalUnderTest> OpenAsync();

    public async ValueTask InitializeAsync() => _under = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await _under.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private IJournal Journal => _under.Journal;

    private IOrders Orders => _under.Orders;

    private DateTimeOffset Now => _under.Clock.GetUtcNow();

    private static NewRun Run(Rank rank = Rank.Order, params IReadOnlyList<object> facts) =>
        new(Guid.CreateVersion7(), "Create 2 machines in VDI", "create-machines", rank, "anna", "{}", facts);

    private static NewItem Item(IReadOnlyList<string>? gates = null, NewItem? after = null, Plan? plan = null, Guid? subject = null, params IReadOnlyList<object> facts) =>
        new(Guid.CreateVersion7(), "VDI-001", plan ?? Two, subject ?? Guid.CreateVersion7(), gates ?? [], after?.Id, facts);

    /// <summary>A run with these items, open; a second later.</summary>
    private async Task<NewRun> OrderAsync(params NewItem[] items) => await OrderAsync(Rank.Order, items);

    private async Task<NewRun> OrderAsync(Rank rank, params NewItem[] items)
    {
        var run = Run(rank);
        await Orders.BeginAsync(run, Ct);
        Assert.Null(await Orders.PrepareAsync(run.Id, items, Ct));
        Assert.True(await Orders.OpenAsync(run.Id, Ct));
        _under.Clock.Advance(TimeSpan.FromSeconds(1));
        return run;
    }

    private async Task<Claim> ClaimOneAsync(NodeId? node = null) => Assert.Single(await Journal.ClaimAsync(node ?? A, Known, 1, Ct));

    private async Task<IReadOnlyList<Guid>> ClaimAsync(int atMost = 100, NodeId? node = null) =>
        [.. (await Journal.ClaimAsync(node ?? A, Known, atMost, Ct)).Select(claim => claim.Item)];

    private async Task<Standing> CommitAsync(Claim claim, Outcome? outcome, Next next) =>
        Assert.Single(await Journal.CommitAsync([new(claim, Now, TimeSpan.FromSeconds(2), outcome, next)], Ct));

    private Task<Standing> DoneAsync(Claim claim) => CommitAsync(claim, Outcome.Done("Did it."), new Next.End(ItemState.Done));

    private Task<Standing> FailAsync(Claim claim) =>
        CommitAsync(claim, Outcome.Failed("The disk is full.", "Make room."), new Next.End(ItemState.Failed, "The disk is full.", "Make room."));

    private Task<Standing> OnAsync(Claim claim, params string[] gates) => CommitAsync(claim, Outcome.Done("Did it."), new Next.On("second", gates));

    private Task<Standing> WaitAsync(Claim claim, TimeSpan time) =>
        CommitAsync(claim, Outcome.WaitUntil(Now + time, "It copies."), new Next.Later(Now + time, "It copies.", claim.Step, claim.Gates, claim.Attempt));

    private Task<Standing> SilentAsync(Claim claim, string gate, TimeSpan time) =>
        CommitAsync(claim, Outcome.Silent(gate, "hv01 does not answer.", "Look after it."),
            new Next.Later(Now + time, "hv01 does not answer.", claim.Step, claim.Gates, claim.Attempt));

    private async Task<Standing> IntendAsync(Claim claim, params Thing[] things) => Assert.Single(await Journal.IntendAsync([new(claim, things)], Ct));

    private async Task<ItemRow> SeeAsync(NewItem item) => Assert.IsType<ItemRow>(await _under.FindItemAsync(item.Id));

    private async Task<ItemState> StateAsync(NewItem item) => (await SeeAsync(item)).State;

    private async Task<RunState> StateAsync(NewRun run) => Assert.IsType<RunRow>(await _under.FindRunAsync(run.Id)).State;

    private void Pass(double seconds) => _under.Clock.Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Never run: a journal knows keys only.</summary>
    private sealed class NoStep : Step<string>
    {
        public override Task<Outcome> RunAsync(string subject, Fence fence, CancellationToken ct) => throw new NotSupportedException();
    }
}

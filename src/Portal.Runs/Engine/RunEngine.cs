using Microsoft.Extensions.Logging;

namespace Portal.Runs.Engine;

/// <summary>
/// Carries runs forward on this node. <see cref="LiveAsync"/> runs as long as the process does; any number of <see cref="WorkAsync"/> side by side.
/// The process may die between any two lines: the journal knows all that the next one needs.
/// </summary>
public sealed partial class RunEngine : IDisposable
{
    private readonly IJournal _journal;
    private readonly PlanBook _plans;
    private readonly IServiceProvider _services;
    private readonly EngineOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<RunEngine> _logger;
    private readonly Random _random;
    private readonly StepRun _steps;
    private readonly Hands _hands = new();
    private readonly SemaphoreSlim _claiming = new(1);
    private readonly Convoy<bool, Claim?> _claims;
    private readonly Convoy<Intention, Standing> _intentions;
    private readonly Convoy<Commitment, Standing> _commitments;

    /// <param name="journal">Where the work is written.</param>
    /// <param name="plans">What this node knows.</param>
    /// <param name="services">Has every step's type, an <see cref="ISubjects{TSubject}"/> for every kind of subject, and perhaps an <see cref="IAdvice"/>.</param>
    /// <param name="options">Without faults.</param>
    /// <param name="time">All clocks and pauses.</param>
    /// <param name="logger">Event ids 2000 to 2999.</param>
    /// <param name="random">Spreads pauses.</param>
    /// <exception cref="ArgumentException"><paramref name="options"/> has faults.</exception>
    public RunEngine(
        IJournal journal, PlanBook plans, IServiceProvider services, EngineOptions options, TimeProvider time, ILogger<RunEngine> logger, Random? random = null)
    {
        if (options.Faults() is { Count: > 0 } faults) throw new ArgumentException(string.Join(' ', faults), nameof(options));
        (_journal, _plans, _services, _options, _time, _logger) = (journal, plans, services, options, time, logger);
        _random = random ?? Random.Shared;
        _steps = new(options, time, services.GetService(typeof(IAdvice)) as IAdvice, logger);
        _claims = new(options.Together, ClaimAsync);
        _intentions = new(options.Together, many => journal.IntendAsync(many, CancellationToken.None));
        _commitments = new(options.Together, many => journal.CommitAsync(many, CancellationToken.None));
        Heart = new(journal, options, time, logger);
    }

    /// <summary>Tells when this node has lost its lease.</summary>
    public Heart Heart { get; }

    /// <summary>Items in this node's hands.</summary>
    public int AtWork => _hands.Count;

    /// <summary>When work is due next (a time in the past: now); null when nothing waits for time.</summary>
    public Task<DateTimeOffset?> NextDueAsync(CancellationToken ct) => _journal.NextDueAsync(_plans, ct);

    /// <summary>Open items that this node cannot go on with: readiness says so.</summary>
    public Task<IReadOnlyList<UnknownStep>> UnknownAsync(CancellationToken ct) => _journal.UnknownAsync(_plans, ct);

    /// <summary>Claims the next due item and carries it as far as it goes, then the next, until nothing is due.</summary>
    /// <param name="ct">Stops: steps are told to, and their items are given back.</param>
    public Task WorkAsync(CancellationToken ct) => WorkAsync(claimed: null, ct);

    /// <param name="claimed">Called after every claim: there may be more to claim.</param>
    /// <param name="ct">See <see cref="WorkAsync(CancellationToken)"/>.</param>
    internal async Task WorkAsync(Action? claimed, CancellationToken ct)
    {
        try
        {
            while (!ct.IsCancellationRequested)
            {
                var (lease, claim) = await InsistAsync("give work", async () => (await Heart.LeaseAsync(ct), await _claims.SendAsync(true)), ct);
                if (claim is null) return;

                claimed?.Invoke();
                using var stop = CancellationTokenSource.CreateLinkedTokenSource(lease, ct);
                await CarryAsync(claim, stop.Token, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Waiting for a lease or for the journal was all there was to stop.
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Heart.Dispose();
        _claiming.Dispose();
    }

    private async Task PauseAsync(string what, Exception failure, Patience patience, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var pause = patience.Next();
        EngineLog.JournalAway(_logger, failure, what, pause);
        await Task.Delay(pause, _time, ct);
    }
}

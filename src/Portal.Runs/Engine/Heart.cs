using Microsoft.Extensions.Logging;

namespace Portal.Runs.Engine;

/// <summary>Shows that this node lives, and judges whether the others do, by its own monotonic clock: wall clocks differ.</summary>
public sealed class Heart : IDisposable
{
    private readonly IJournal _journal;
    private readonly EngineOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _lock = new();
    private readonly Dictionary<NodeId, Seen> _seen = [];
    private TaskCompletionSource<CancellationToken> _lease = new();
    private CancellationTokenSource? _cut;
    private long _beaten;

    internal Heart(IJournal journal, EngineOptions options, TimeProvider time, ILogger logger) =>
        (_journal, _options, _time, _logger) = (journal, options, time, logger);

    /// <summary>
    /// Waits until this node has a lease. The token fires when it has lost it: it could not beat for two thirds of a lease. Then work in its
    /// name must stop, and its transports be cut.
    /// </summary>
    public async Task<CancellationToken> LeaseAsync(CancellationToken ct)
    {
        while (true)
        {
            Task<CancellationToken> lease;
            lock (_lock) lease = _lease.Task;
            if (!lease.IsCompleted)
            {
                await lease.WaitAsync(ct);
                await Task.Yield(); // the heart beats on, and does not do the work of those who waited for it
            }

            var token = await lease;
            if (!token.IsCancellationRequested) return token;
            lock (_lock)
                if (_lease.Task == lease) _lease = new();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_lock) _cut?.Dispose();
    }

    /// <summary>Whether a beat succeeded after this timestamp of the clock.</summary>
    internal bool BeatSince(long timestamp)
    {
        lock (_lock) return _beaten > timestamp;
    }

    /// <summary>One beat, and one look at the others.</summary>
    internal async Task BeatAsync(CancellationToken ct)
    {
        var began = _time.GetTimestamp();
        var beats = await _journal.BeatAsync(_options.Node, ct);
        if (!Renew(began)) _seen.Clear(); // who could not look for so long cannot tell who stood still meanwhile
        foreach (var beat in beats)
            if (beat.Node != _options.Node) await JudgeAsync(beat, began, ct);
    }

    /// <summary>Others count from when they saw the beat, which is not before it began. Returns whether the lease goes on without a break.</summary>
    private bool Renew(long began)
    {
        var left = _options.CutAfter - _time.GetElapsedTime(began);
        if (left <= TimeSpan.Zero) return false;

        TaskCompletionSource<CancellationToken> waited;
        lock (_lock)
        {
            _beaten = began;
            _cut?.CancelAfter(left);
            if (_cut is { IsCancellationRequested: false }) return true;

            if (_cut is not null) EngineLog.Regained(_logger, _options.Node.Name);
            _cut = new(left, _time);
            _cut.Token.Register(() => EngineLog.LostLease(_logger, _options.Node.Name, _options.CutAfter));
            if (_lease.Task.IsCompleted) _lease = new();
            waited = _lease;
        }

        waited.SetResult(_cut.Token);
        return false;
    }

    private async Task JudgeAsync(NodeBeat beat, long now, CancellationToken ct)
    {
        if (!_seen.TryGetValue(beat.Node, out var seen) || seen.Count != beat.Count)
        {
            _seen[beat.Node] = new(beat.Count, _time.GetTimestamp());
            return;
        }

        if (_time.GetElapsedTime(seen.Since, now) < _options.Lease) return;

        // Once in every lease as long as it stays dead: a claim of its last moment may have reached the journal late.
        var items = await _journal.TakeOverAsync(beat.Node, ct);
        _seen[beat.Node] = seen with { Since = _time.GetTimestamp() };
        if (items > 0) EngineLog.TookOver(_logger, beat.Node.Name, _options.Lease, items);
    }

    private sealed record Seen(long Count, long Since);
}

namespace Portal.Runs.Engine;

/// <content>What a node does beside its work.</content>
public sealed partial class RunEngine
{
    private bool _doubtful;

    /// <summary>
    /// Takes over this node's former self, which is dead (whoever starts a node holds the lock of its data folder), then beats, judges the
    /// others and mends until <paramref name="ct"/> fires. A journal that is away is waited for.
    /// </summary>
    public async Task LiveAsync(CancellationToken ct)
    {
        try
        {
            var items = await InsistAsync("hand over the former self's work", () => _journal.TakeOverAsync(_options.Node, ct), ct).ConfigureAwait(false);
            EngineLog.Began(_logger, _options.Node.Name, items);
            await Task.WhenAll(BeatAsync(ct), MendAsync(ct)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The end of a life.
        }
    }

    private async Task BeatAsync(CancellationToken ct)
    {
        while (true)
        {
            var began = _time.GetTimestamp();
            try
            {
                await Heart.BeatAsync(ct).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // the next beat tries again; the lease runs out by itself
            catch (Exception failure) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
            {
                EngineLog.JournalAway(_logger, failure, "take a beat", _options.BeatEvery);
            }

            var left = _options.BeatEvery - _time.GetElapsedTime(began);
            await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, _time, ct).ConfigureAwait(false);
        }
    }

    private async Task MendAsync(CancellationToken ct)
    {
        while (true)
        {
            await Heart.LeaseAsync(ct).ConfigureAwait(false);
            var mended = await InsistAsync("mend itself", () => _journal.MendAsync(ct), ct).ConfigureAwait(false);
            if (mended > 0) EngineLog.Mended(_logger, mended);
            await InsistAsync("show what this node holds", FindLostAsync, ct).ConfigureAwait(false);
            await Task.Delay(_options.MendEvery, _time, ct).ConfigureAwait(false);
        }
    }

    private async Task<bool> FindLostAsync()
    {
        await _claiming.WaitAsync().ConfigureAwait(false);
        try
        {
            await GiveBackLostAsync().ConfigureAwait(false);
            return true;
        }
        finally
        {
            _claiming.Release();
        }
    }

    private async Task<IReadOnlyList<Claim?>> ClaimAsync(IReadOnlyList<bool> askers)
    {
        await _claiming.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_doubtful) await GiveBackLostAsync().ConfigureAwait(false);
            _doubtful = true;
            var claims = await _journal.ClaimAsync(_options.Node, _plans, askers.Count, CancellationToken.None).ConfigureAwait(false);
            foreach (var claim in claims) _hands.Take(claim);
            _doubtful = false;
            return [.. claims, .. Enumerable.Repeat<Claim?>(null, askers.Count - claims.Count)];
        }
        finally
        {
            _claiming.Release();
        }
    }

    /// <summary>The journal gave them to this node, but the answer did not arrive: nobody works on them, and nobody else may.</summary>
    private async Task GiveBackLostAsync()
    {
        var held = await _journal.HeldAsync(_options.Node, CancellationToken.None).ConfigureAwait(false);
        var lost = held.Where(claim => !_hands.Hold(claim)).ToList();
        if (lost.Count == 0) return;
        foreach (var claim in lost) EngineLog.LostClaim(_logger, claim.Item);
        await _journal.CommitAsync([.. lost.Select(claim => Back(claim, "Its node lost sight of it."))], CancellationToken.None).ConfigureAwait(false);
    }

    private Commitment Back(Claim claim, string why)
    {
        var now = _time.GetUtcNow();
        return new(claim, now, TimeSpan.Zero, Outcome: null, new Next.Later(now, why, claim.Step, claim.Gates, claim.Attempt));
    }

    private async Task<T> InsistAsync<T>(string what, Func<Task<T>> call, CancellationToken ct)
    {
        var patience = new Patience(_random);
        while (true)
        {
            try
            {
                return await call().ConfigureAwait(false);
            }
#pragma warning disable CA1031 // whatever ails the journal, the node outlives it
            catch (Exception failure) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
            {
                await PauseAsync(what, failure, patience, ct).ConfigureAwait(false);
            }
        }
    }
}

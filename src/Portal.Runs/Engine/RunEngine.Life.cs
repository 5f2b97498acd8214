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
            var items = await InsistAsync("hand over the former self's work", () => _journal.TakeOverAsync(_options.Node, ct), ct);
            EngineLog.Began(_logger, _options.Node.Name, items);
            await Task.WhenAll(BeatAsync(ct), MendAsync(ct));
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
                await Heart.BeatAsync(ct);
            }
#pragma warning disable CA1031 // the next beat tries again; the lease runs out by itself
            catch (Exception failure)
#pragma warning restore CA1031
            {
                ct.ThrowIfCancellationRequested();
                EngineLog.JournalAway(_logger, failure, "take a beat", _options.BeatEvery);
            }

            var left = _options.BeatEvery - _time.GetElapsedTime(began);
            await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, _time, ct);
        }
    }

    private async Task MendAsync(CancellationToken ct)
    {
        while (true)
        {
            await Heart.LeaseAsync(ct);
            var mended = await InsistAsync("mend itself", () => _journal.MendAsync(ct), ct);
            if (mended > 0) EngineLog.Mended(_logger, mended);
            await InsistAsync("show what this node holds", FindLostAsync, ct);
            await Task.Delay(_options.MendEvery, _time, ct);
        }
    }

    private async Task<bool> FindLostAsync()
    {
        await _claiming.WaitAsync();
        try
        {
            await GiveBackLostAsync();
            return true;
        }
        finally
        {
            _claiming.Release();
        }
    }

    private async Task<IReadOnlyList<Claim?>> ClaimAsync(IReadOnlyList<bool> askers)
    {
        await _claiming.WaitAsync();
        try
        {
            if (_doubtful) await GiveBackLostAsync();
            _doubtful = true;
            var claims = await _journal.ClaimAsync(_options.Node, _plans, askers.Count, CancellationToken.None);
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
        var mine = _hands.Claims; // as of before the question: what is let go of meanwhile is not lost
        var held = await _journal.HeldAsync(_options.Node, CancellationToken.None);
        var lost = held.Where(claim => !mine.Contains((claim.Item, claim.Fence))).ToList();
        if (lost.Count == 0) return;
        foreach (var claim in lost) EngineLog.LostClaim(_logger, claim.Item);
        await _journal.CommitAsync([.. lost.Select(claim => Back(claim, "Its node lost sight of it."))], CancellationToken.None);
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
                return await call();
            }
#pragma warning disable CA1031 // whatever ails the journal, the node outlives it
            catch (Exception failure)
#pragma warning restore CA1031
            {
                await PauseAsync(what, failure, patience, ct);
            }
        }
    }
}

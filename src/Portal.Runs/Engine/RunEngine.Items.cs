namespace Portal.Runs.Engine;

/// <content>The way of one item.</content>
public sealed partial class RunEngine
{
    /// <summary>Failures, with the journal answering beats before each, after which what is written is at fault, not the journal.</summary>
    private const int Unwritable = 5;

    private async Task CarryAsync(Claim claim, CancellationToken stop, CancellationToken ct)
    {
        try
        {
            for (Claim? at = claim; at is not null;) at = await GoOnAsync(at, stop, ct);
        }
        finally
        {
            _hands.LetGo(claim);
        }
    }

    /// <summary>One step further. Returns the claim as it goes on from there, or null when it is no longer ours.</summary>
    private async Task<Claim?> GoOnAsync(Claim claim, CancellationToken stop, CancellationToken ct)
    {
        if (claim.CancelAsked) return await CommitAsync(Cancelled(claim), ct);
        if (stop.IsCancellationRequested) return await CommitAsync(Back(claim, "Its node stopped."), ct);

        var plan = _plans.Find(claim.Plan, claim.Version) ?? throw new InvalidOperationException($"{claim.Plan} {claim.Version} was not asked for.");
        var (began, started) = (_time.GetTimestamp(), _time.GetUtcNow());
        ReadyStep? ready = null;
        Outcome? outcome;
        try
        {
            ready = await plan.ReadyAsync(_services, claim.Subject, claim.Step, stop);
            if (ready?.Gates() is { } gates && !gates.ToHashSet().SetEquals(claim.Gates))
                return await CommitAsync(new(claim, started, TimeSpan.Zero, Outcome: null, new Next.On(claim.Step, gates)), ct);

            var things = ready?.WillExist(claim.Fence) ?? [];
            var standing = things.Count == 0 ? Standing.Yours : await IntendAsync(new(claim, things), stop);
            if (standing == Standing.Fenced) EngineLog.Fenced(_logger, claim.Item, claim.Step, claim.Fence.Number);
            if (standing == Standing.CancelAsked) return claim with { CancelAsked = true };
            if (standing != Standing.Yours) return null;

            outcome = ready is null
                ? Outcome.Failed("What this was about is gone.", "Undo it, or order it anew.")
                : await _steps.RunAsync(ready, claim, plan.Steps[plan.Find(claim.Step)].Limit, stop);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            outcome = null;
        }
#pragma warning disable CA1031 // the subject or the step threw before the host was touched: a setback like any other
        catch (Exception surprise)
#pragma warning restore CA1031
        {
            outcome = _steps.Explain(surprise, claim);
        }

        if (outcome is null) return await CommitAsync(Back(claim, $"Was interrupted in {claim.Step}."), ct);

        var (final, next) = Course.After(claim, plan, outcome, () => GatesOfNext(ready!), _time.GetUtcNow(), _random.NextDouble(), _options.ProbeEvery);
        return await CommitAsync(new(claim, started, _time.GetElapsedTime(began), final, next), ct);
    }

    /// <summary>The subject changes with the facts of this step: what cannot be told before is exchanged afterwards.</summary>
    private static IReadOnlyList<string> GatesOfNext(ReadyStep ready)
    {
        try
        {
            return ready.GatesOfNext();
        }
#pragma warning disable CA1031 // the next step will say it, with its own reason
        catch (Exception)
#pragma warning restore CA1031
        {
            return [];
        }
    }

    private Commitment Cancelled(Claim claim) =>
        new(claim, _time.GetUtcNow(), TimeSpan.Zero, Outcome: null, new Next.End(ItemState.Cancelled, "The run was cancelled."));

    private async Task<Standing> IntendAsync(Intention intention, CancellationToken stop)
    {
        var tries = 0;
        return await InsistAsync("take an intention", () => _intentions.SendAsync(intention, alone: tries++ > 0), stop);
    }

    /// <summary>Writes until it is written. Returns the claim as it goes on from there, or null when it is no longer ours.</summary>
    private async Task<Claim?> CommitAsync(Commitment commitment, CancellationToken ct)
    {
        var (claim, patience) = (commitment.Claim, new Patience(_random));
        var (since, answered) = (_time.GetTimestamp(), 0);
        while (true)
        {
            try
            {
                return Stands(commitment, await _commitments.SendAsync(commitment, alone: patience.Tries > 0));
            }
#pragma warning disable CA1031 // whatever ails the journal, the outcome must not be lost
            catch (Exception failure)
#pragma warning restore CA1031
            {
                if (Heart.BeatSince(since)) answered++;
                since = _time.GetTimestamp();
                if (answered == Unwritable && commitment.Outcome is not null)
                {
                    EngineLog.Unwritable(_logger, failure, claim.Item, claim.Step);
                    commitment = InItsPlace(commitment, failure);
                }

                try
                {
                    await PauseAsync("take an outcome", failure, patience, ct);
                }
                catch (OperationCanceledException)
                {
                    EngineLog.Unwritten(_logger, claim.Item, claim.Step);
                    throw;
                }
            }
        }
    }

    /// <summary>A failure without facts. The step did its work, and a retry looks and finds it.</summary>
    private static Commitment InItsPlace(Commitment commitment, Exception failure)
    {
        var outcome = new Outcome.Failure($"What {commitment.Claim.Step} found could not be written: {Words.Of(failure)}", "The portal's log has the details. Retry from here once the cause is gone.");
        return commitment with { Outcome = outcome, Next = new Next.End(ItemState.Failed, outcome.Reason, outcome.Advice) };
    }

    private Claim? Stands(Commitment commitment, Standing standing)
    {
        var claim = commitment.Claim;
        if (standing == Standing.Fenced) EngineLog.Fenced(_logger, claim.Item, claim.Step, claim.Fence.Number);
        else if (commitment.Next is Next.End { State: ItemState.Failed } end) EngineLog.Failed(_logger, claim.Item, claim.Step, end.Why);

        if (standing is not (Standing.Yours or Standing.CancelAsked)) return null;
        if (commitment.Next is Next.End { State: ItemState.Cancelled }) return null;
        return commitment.Next is Next.On on
            ? claim with { Step = on.Step, Gates = on.Gates, Attempt = on.Step == claim.Step ? claim.Attempt : 1, CancelAsked = standing == Standing.CancelAsked }
            : claim with { CancelAsked = true };
    }
}

using Microsoft.Extensions.Logging;

namespace Portal.Runs.Engine;

/// <summary>One run of one step: within its time, stopped when its node must stop, and nothing that it throws goes further.</summary>
internal sealed class StepRun(EngineOptions options, TimeProvider time, IAdvice? advice, ILogger logger)
{
    private const string LookIntoTheLog = "The portal's log has the details. Retry from here once the cause is gone.";

    /// <summary>What came of it; null when it was interrupted because the node must stop: what it did is unknown.</summary>
    /// <param name="ready">The step.</param>
    /// <param name="claim">In whose name.</param>
    /// <param name="limit">Longest time.</param>
    /// <param name="stop">Fires when the node must stop.</param>
    public async Task<Outcome?> RunAsync(ReadyStep ready, Claim claim, TimeSpan limit, CancellationToken stop)
    {
        EngineLog.Runs(logger, claim.Item, claim.Step, claim.Plan, claim.Attempt, claim.Fence.Number);
        using var over = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, stop);
        using var leave = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        await using var told = either.Token.Register(() => leave.CancelAfter(options.Grace));
        Task<Outcome>? running = null;
        try
        {
            running = ready.RunAsync(claim.Fence, either.Token);
            return await running.WaitAsync(leave.Token) ?? throw new InvalidOperationException($"{claim.Step} gave no outcome.");
        }
#pragma warning disable CA1031 // a step's surprise is a setback of its item, not of the node
        catch (Exception surprise)
#pragma warning restore CA1031
        {
            if (running is { IsCompleted: false }) LeaveBehind(running, claim);
            if (stop.IsCancellationRequested) return null;
            return over.IsCancellationRequested ? TooLong(claim, limit) : Explain(surprise, claim);
        }
    }

    /// <summary>The outcome of a surprise.</summary>
    public Outcome Explain(Exception surprise, Claim claim)
    {
        EngineLog.Surprised(logger, surprise, claim.Item, claim.Step);
        return advice?.Explain(surprise, claim) ?? Outcome.TryAgain(Words.Of(surprise), LookIntoTheLog);
    }

    private static Outcome TooLong(Claim claim, TimeSpan limit) =>
        Outcome.TryAgain($"{claim.Step} took longer than {limit}.", "Look whether the host is slow or hangs. Retry from here once it is well.");

    private void LeaveBehind(Task running, Claim claim)
    {
        EngineLog.LeftBehind(logger, claim.Item, claim.Step, options.Grace);
        _ = running.ContinueWith(left => left.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }
}

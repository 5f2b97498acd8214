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
        try
        {
            var running = ready.RunAsync(claim.Fence, either.Token);
            if (!running.IsCompleted && !await EndsAsync(running, either.Token).ConfigureAwait(false))
            {
                EngineLog.LeftBehind(logger, claim.Item, claim.Step, options.Grace);
                _ = running.ContinueWith(left => left.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
                return stop.IsCancellationRequested ? null : TooLong(claim, limit);
            }

            return await running.ConfigureAwait(false) ?? throw new InvalidOperationException($"{claim.Step} gave no outcome.");
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception) when (over.IsCancellationRequested)
        {
            return TooLong(claim, limit);
        }
#pragma warning disable CA1031 // a step's surprise is a setback of its item, not of the node
        catch (Exception surprise)
#pragma warning restore CA1031
        {
            return Explain(surprise, claim);
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

    /// <summary>Whether it ends by itself, or soon enough after it was told to.</summary>
    private async Task<bool> EndsAsync(Task running, CancellationToken told)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = told.Register(stopped.SetResult).ConfigureAwait(false);
        if (await Task.WhenAny(running, stopped.Task).ConfigureAwait(false) == running) return true;
        return await Task.WhenAny(running, Task.Delay(options.Grace, time, CancellationToken.None)).ConfigureAwait(false) == running;
    }
}

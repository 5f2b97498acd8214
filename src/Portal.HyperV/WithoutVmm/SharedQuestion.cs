namespace Portal.HyperV.WithoutVmm;

/// <summary>A costly question that many ask at once: whoever asks gets an answer that was begun after he asked, and shares it.</summary>
/// <param name="ask">Asks. Nobody's cancellation ends it, since others may wait for it.</param>
internal sealed class SharedQuestion<T>(Func<Task<T>> ask)
{
    private readonly Lock _lock = new();
    private Task<T>? _running, _next;

    /// <summary>Waits for an answer that is not older than this call.</summary>
    public Task<T> AskAsync(CancellationToken ct)
    {
        lock (_lock)
        {
            if (_running is { IsCompleted: false } running) return (_next ??= AfterAsync(running)).WaitAsync(ct);
            return (_running = Task.Run(ask, CancellationToken.None)).WaitAsync(ct);
        }
    }

    private async Task<T> AfterAsync(Task<T> running)
    {
        await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (_lock)
        {
            _running = Task.Run(ask, CancellationToken.None);
            _next = null;
            running = _running;
        }
        return await running;
    }
}

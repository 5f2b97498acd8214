namespace Portal.TestKit;

/// <summary>Waits for what other processes and threads bring about; the only place where a test lets time pass.</summary>
public static class Eventually
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks until the answer is no longer null, and returns it.</summary>
    /// <param name="what">For the message: "the machine runs".</param>
    /// <param name="ask">Null for "not yet".</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="limit">A minute unless told: a busy machine is slow, and nothing waits longer than it must.</param>
    /// <exception cref="TimeoutException">It did not come about.</exception>
    public static async Task<T> GetAsync<T>(string what, Func<Task<T?>> ask, CancellationToken ct, TimeSpan? limit = null) where T : class
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (await ask() is { } answer) return answer;
            if (TimeProvider.System.GetElapsedTime(begun) > (limit ?? TimeSpan.FromMinutes(1))) throw new TimeoutException($"In time it did not come about that {what}.");
            await Task.Delay(Step, TimeProvider.System, ct);
        }
    }

    /// <summary>Asks until it is true.</summary>
    /// <inheritdoc cref="GetAsync{T}"/>
    public static Task BeAsync(string what, Func<Task<bool>> ask, CancellationToken ct, TimeSpan? limit = null) =>
        GetAsync(what, async () => await ask() ? "yes" : null, ct, limit);

    /// <summary>Asks until it is true.</summary>
    /// <inheritdoc cref="GetAsync{T}"/>
    public static Task BeAsync(string what, Func<bool> ask, CancellationToken ct, TimeSpan? limit = null) =>
        BeAsync(what, () => Task.FromResult(ask()), ct, limit);
}

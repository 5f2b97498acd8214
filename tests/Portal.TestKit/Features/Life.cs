namespace Portal.TestKit.Features;

/// <summary>
/// A portal process from its start to its death. All that it does to the world goes through here; after its death no call leaves it and no
/// answer arrives, so that nothing of it goes on: no catch, no finally.
/// </summary>
/// <param name="calls">It dies when this call has been done, before its answer arrives; counted from 1. 0: never.</param>
/// <remarks>A death before a call is a death after the one before it: from one to the next the world does not change.</remarks>
public sealed class Life(int calls = 0)
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _death = NewEnd();
    private readonly TaskCompletionSource _peace = NewEnd();
    private int _underWay;

    /// <summary>Calls that were made.</summary>
    public int Calls { get; private set; }

    /// <summary>The call that it died of.</summary>
    public string Last { get; private set; } = "";

    /// <summary>Whether it is over.</summary>
    public bool IsOver => _death.Task.IsCompleted;

    /// <summary>Completes when it is over.</summary>
    public Task Death => _death.Task;

    /// <summary>Completes when it is over, and the world is through with the calls that had left it.</summary>
    public Task Peace => _peace.Task;

    /// <summary>Ends it between two calls.</summary>
    public void End()
    {
        lock (_lock)
        {
            _death.TrySetResult();
            if (_underWay == 0) _peace.TrySetResult();
        }
    }

    internal async Task<T> CallAsync<T>(string what, Func<Task<T>> call)
    {
        if (!TryLeave(out var number)) await new TaskCompletionSource().Task;
        try
        {
            return await call();
        }
        finally
        {
            if (!TryReturn(number == calls, what)) await new TaskCompletionSource().Task;
        }
    }

    internal Task CallAsync(string what, Func<Task> call) => CallAsync(what, async () =>
    {
        await call();
        return true;
    });

    private bool TryLeave(out int number)
    {
        lock (_lock)
        {
            number = IsOver ? 0 : ++Calls;
            if (!IsOver) _underWay++;
            return !IsOver;
        }
    }

    private bool TryReturn(bool isLast, string what)
    {
        lock (_lock)
        {
            _underWay--;
            if (isLast && !IsOver)
            {
                Last = what;
                _death.TrySetResult();
            }

            if (IsOver && _underWay == 0) _peace.TrySetResult();
            return !IsOver;
        }
    }

    private static TaskCompletionSource NewEnd() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

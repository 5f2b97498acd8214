namespace Portal.TestKit.Features;

/// <summary>
/// A portal process from its start to its death. All that it does to the world goes through here; after its death no call leaves it and no
/// answer arrives, so that nothing of it goes on: no catch, no finally.
/// </summary>
/// <param name="what">The only call that is counted; null counts all.</param>
/// <param name="calls">It dies when this call has been done, before its answer arrives; counted from 1. 0: never.</param>
/// <remarks>A death before a call is a death after the one before it: from one to the next the world does not change.</remarks>
public sealed class Life(string? what, int calls)
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _death = NewEnd();
    private readonly TaskCompletionSource _peace = NewEnd();
    private readonly Dictionary<string, int> _counts = [];
    private int _underWay;

    /// <summary>Dies of the n-th call, whatever it is; 0: never.</summary>
    public Life(int calls = 0) : this(what: null, calls) { }

    /// <summary>Calls that were made.</summary>
    public int Calls { get; private set; }

    /// <summary>What was called how often.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

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

    internal async Task<T> CallAsync<T>(string act, Func<Task<T>> call)
    {
        if (!TryLeave(act, out var number)) await new TaskCompletionSource().Task;
        try
        {
            return await call();
        }
        finally
        {
            if (!TryReturn(number == calls && (what is null || what == act), act)) await new TaskCompletionSource().Task;
        }
    }

    internal Task CallAsync(string act, Func<Task> call) => CallAsync(act, async () =>
    {
        await call();
        return true;
    });

    private bool TryLeave(string act, out int number)
    {
        lock (_lock)
        {
            number = 0;
            if (IsOver) return false;
            Calls++;
            _counts[act] = _counts.GetValueOrDefault(act) + 1;
            number = what is null ? Calls : _counts[act];
            _underWay++;
            return true;
        }
    }

    private bool TryReturn(bool isLast, string act)
    {
        lock (_lock)
        {
            _underWay--;
            if (isLast && !IsOver)
            {
                Last = act;
                _death.TrySetResult();
            }

            if (IsOver && _underWay == 0) _peace.TrySetResult();
            return !IsOver;
        }
    }

    private static TaskCompletionSource NewEnd() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

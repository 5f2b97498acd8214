namespace Portal.Runs.Engine;

/// <summary>Sends what queued up while the former call was under way as one call: that is where the price per step is won.</summary>
/// <param name="most">Requests in one call.</param>
/// <param name="call">Answers in the order of the requests.</param>
internal sealed class Convoy<TRequest, TAnswer>(int most, Func<IReadOnlyList<TRequest>, Task<IReadOnlyList<TAnswer>>> call)
{
    private readonly Lock _lock = new();
    private readonly Queue<Waiting> _queue = [];
    private bool _underWay;

    /// <param name="request">What to send.</param>
    /// <param name="alone">In a call of its own: after a failure, so that one bad request does not spoil the others for ever.</param>
    /// <exception cref="Exception">The call failed; whether it did anything is unknown.</exception>
    public Task<TAnswer> SendAsync(TRequest request, bool alone = false)
    {
        var waiting = new Waiting(request, alone, new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_lock)
        {
            _queue.Enqueue(waiting);
            if (_underWay) return waiting.Answer.Task;
            _underWay = true;
        }

        _ = DriveAsync();
        return waiting.Answer.Task;
    }

    private async Task DriveAsync()
    {
        while (Take() is { Count: > 0 } load)
        {
            try
            {
                var answers = await call([.. load.Select(waiting => waiting.Request)]);
                if (answers.Count != load.Count) throw new InvalidOperationException($"The journal gave {answers.Count} answers to {load.Count} requests.");
                for (var n = 0; n < load.Count; n++) load[n].Answer.SetResult(answers[n]);
            }
#pragma warning disable CA1031 // it belongs to those who wait for an answer
            catch (Exception failure)
#pragma warning restore CA1031
            {
                foreach (var waiting in load) waiting.Answer.TrySetException(failure);
            }
        }
    }

    private List<Waiting> Take()
    {
        List<Waiting> load = [];
        lock (_lock)
        {
            while (load.Count < most && _queue.TryPeek(out var next) && (load.Count == 0 || !next.Alone))
            {
                load.Add(_queue.Dequeue());
                if (next.Alone) break;
            }

            if (load.Count == 0) _underWay = false;
        }

        return load;
    }

    private sealed record Waiting(TRequest Request, bool Alone, TaskCompletionSource<TAnswer> Answer);
}

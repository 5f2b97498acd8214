using System.Collections.Concurrent;

namespace Portal.Web.Live;

/// <summary>Tells open pages that something changed. Says not what: they read the rows again.</summary>
internal sealed class Feed
{
    /// <summary>Who looks again after each change does so no more often than this.</summary>
    public static readonly TimeSpan Coalesce = TimeSpan.FromMilliseconds(500);

    // What is written without an event (another node's cancel, a clock that passes a limit) is seen after this.
    private static readonly TimeSpan AtLeast = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Subscription, byte> _open = [];

    /// <summary>Pages that listen.</summary>
    public int Open => _open.Count;

    /// <summary>Something changed.</summary>
    public void Say()
    {
        foreach (var (each, _) in _open) each.Call();
    }

    /// <summary>Listens from now on, until it is disposed of.</summary>
    public Subscription Listen()
    {
        var subscription = new Subscription(this);
        _open.TryAdd(subscription, 0);
        return subscription;
    }

    /// <summary>One listener. However often it is called while it does not wait, it hears it once.</summary>
    internal sealed class Subscription(Feed feed) : IDisposable
    {
        private readonly SemaphoreSlim _called = new(0, 1);

        /// <summary>Returns when it is worth looking again: with the next change, at once if there was one since the last, or after a while in any case.</summary>
        public async Task ChangeAsync(TimeProvider time, CancellationToken ct)
        {
            using var wait = CancellationTokenSource.CreateLinkedTokenSource(ct);
            await Task.WhenAny(_called.WaitAsync(wait.Token), Task.Delay(AtLeast, time, wait.Token));
            await wait.CancelAsync();
            ct.ThrowIfCancellationRequested();
        }

        /// <inheritdoc />
        public void Dispose()
        {
            feed._open.TryRemove(this, out _);
            _called.Dispose();
        }

        internal void Call()
        {
            try
            {
                if (_called.CurrentCount == 0) _called.Release();
            }
            catch (Exception fault) when (fault is SemaphoreFullException or ObjectDisposedException)
            {
                // Somebody else called it at the same moment, or its page has just gone.
            }
        }
    }
}

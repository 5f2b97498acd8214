using Microsoft.Extensions.Logging;
using Portal.Domain.Hosts;
using Portal.HyperV.Transports;

namespace Portal.HyperV.Sessions;

/// <summary>Sessions of one connection to one host: rented exclusively, last used first, closed when long idle.</summary>
/// <remarks>Opening one costs 15 ms to seconds, a call in an open one about a millisecond. WinRM allows 30 shells per user.</remarks>
internal sealed class SessionPool : IAsyncDisposable
{
    private readonly ITransport _transport;
    private readonly string _functions;
    private readonly HyperVOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly SemaphoreSlim _room;
    private readonly Lock _lock = new();
    private readonly List<HostSession> _idle = []; // the last used is the last
    private readonly CancellationTokenSource _closing = new();
    private readonly ITimer _sweeper;
    private long _suspectSince = long.MinValue;
    private string? _shareFolder;
    private volatile bool _retired;

    /// <param name="transport">Makes the ways.</param>
    /// <param name="most">Sessions at once, 1 or more.</param>
    /// <param name="options">Limits of time.</param>
    /// <param name="time">The clock.</param>
    /// <param name="log">What happens to sessions.</param>
    /// <param name="functions">Defines what is called in them; null is our functions for Hyper-V machines.</param>
    public SessionPool(ITransport transport, int most, HyperVOptions options, TimeProvider time, ILogger log, string? functions = null)
    {
        _functions = functions ?? PortalFunctions.Definition;
        (_transport, _options, _time, _log) = (transport, options, time, log);
        _room = new SemaphoreSlim(most, most);
        var every = options.IdleLimit / 4;
        _sweeper = time.CreateTimer(static pool => ((SessionPool)pool!).Sweep(), this, every, every);
    }

    /// <summary>FQDN of the host.</summary>
    public string Host => _transport.Host;

    /// <summary>Sessions that wait for work.</summary>
    public int IdleCount
    {
        get { lock (_lock) return _idle.Count; }
    }

    /// <summary>Calls a function in a session of its own for that time; waits while all are rented.</summary>
    /// <exception cref="HostException">No session opened, the host refused, or the session was lost.</exception>
    public async Task<IReadOnlyList<Row>> CallAsync(Call call, CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, _closing.Token);
        await _room.WaitAsync(either.Token);
        try
        {
            var session = await RentAsync(either.Token);
            var begun = _time.GetTimestamp();
            try
            {
                return await session.CallAsync(call, either.Token);
            }
            catch (HostException e) when (e.Fault == HostFault.Silent && !session.LooksWell)
            {
                // If the host died, so did what waits here: each of them shows that it lives before it is used again.
                lock (_lock) _suspectSince = _time.GetTimestamp();
                Log.SessionLost(_log, Host, e.Message);
                throw;
            }
            finally
            {
                Log.Called(_log, Host, call.Function, _time.GetElapsedTime(begun).TotalMilliseconds);
                GiveBack(session);
            }
        }
        finally
        {
            _room.Release();
        }
    }

    /// <summary>The lab only: the folder that plays the machine's C: drive. Opens a session if none was open yet.</summary>
    public async Task<string?> ShareFolderAsync(CancellationToken ct)
    {
        if (_shareFolder is null) await CallAsync(new Call("Out-Null", "opening a session"), ct);
        return _shareFolder;
    }

    /// <summary>Ends idle sessions now and rented ones after their call. A call may still come, and has a session of its own.</summary>
    public void Retire()
    {
        _retired = true;
        _sweeper.Dispose();
        DiscardIdle("The connection has changed.");
    }

    /// <summary>Cuts every session, rented ones too.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _sweeper.DisposeAsync();
        DiscardIdle("The portal closes its sessions.");
    }

    private void DiscardIdle(string reason)
    {
        lock (_lock)
        {
            foreach (var session in _idle) session.Discard(reason);
            _idle.Clear();
        }
    }

    private async Task<HostSession> RentAsync(CancellationToken ct)
    {
        while (TakeIdle() is { } session)
        {
            if (!NeedsProof(session)) return session;
            var alive = false;
            try { alive = await session.ShowsLifeAsync(ct); }
            finally { if (!alive) session.Discard("It showed no sign of life."); }
            if (alive) return session;
            Log.SessionStale(_log, Host);
        }

        var begun = _time.GetTimestamp();
        var opened = await HostSession.OpenAsync(_transport, _functions, _options, _time, ct);
        _shareFolder = opened.ShareFolder;
        Log.SessionOpened(_log, Host, _time.GetElapsedTime(begun).TotalMilliseconds);
        return opened;
    }

    private HostSession? TakeIdle()
    {
        lock (_lock)
        {
            while (_idle.Count > 0)
            {
                var session = _idle[^1];
                _idle.RemoveAt(_idle.Count - 1);
                if (session.LooksWell) return session;
                session.Discard("It ended while idle.");
            }
            return null;
        }
    }

    private bool NeedsProof(HostSession session)
    {
        lock (_lock)
        {
            return session.IdleSince <= _suspectSince || _time.GetElapsedTime(session.IdleSince) > _options.TrustIdleFor;
        }
    }

    private void GiveBack(HostSession session)
    {
        session.IdleSince = _time.GetTimestamp();
        lock (_lock)
        {
            if (session.LooksWell && !_retired && !_closing.IsCancellationRequested)
            {
                _idle.Add(session);
                return;
            }
        }
        session.Discard("It is not usable any more.");
    }

    private void Sweep()
    {
        lock (_lock)
        {
            _idle.RemoveAll(session =>
            {
                if (session.LooksWell && _time.GetElapsedTime(session.IdleSince) < _options.IdleLimit) return false;
                session.Discard("It was idle for long.");
                return true;
            });
        }
    }
}

using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Portal.Domain.Hosts;
using Portal.HyperV.Failures;
using Portal.HyperV.Transports;

namespace Portal.HyperV.Sessions;

/// <summary>One open session with our functions in it. For one call at a time.</summary>
internal sealed class HostSession
{
    private readonly SessionWay _way;
    private readonly Runspace _runspace;
    private readonly string _host;
    private readonly HyperVOptions _options;
    private readonly TimeProvider _time;
    private int _discarded;
    private volatile string? _whyDiscarded;

    private HostSession(SessionWay way, Runspace runspace, string host, HyperVOptions options, TimeProvider time) =>
        (_way, _runspace, _host, _options, _time) = (way, runspace, host, options, time);

    /// <summary>The lab only: the folder that plays the machine's C: drive.</summary>
    public string? ShareFolder => _way.ShareFolder;

    /// <summary>When it was last given back, by <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long IdleSince { get; set; }

    /// <summary>As far as one can tell without asking; a frozen host looks well.</summary>
    public bool LooksWell => IsOpen && _runspace.RunspaceAvailability == RunspaceAvailability.Available;

    private bool IsOpen => Volatile.Read(ref _discarded) == 0 && _runspace.RunspaceStateInfo.State == RunspaceState.Opened;

    /// <summary>Opens a session and defines our functions for Hyper-V machines in it.</summary>
    /// <exception cref="HostException">It did not open; with the real reason.</exception>
    public static Task<HostSession> OpenAsync(ITransport transport, HyperVOptions options, TimeProvider time, CancellationToken ct) =>
        OpenAsync(transport, PortalFunctions.Definition, options, time, ct);

    /// <summary>Opens a session and defines functions in it.</summary>
    /// <param name="transport">The way to the host.</param>
    /// <param name="functions">Text that defines them.</param>
    /// <param name="options">Limits of time.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="HostException">It did not open; with the real reason.</exception>
    public static async Task<HostSession> OpenAsync(ITransport transport, string functions, HyperVOptions options, TimeProvider time, CancellationToken ct)
    {
        var way = transport.Begin();
        var runspace = RunspaceFactory.CreateRunspace(way.Connection, host: null, typeTable: null, applicationArguments: null, options.SessionName);
        var session = new HostSession(way, runspace, transport.Host, options, time);
        try
        {
            await session.OpenRunspaceAsync(ct);
            await session.RunAsync(shell => shell.AddScript(functions, useLocalScope: false), "opening the session", options.OpenTimeout, ct);
            return session;
        }
        catch
        {
            session.Discard("The session did not open.");
            throw;
        }
    }

    /// <summary>Calls one of our functions and returns its rows.</summary>
    /// <exception cref="HostException">The host refused, or the session was lost; then it does not look well any more.</exception>
    /// <exception cref="OperationCanceledException">The token; what the host was doing is then unknown.</exception>
    public async Task<IReadOnlyList<Row>> CallAsync(Call call, CancellationToken ct)
    {
        var output = await RunAsync(shell =>
        {
            shell.AddCommand(call.Function, useLocalScope: true);
            foreach (var (name, value) in call.Parameters) shell.AddParameter(name, value);
        }, call.Act, call.Timeout ?? _options.CallTimeout, ct);
        return [.. output.Select(one => new Row(_host, call.Function, one))];
    }

    /// <summary>Asks whether the host still answers.</summary>
    public async Task<bool> ShowsLifeAsync(CancellationToken ct)
    {
        if (!LooksWell) return false;
        try
        {
            await RunAsync(static shell => shell.AddScript("$true", useLocalScope: true), "asking for a sign of life", _options.HealthTimeout, ct);
            return true;
        }
        catch (HostException)
        {
            return false;
        }
    }

    /// <summary>Breaks the session and disposes of it on another thread: disposing waits for a peer that may be frozen.</summary>
    public void Discard(string reason)
    {
        if (Interlocked.Exchange(ref _discarded, 1) == 1) return;
        _whyDiscarded = reason;
        _way.Kill(reason);
        _ = Task.Run(() =>
        {
            try { _runspace.Dispose(); }
            catch (Exception e) when (e is not OutOfMemoryException) { /* a dead session has nothing more to say */ }
        }, CancellationToken.None);
    }

    private async Task OpenRunspaceAsync(CancellationToken ct)
    {
        var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _runspace.StateChanged += (_, change) =>
        {
            if (change.RunspaceStateInfo.State is RunspaceState.Opened or RunspaceState.Broken or RunspaceState.Closed) settled.TrySetResult();
        };
        try
        {
            _way.BeginOpen(_runspace);
            await settled.Task.WaitAsync(_options.OpenTimeout, _time, ct);
        }
        catch (TimeoutException e)
        {
            throw new HostException(HostFault.Silent, _host, $"{_host} did not open a session within {_options.OpenTimeout.TotalSeconds:0.#} s.",
                "Check that the machine is up and not overloaded.", e);
        }
        catch (Exception e) when (e is RuntimeException or IOException or InvalidOperationException)
        {
            throw _way.Refusal ?? Losses.DuringOpen(_host, e);
        }
        if (_runspace.RunspaceStateInfo.State != RunspaceState.Opened)
            throw _way.Refusal ?? Losses.DuringOpen(_host, _runspace.RunspaceStateInfo.Reason);
    }

    private async Task<IReadOnlyList<PSObject?>> RunAsync(Action<PowerShell> prepare, string act, TimeSpan limit, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var shell = PowerShell.Create();
        shell.Runspace = _runspace;
        prepare(shell);
        // On a pool thread: the first packets are written by the caller, and a frozen host may not take them.
        var begun = Task.Factory.StartNew(shell.InvokeAsync, CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);
        var running = begun.Unwrap();
        var abandoned = false;
        try
        {
            var output = await running.WaitAsync(limit, _time, ct);
            RequireAnswer(shell);
            if (shell.Streams.Error.Count > 0) throw KnownFailures.Translate(_host, act, shell.Streams.Error[0]);
            return [.. output];
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            abandoned = !await StoppedAsync(shell, begun, running, act);
            if (e is OperationCanceledException) throw;
            throw new HostException(HostFault.Silent, _host, $"{_host} did not finish {act} within {limit.TotalSeconds:0.#} s; it was stopped.",
                "Look at the host's load. What it had begun is looked at before it is tried again.", e);
        }
        catch (RemoteException e)
        {
            throw KnownFailures.Translate(_host, act, e.ErrorRecord);
        }
        catch (Exception e) when (e is not HostException && IsLoss(e))
        {
            var lost = Losses.DuringCall(_host, act, _whyDiscarded, e);
            Discard(lost.Message);
            throw lost;
        }
        catch (Exception e) when (e is not HostException)
        {
            throw new HostException(HostFault.Refused, _host, $"{_host} refused {act}: {e.Message}", "Tell the makers of the portal: host and portal do not understand each other.", e);
        }
        finally
        {
            if (!abandoned) shell.Dispose();
        }
    }

    // A pipeline that its runspace took along as it closed ends without an exception and without rows, as if that were the answer.
    private void RequireAnswer(PowerShell shell)
    {
        if (IsOpen && shell.InvocationStateInfo.State == PSInvocationState.Completed) return;
        throw new IOException("The session ended before the host had answered.", shell.InvocationStateInfo.Reason ?? _runspace.RunspaceStateInfo.Reason);
    }

    // In a session that is going away the engine may stumble over anything, its own null references too.
    private bool IsLoss(Exception e) => !IsOpen || Losses.IsLoss(e);

    // Never the blocking Stop. A .NET call on the far side cannot be stopped, and a host may say that it has stopped what it is
    // only about to begin: whoever used the session next would wait behind it. So it is cut in any case, after a grace in which the stop arrives.
    private async Task<bool> StoppedAsync(PowerShell shell, Task begun, Task running, string act)
    {
        var grace = Task.Delay(_options.StopGrace, _time, CancellationToken.None);
        try
        {
            // A stop that overtakes its call is forgotten, and the call goes out all the same.
            await Task.WhenAny(begun, grace);
            shell.BeginStop(null, null);
            await Task.WhenAny(running, grace);
        }
        catch (Exception e) when (IsLoss(e))
        {
            // It is being cut anyway.
        }
        var stopped = running.IsCompleted;
        Discard(stopped ? $"Cut off: {act} was stopped." : $"Cut off: {act} did not stop within {_options.StopGrace.TotalSeconds:0.#} s.");
        if (stopped) _ = running.Exception;
        else _ = running.ContinueWith(ended => { _ = ended.Exception; shell.Dispose(); }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return stopped;
    }
}

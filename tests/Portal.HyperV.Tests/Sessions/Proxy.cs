using System.Collections.Concurrent;
using System.Net.Sockets;
using Portal.TestKit.Web;

namespace Portal.HyperV.Tests.Sessions;

/// <summary>Stands between portal and lab, and can be a bad network: silent, or cut.</summary>
internal sealed class Proxy : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _lab;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly ConcurrentBag<Socket> _open = [];
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;
    private volatile TaskCompletionSource _flows = new();
    private int _connections, _alive;

    /// <param name="lab">The lab's socket.</param>
    public Proxy(string lab)
    {
        _lab = lab;
        _flows.SetResult();
        _listener.Bind(new UnixDomainSocketEndPoint(Socket));
        _listener.Listen();
        _accepting = AcceptAsync();
    }

    /// <summary>Where the portal shall connect.</summary>
    public string Socket => _folder.At("s");

    /// <summary>Connections that were made so far.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Those of them that the portal has not ended.</summary>
    public int Open => Volatile.Read(ref _alive);

    /// <summary>From now on nothing passes, and nobody is told.</summary>
    public void Freeze() => _flows = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was held up passes.</summary>
    public void Thaw() => _flows.TrySetResult();

    /// <summary>Breaks every connection.</summary>
    public void Cut()
    {
        while (_open.TryTake(out var socket)) socket.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        Thaw();
        Cut();
        _listener.Dispose();
        await _accepting;
        _end.Dispose();
        _folder.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var portal = await _listener.AcceptAsync(_end.Token);
                Interlocked.Increment(ref _connections);
                var lab = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await lab.ConnectAsync(new UnixDomainSocketEndPoint(_lab), _end.Token);
                _open.Add(portal);
                _open.Add(lab);
                Interlocked.Increment(ref _alive);
                _ = PumpAsync(lab, portal);
                _ = PumpAsync(portal, lab).ContinueWith(_ => Interlocked.Decrement(ref _alive), TaskScheduler.Default);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, _end.Token) is var read and > 0)
            {
                await _flows.Task.WaitAsync(_end.Token);
                await to.SendAsync(buffer.AsMemory(0, read), _end.Token);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One side is gone; the other follows.
        }
        from.Dispose();
        to.Dispose();
    }
}

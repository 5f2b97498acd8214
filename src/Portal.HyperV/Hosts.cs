using Microsoft.Extensions.Logging;
using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.HyperV.Transports;

namespace Portal.HyperV;

/// <summary>The hands on the hosts: sessions are kept per connection and host, for as long as the connection stays as it is.</summary>
public sealed class Hosts : IHosts, IAsyncDisposable
{
    private readonly IConnectionBook _book;
    private readonly ITransports _transports;
    private readonly HyperVOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, Reach> _reaches = [];
    private bool _disposed;

    /// <param name="book">Says what a connection is; asked before each act.</param>
    /// <param name="options">How the room works.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logs">Where it tells.</param>
    public Hosts(IConnectionBook book, HyperVOptions options, TimeProvider time, ILoggerFactory logs)
        : this(book, new AllTransports(options), options, time, logs) { }

    internal Hosts(IConnectionBook book, ITransports transports, HyperVOptions options, TimeProvider time, ILoggerFactory logs) =>
        (_book, _transports, _options, _time, _log) = (book, transports, options, time, logs.CreateLogger<Hosts>());

    /// <inheritdoc />
    public async Task<IHypervisor> HypervisorAsync(Guid connection, CancellationToken ct) => (await ReachAsync(connection, ct)).Hypervisor;

    /// <inheritdoc />
    public async Task<IHyperVMachine> MachineAsync(Guid connection, string host, CancellationToken ct) => (await ReachAsync(connection, ct)).Machine(host);

    /// <inheritdoc />
    public async Task<IAdministratorShare> ShareAsync(Guid connection, string host, CancellationToken ct) => (await ReachAsync(connection, ct)).Share(host);

    /// <inheritdoc />
    public async Task<IProbe> ProbeAsync(Guid connection, CancellationToken ct) => (await ReachAsync(connection, ct)).Probe;

    /// <inheritdoc />
    public void Forget(Guid connection)
    {
        lock (_lock)
        {
            if (_reaches.Remove(connection, out var reach)) reach.Retire();
        }
    }

    /// <summary>Cuts all sessions, and with them what runs in them.</summary>
    public async ValueTask DisposeAsync()
    {
        List<Reach> reaches;
        lock (_lock)
        {
            _disposed = true;
            reaches = [.. _reaches.Values];
            _reaches.Clear();
        }
        foreach (var reach in reaches) await reach.DisposeAsync();
        _transports.Dispose();
    }

    private async Task<Reach> ReachAsync(Guid connection, CancellationToken ct)
    {
        var access = await _book.FindAsync(connection, ct);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_reaches.TryGetValue(connection, out var reach))
            {
                if (access is not null && reach.IsFor(access)) return reach;
                reach.Retire();
                _reaches.Remove(connection);
            }
            if (access is null)
                throw new HostException(HostFault.Missing, "the connection", $"There is no connection {connection}.", "It was removed: choose another.");
            return _reaches[connection] = new Reach(access, _transports.To(access), _options, _time, _log);
        }
    }
}

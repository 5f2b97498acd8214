using Microsoft.Extensions.Logging;
using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.HyperV.Machines;
using Portal.HyperV.Transports;
using Portal.HyperV.WithoutVmm;

namespace Portal.HyperV;

/// <summary>The hands on the hosts: sessions are kept per connection and host, for as long as the connection stays as it is.</summary>
/// <param name="book">Says what a connection is; asked before each act.</param>
/// <param name="options">How the room works.</param>
/// <param name="time">The clock.</param>
/// <param name="logs">Where it tells.</param>
public sealed class Hosts(IConnectionBook book, HyperVOptions options, TimeProvider time, ILoggerFactory logs) : IHosts, IAsyncDisposable
{
    private readonly ILogger _log = logs.CreateLogger<Hosts>();
    private readonly Askpass _askpass = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, Reach> _reaches = [];
    private bool _disposed;

    /// <inheritdoc />
    public async Task<IHypervisor> HypervisorAsync(Guid connection, CancellationToken ct) => (await ReachAsync(connection, ct)).Hypervisor;

    /// <inheritdoc />
    public async Task<IHyperVMachine> MachineAsync(Guid connection, string host, CancellationToken ct) => (await ReachAsync(connection, ct)).Machine(host);

    /// <inheritdoc />
    public async Task<IAdministratorShare> ShareAsync(Guid connection, string host, CancellationToken ct) => (await ReachAsync(connection, ct)).Share(host);

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
        _askpass.Dispose();
    }

    private async Task<Reach> ReachAsync(Guid connection, CancellationToken ct)
    {
        var access = await book.FindAsync(connection, ct);
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
            return _reaches[connection] = new Reach(access, Ways(access), options, time, _log);
        }
    }

    private Func<string, ITransport> Ways(ConnectionAccess access)
    {
        switch (access.Transport)
        {
            case Transport.Lab:
                var socket = options.LabSocket ?? throw new HostException(HostFault.Unsupported, access.Address,
                    $"{access.Address} is a machine of the lab, and this portal runs none.", "Switch the lab on in the settings, or choose another transport for the connection.");
                return host => new LabTransport(socket, host, access, options.SessionName);
            case Transport.Ssh:
                return host => new SshTransport(host, access, options, _askpass);
            case Transport.WSMan:
                WSManTransport.RefuseElsewhere(access.Address);
                return host => new WSManTransport(host, access, options);
            default:
                throw new HostException(HostFault.Unsupported, access.Address, $"The transport {access.Transport} is unknown.", "Choose another transport for the connection.");
        }
    }
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.HyperV.Machines;
using Portal.HyperV.Probing;
using Portal.HyperV.Sessions;
using Portal.HyperV.Shares;
using Portal.HyperV.ThroughVmm;
using Portal.HyperV.Transports;
using Portal.HyperV.WithoutVmm;

namespace Portal.HyperV;

/// <summary>What one connection reaches, while it stays as it is: a pool of sessions, a machine and a share per host.</summary>
internal sealed class Reach : IAsyncDisposable
{
    private readonly ConnectionAccess _access;
    private readonly ConcurrentDictionary<string, Lazy<OneHost>> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Func<string, OneHost> _begin;
    private readonly SessionPool? _vmm;

    public Reach(ConnectionAccess access, Func<string, ITransport> ways, HyperVOptions options, TimeProvider time, ILogger log)
    {
        _access = access;
        _begin = host =>
        {
            var pool = new SessionPool(ways(host), access.SessionsPerHost, options, time, log);
            return new(pool, new HyperVMachine(pool, access, log), AdministratorShare.To(pool, access));
        };
        if (access.Vmm is { } vmm)
        {
            _vmm = new(ways(vmm.Machine), access.SessionsPerHost, options, time, log, PortalFunctions.VmmDefinition);
            Hypervisor = new HyperVThroughVmm(access, new VmmSessions(_vmm, access, vmm), host => Of(host).Pool, log);
        }
        else
        {
            Hypervisor = new HyperVWithoutVmm(access.Address, host => Of(host).Pool, time, log);
        }

        Probe = new Probe(access, Hypervisor, host => Of(host).Pool, time);
    }

    /// <summary>Its virtual machines.</summary>
    public IHypervisor Hypervisor { get; }

    /// <summary>How things stand there.</summary>
    public IProbe Probe { get; }

    /// <summary>Disk work on a host.</summary>
    public IHyperVMachine Machine(string host) => Of(host).Machine;

    /// <summary>The host's administrator share.</summary>
    public IAdministratorShare Share(string host) => Of(host).Share;

    /// <summary>Whether sessions made for what the connection was still fit what it is.</summary>
    public bool IsFor(ConnectionAccess now) =>
        now with { Password = _access.Password } == _access && now.Password.Reveal() == _access.Password.Reveal();

    /// <summary>The connection has changed: idle sessions end, rented ones after their call.</summary>
    public void Retire()
    {
        _vmm?.Retire();
        foreach (var host in _hosts.Values) host.Value.Pool.Retire();
    }

    /// <summary>Cuts all sessions.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_vmm is not null) await _vmm.DisposeAsync();
        foreach (var host in _hosts.Values) await host.Value.Pool.DisposeAsync();
    }

    private OneHost Of(string host) => _hosts.GetOrAdd(host, name => new(() => _begin(name))).Value;

    private sealed record OneHost(SessionPool Pool, HyperVMachine Machine, IAdministratorShare Share);
}

using System.Collections.Concurrent;
using Portal.Domain.Hosts;

namespace Portal.TestKit.Hosts;

/// <summary>
/// Hyper-V machines in memory behind the contracts: quick, and held to the same contract suite as the real thing. Files and VMs outlive whoever
/// calls, as those of a host do.
/// </summary>
/// <param name="connections">The connections there are; none given: every id is one.</param>
public sealed class MemoryHosts(params IReadOnlyList<Guid> connections) : IHosts
{
    private readonly ConcurrentDictionary<(string Host, MemoryFault Fault), bool> _faults = new();
    private int _calls;

    /// <summary>What there is. Tests may look and change at will.</summary>
    public MemorySite Site { get; } = new();

    /// <summary>Called before and after each call; may throw, or never end, as a crash would.</summary>
    public Func<HostCall, CancellationToken, Task>? Watch { get; set; }

    /// <summary>Refuses a call that it has a word for, before the call does anything.</summary>
    public Func<HostCall, HostException?>? Refuse { get; set; }

    /// <summary>Calls that began.</summary>
    public int Calls => _calls;

    /// <summary>The staging folder of every machine.</summary>
    public string StagingFolder { get; init; } = @"C:\ProgramData\Portal\Staging";

    /// <summary>A cluster of two with a master of each generation, and nothing else.</summary>
    public static MemoryHosts Cluster(params IReadOnlyList<Guid> connections)
    {
        var hosts = new MemoryHosts(connections);
        foreach (var name in (ReadOnlySpan<string>)["hv01.lab.example", "hv02.lab.example"])
            hosts.Site.AddHost(new(name, "10.0.20348", "cluster01.lab.example", Paused: false, 128L << 30, 96L << 30, ["LAN"]));
        hosts.Site.AddMaster("debian-12", "hv01.lab.example", generation: 2);
        hosts.Site.AddMaster("win-2022", "hv02.lab.example", generation: 1);
        return hosts;
    }

    /// <summary>Switches a fault of a machine on or off.</summary>
    public void Set(string host, MemoryFault fault, bool on = true) => _faults[(host.ToUpperInvariant(), fault)] = on;

    /// <summary>Whether a machine has a fault.</summary>
    public bool Has(string host, MemoryFault fault) => _faults.GetValueOrDefault((host.ToUpperInvariant(), fault));

    /// <summary>Connections that nobody asks for again.</summary>
    public ConcurrentBag<Guid> Forgotten { get; } = [];

    /// <inheritdoc />
    public void Forget(Guid connection) => Forgotten.Add(connection);

    /// <inheritdoc />
    public Task<IHypervisor> HypervisorAsync(Guid connection, CancellationToken ct)
    {
        RefuseUnknown(connection, "the connection");
        return Task.FromResult<IHypervisor>(new MemoryHypervisor(this));
    }

    /// <inheritdoc />
    public Task<IHyperVMachine> MachineAsync(Guid connection, string host, CancellationToken ct)
    {
        RefuseUnknown(connection, host);
        return Task.FromResult<IHyperVMachine>(new MemoryMachine(this, host));
    }

    /// <inheritdoc />
    public Task<IAdministratorShare> ShareAsync(Guid connection, string host, CancellationToken ct)
    {
        RefuseUnknown(connection, host);
        return Task.FromResult<IAdministratorShare>(new MemoryShare(this, host));
    }

    /// <inheritdoc />
    public Task<IProbe> ProbeAsync(Guid connection, CancellationToken ct)
    {
        RefuseUnknown(connection, "the connection");
        return Task.FromResult<IProbe>(new MemoryProbe(this));
    }

    /// <summary>Runs a call as the machine would: told before, refused or done, told after.</summary>
    internal async Task<T> CallAsync<T>(string host, string act, string about, Func<T> body, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        Interlocked.Increment(ref _calls);
        var call = new HostCall(host, act, about, Done: false);
        if (Watch is { } before) await before(call, ct);
        if (Refuse?.Invoke(call) is { } refusal) throw refusal;
        RefuseSick(host, act);
        T answer;
        lock (Site.Gate) answer = body();
        if (Watch is { } after) await after(call with { Done = true }, ct);
        return answer;
    }

    /// <summary>The machine does not answer, or refuses the account.</summary>
    internal void RefuseSick(string host, string act)
    {
        if (Has(host, MemoryFault.Down)) throw new HostException(HostFault.Silent, host, $"No session to {host}: it does not answer.", "Check that the machine is up.");
        if (Has(host, MemoryFault.Denied)) throw new HostException(HostFault.Denied, host, $"{host} refused {act}: access is denied.", "Check account and password of the connection.");
    }

    private void RefuseUnknown(Guid connection, string host)
    {
        if (connections.Count == 0 || connections.Contains(connection)) return;
        throw new HostException(HostFault.Missing, host, $"There is no connection {connection}.", "It was removed: choose another.");
    }
}

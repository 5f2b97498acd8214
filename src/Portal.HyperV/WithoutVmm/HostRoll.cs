using Microsoft.Extensions.Logging;
using Portal.Domain.Hosts;
using Portal.HyperV.Failures;
using Portal.HyperV.Sessions;

namespace Portal.HyperV.WithoutVmm;

/// <summary>The hosts of a connection: whichever node answers at a cluster's address names the others.</summary>
internal sealed class HostRoll(string address, Func<string, SessionPool> pool, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(30);

    private volatile Roll? _last;

    /// <summary>All hosts that are up, as they answer now. One that does not is left out, and the log says why.</summary>
    /// <exception cref="HostException">Nobody answers at the address.</exception>
    public async Task<IReadOnlyList<HostFacts>> AskAsync(CancellationToken ct) => [.. (await AskAsync("Get-PortalHost", ct)).Hosts.Select(host => host.Facts)];

    /// <summary>The same with what else they say in the same call, and the nodes that the cluster calls down.</summary>
    /// <param name="function">Returns the row of Get-PortalHost, then its own.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="HostException">Nobody answers at the address.</exception>
    public async Task<(IReadOnlyList<HostAnswer> Hosts, IReadOnlyList<string> Down)> AskAsync(string function, CancellationToken ct)
    {
        var (first, nodes, down) = await AskFirstAsync(function, ct);
        if (nodes.Count == 0) return ([first], down);
        var answers = await Task.WhenAll(nodes.Select(node => string.Equals(node.Name, first.Facts.Name, StringComparison.OrdinalIgnoreCase)
            ? Task.FromResult<HostAnswer?>(first with { Facts = first.Facts with { Paused = node.Paused } })
            : AskNodeAsync(function, node, ct)));
        return ([.. answers.OfType<HostAnswer>().OrderBy(host => host.Facts.Name, StringComparer.OrdinalIgnoreCase)], down);
    }

    /// <summary>FQDNs of the hosts that are up, known for half a minute at most.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken ct) =>
        _last is { } last && time.GetElapsedTime(last.Asked) < Trust ? last.Names : (await FreshNamesAsync(ct)).Up;

    /// <summary>FQDNs of the hosts that are up, and of the nodes that the cluster calls down, asked now.</summary>
    public async Task<(IReadOnlyList<string> Up, IReadOnlyList<string> Down)> FreshNamesAsync(CancellationToken ct)
    {
        var (_, _, down) = await AskFirstAsync("Get-PortalHost", ct);
        return (_last!.Names, down);
    }

    private async Task<(HostAnswer First, IReadOnlyList<Node> Nodes, IReadOnlyList<string> Down)> AskFirstAsync(string function, CancellationToken ct)
    {
        var asked = time.GetTimestamp();
        var rows = await RowsAsync(function, address, ct);
        var (first, nodes) = (Answer(rows, paused: false), rows[0].Texts("Nodes").Select(Node.Parse).ToList());
        List<string> down = [.. nodes.Where(node => !node.Up).Select(node => node.Name)];
        foreach (var name in down) Log.HostLeftOut(log, name, address, "the cluster says that it is down");
        nodes.RemoveAll(node => !node.Up);
        _last = new(asked, nodes.Count == 0 ? [first.Facts.Name] : [.. nodes.Select(node => node.Name)]);
        return (first, nodes, down);
    }

    private async Task<HostAnswer?> AskNodeAsync(string function, Node node, CancellationToken ct)
    {
        try
        {
            return Answer(await RowsAsync(function, node.Name, ct), node.Paused);
        }
        catch (HostException e)
        {
            Log.HostLeftOut(log, node.Name, address, e.Message);
            return null;
        }
    }

    private async Task<IReadOnlyList<Row>> RowsAsync(string function, string host, CancellationToken ct) => await pool(host).CallAsync(new Call(function, "asking what it is"), ct) is { Count: > 0 } rows
        ? rows
        : throw new HostException(HostFault.Refused, host, $"{host} answered {function} with nothing.", "Tell the makers of the portal: host and portal do not understand each other.");

    private static HostAnswer Answer(IReadOnlyList<Row> rows, bool paused) => new(Facts(rows[0], paused), [.. rows.Skip(1)]);

    // Disks could be made there, machines could not: there is no Hyper-V module.
    private static HostFacts Facts(Row row, bool paused)
    {
        HostFacts facts = new(row.Text("Name"), row.Text("WindowsVersion"), row.TextOrNull("Cluster"), paused, row.Number("MemoryBytes"), row.Number("FreeMemoryBytes"), row.Texts("Switches"));
        return facts.IsBefore(WindowsServer.V2012) ? throw KnownFailures.TooOld(facts.Name, "asking what it is", facts.WindowsVersion) : facts;
    }

    private sealed record Roll(long Asked, IReadOnlyList<string> Names);

    /// <summary>"hv01.lab.example=Up"; also Down, Paused, Joining.</summary>
    private sealed record Node(string Name, string State)
    {
        public bool Paused => State == "Paused";

        public bool Up => State is "Up" or "Paused";

        public static Node Parse(string text) => text.Split('=', 2) is [var name, var state] ? new(name, state) : new(text, "Unknown");
    }
}

/// <summary>What a host says of itself, and the rows that came after that.</summary>
internal sealed record HostAnswer(HostFacts Facts, IReadOnlyList<Row> Rest);

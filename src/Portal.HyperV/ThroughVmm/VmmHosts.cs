using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Portal.Domain.Hosts;
using Portal.HyperV.Sessions;
using Portal.HyperV.WithoutVmm;

namespace Portal.HyperV.ThroughVmm;

/// <summary>The hosts of a connection: VMM says which they are, each of them says what only it knows.</summary>
internal sealed class VmmHosts(VmmSessions vmm, string address, Func<string, SessionPool> pool, ILogger log)
{
    private readonly ConcurrentDictionary<string, SharedQuestion<bool>> _refreshes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>All hosts that answer VMM and us. One that does not is left out, and the log says why.</summary>
    public async Task<IReadOnlyList<HostFacts>> AskAsync(CancellationToken ct)
    {
        var answers = await Task.WhenAll((await ResponsiveAsync(ct)).Select(host => AskAsync(host, ct)));
        return [.. answers.OfType<HostFacts>().OrderBy(host => host.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>FQDNs of the hosts that answer VMM.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken ct) => [.. (await ResponsiveAsync(ct)).Select(host => host.Text("Name"))];

    /// <summary>VMM looks at a host again, so that it knows the files there. Takes it long; those who ask meanwhile share the next look.</summary>
    public Task RefreshAsync(string host, CancellationToken ct) => _refreshes.GetOrAdd(host, name => new(async () =>
    {
        await vmm.CallAsync(new Call("Update-PortalVmmHost", $"looking at {name} again").With("HostName", name), CancellationToken.None);
        return true;
    })).AskAsync(ct);

    private async Task<List<Row>> ResponsiveAsync(CancellationToken ct)
    {
        var rows = await vmm.CallAsync(new Call("Get-PortalVmmHost", "listing hosts").With("Address", address), ct);
        foreach (var silent in rows.Where(row => !row.Flag("Responding"))) Log.HostLeftOut(log, silent.Text("Name"), address, "VMM says that it does not respond");
        return [.. rows.Where(row => row.Flag("Responding"))];
    }

    // VMM knows Windows by its product name alone, and memory as of its last look.
    private async Task<HostFacts?> AskAsync(Row known, CancellationToken ct)
    {
        var name = known.Text("Name");
        try
        {
            var rows = await pool(name).CallAsync(new Call("Get-PortalHost", "asking what it is"), ct);
            return rows is [var row, ..]
                ? new(name, row.Text("WindowsVersion"), known.TextOrNull("Cluster"), known.Flag("Paused"), row.Number("MemoryBytes"), row.Number("FreeMemoryBytes"),
                    [.. known.Texts("Networks").Distinct(StringComparer.OrdinalIgnoreCase)])
                : null;
        }
        catch (HostException e)
        {
            Log.HostLeftOut(log, name, address, e.Message);
            return null;
        }
    }
}

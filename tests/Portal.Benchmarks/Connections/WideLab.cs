using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Portal.Benchmarks.Measuring;
using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.HyperV;
using Portal.TestKit;
using Portal.Web.EmbeddedLab;

namespace Portal.Benchmarks.Connections;

/// <summary>A lab whose cluster has many nodes, and the portal's hands on it. Each question is asked as of a connection that nobody knew: no session is open.</summary>
internal sealed class WideLab : IConnectionBook, IAsyncDisposable
{
    private readonly ConcurrentDictionary<Guid, ConnectionAccess> _connections = new();
    private readonly string _root;
    private readonly LabAccount _account;
    private readonly bool _vmm;
    private readonly Hosts _hands;

    private WideLab(string root, WideSite site, LabAccount account, bool vmm, int process)
    {
        (_root, _account, _vmm, Nodes, Process) = (root, account, vmm, site.Hosts, process);
        _hands = new Hosts(this, new HyperVOptions { NodeName = "bench", LabSocket = LabSocket.PathOf(FolderIn(root)) }, TimeProvider.System, Count);
    }

    /// <summary>FQDNs.</summary>
    public IReadOnlyList<string> Nodes { get; }

    /// <summary>Process id of the lab.</summary>
    public int Process { get; }

    /// <summary>The calls since it was cleared.</summary>
    public CallCount Count { get; } = new();

    /// <param name="hosts">Nodes.</param>
    /// <param name="machines">Of ours, on them.</param>
    /// <param name="vmm">Whether a VMM 2022 manages them.</param>
    public static async Task<WideLab> StartAsync(int hosts, int machines, bool vmm)
    {
        var root = Directory.CreateTempSubdirectory("portal-bench-").FullName;
        var folder = FolderIn(root);
        var site = new WideSite(folder, hosts);
        site.Write();
        site.Fill(machines);
        using var process = LabProgram.Start(folder, pace: 0, vmm ? "2022" : null, Path.Combine(root, "lab.log"));
        await Eventually.BeAsync("the lab answers", async () => process.HasExited
            ? throw new InvalidOperationException($"The lab ended: {await File.ReadAllTextAsync(Path.Combine(root, "lab.log"))}")
            : await LabSocket.AnswersAsync(folder, CancellationToken.None), CancellationToken.None);

        var status = await LabSocket.AskAsync(folder, new JsonObject { ["verb"] = "status" }, CancellationToken.None);
        return new(root, site, await LabAccount.ReadAsync(folder, CancellationToken.None), vmm, (int)status!["process"]!);
    }

    public Task<ConnectionAccess?> FindAsync(Guid connection, CancellationToken ct) => Task.FromResult(_connections.GetValueOrDefault(connection));

    /// <summary>Lets each machine take its time, as real ones do: two seconds for a session, a fifth of one for each cmdlet.</summary>
    public async Task SlowDownAsync()
    {
        foreach (var machine in _vmm ? [.. Nodes, "vmm01", "console01"] : Nodes)
        {
            if (await AskAsync(new JsonObject { ["verb"] = "fault", ["host"] = machine, ["set"] = "slow" }) is not { } answer || (bool?)answer["ok"] != true)
                throw new InvalidOperationException($"{machine} did not slow down.");
        }
    }

    /// <summary>Asks something of a connection whose sessions are all still to be opened.</summary>
    public async Task<Spent> ColdAsync(Func<Hosts, Guid, Task> ask)
    {
        var id = Guid.CreateVersion7();
        _connections[id] = new(id, "Lab", WideSite.Cluster, Transport.Lab, _account.User, _account.Password, WideSite.Storage, @"C:\ProgramData\Portal\Staging", 4)
        {
            Vmm = _vmm ? new("vmm01.lab.example", "console01.lab.example") : null,
        };
        Count.Clear();
        var spent = await Spent.OnAsync(() => ask(_hands, id), Process);
        _connections.TryRemove(id, out _);
        try
        {
            await _hands.HypervisorAsync(id, CancellationToken.None);
        }
        catch (HostException)
        {
            // As it should: the connection is gone, and its sessions end with it.
        }

        return spent;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _hands.DisposeAsync();
        try
        {
            using var lab = System.Diagnostics.Process.GetProcessById(Process);
            lab.Kill();
            await lab.WaitForExitAsync();
        }
        catch (ArgumentException)
        {
            // It ends itself when nobody has asked it for a minute.
        }

        Directory.Delete(_root, recursive: true);
    }

    private static string FolderIn(string root) => Path.Combine(root, "lab");

    private Task<JsonObject?> AskAsync(JsonObject request) => LabSocket.AskAsync(FolderIn(_root), request, CancellationToken.None);
}

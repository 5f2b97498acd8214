using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Portal.Data;
using Portal.Domain.Catalogs;
using Portal.Domain.Connections;
using Portal.Features;
using Portal.Features.Catalogs;
using Portal.Features.Connections;
using Portal.Runs;
using Portal.TestKit.Data;
using Portal.TestKit.Hosts;

namespace Portal.TestKit.Features;

/// <summary>The portal without its pages: every use case over a real database and hosts in memory, killed and started again at will.</summary>
public sealed class PortalUnderTest : IAsyncDisposable
{
    /// <summary>Who orders in tests.</summary>
    public static readonly Who Anna = new("anna", "test");

    private readonly TestDatabase _database;
    private readonly IServiceProvider _data;

    private PortalUnderTest(TestDatabase database)
    {
        (_database, _data) = (database, database.Join());
        Began = Clock.GetUtcNow();
        Node = Start();
    }

    public MemoryHosts Hosts { get; } = MemoryHosts.Cluster();

    public FakeTimeProvider Clock => _database.Clock;

    /// <summary>When it was started first.</summary>
    public DateTimeOffset Began { get; }

    /// <summary>The process that runs now.</summary>
    public PortalNode Node { get; private set; }

    /// <summary>An empty one, on SQLite.</summary>
    public static async Task<PortalUnderTest> OpenAsync() => new(await SqliteTestDatabase.NewAsync());

    /// <summary>One with a connection.</summary>
    public static async Task<(PortalUnderTest Portal, Guid Connection)> ConnectedAsync()
    {
        var portal = await OpenAsync();
        var answer = await portal.Get<AddConnection>().ExecuteAsync(ClusterOrder, Anna, CancellationToken.None);
        return (portal, answer.IsYes ? answer.Value : throw new InvalidOperationException(answer.Verdict.Objections[0].ToString()));
    }

    /// <summary>A connection to <see cref="MemoryHosts.Cluster"/>.</summary>
    public static ConnectionOrder ClusterOrder { get; } = new()
    {
        Name = "Cluster 1", Address = "cluster01.lab.example", Transport = Transport.Lab, Account = @"LAB\portal", Password = new Secret("Sesame-1"), Switch = "LAN",
        StorageKind = StorageKind.Csv, StorageFolder = @"C:\ClusterStorage\Volume1\Portal",
    };

    /// <summary>A catalog there.</summary>
    public static CatalogOrder Catalog(Guid connection, int machines = 3) =>
        new() { Name = "Office", ConnectionId = connection, Master = "debian-12", Checkpoint = "golden", NamingPattern = "VDI-###", Machines = machines };

    public T Get<T>() where T : notnull => Node.Get<T>();

    public IDbContextFactory<PortalDb> Databases => _data.GetRequiredService<IDbContextFactory<PortalDb>>();

    public PortalDb Read() => _database.Open();

    /// <summary>The next process; the one before is dead, or as good as that.</summary>
    public PortalNode Start(Life? life = null)
    {
        Node?.Life.End();
        return Node = new(_data, Clock, Hosts, life ?? new());
    }

    /// <summary>Orders a catalog, and works until all of it stands still.</summary>
    public async Task<Ordered> MakeAsync(Guid connection, int machines = 3)
    {
        var answer = await Get<CreateCatalog>().ExecuteAsync(Catalog(connection, machines), Anna, CancellationToken.None);
        if (!answer.IsYes) throw new InvalidOperationException(answer.Verdict.Objections[0].ToString());
        await Node.WorkAsync();
        return answer.Value;
    }

    /// <summary>What is on hosts though the ledger does not know that it may be. Nothing, at any moment.</summary>
    public async Task<IReadOnlyList<string>> UnnamedAsync()
    {
        await using var db = Read();
        var known = (await db.Ledger.Where(row => row.State != ThingState.Removed).Select(row => row.Name).ToListAsync()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. Ours.Where(thing => !known.Contains(thing))];
    }

    /// <summary>All that the portal made on hosts: paths, and stamps of VMs.</summary>
    public IReadOnlyList<string> Ours =>
        [.. Hosts.Site.Paths.Where(path => !path.Contains(@"\Masters\", StringComparison.Ordinal)), .. Hosts.Site.Machines.Select(vm => vm.Order.Stamp.ToString())];

    public async Task<Guid> OnlyCatalogAsync()
    {
        await using var db = Read();
        return await db.Catalogs.Select(catalog => catalog.Id).SingleAsync();
    }

    public async Task<Guid> OnlyRunAsync()
    {
        await using var db = Read();
        return await db.Runs.Select(run => run.Id).SingleAsync();
    }

    public async Task<int> CountRunsAsync()
    {
        await using var db = Read();
        return await db.Runs.CountAsync();
    }

    /// <summary>All that matters of what there is, in words: rows and hosts, without times, ids and fences.</summary>
    public async Task<IReadOnlyList<string>> DescribeAsync()
    {
        await using var db = Read();
        var names = await db.Machines.ToDictionaryAsync(machine => machine.Id.ToString(), machine => machine.Name);
        List<string> lines =
        [
            .. (await db.Catalogs.ToListAsync()).Select(catalog => $"catalog {catalog.Name}"),
            .. (await db.Images.ToListAsync()).Select(image => $"image {image.Path} {image.State} {image.JobId}"),
            .. (await db.Machines.ToListAsync()).Select(machine => $"machine {machine.Name} {machine.HeldName} {machine.Mac:X} {machine.State} {machine.Host} {machine.VmId is not null}"),
            .. (await db.Items.Include(item => item.Run).ToListAsync()).Select(item => $"item {item.Run!.Kind} {item.Title} {item.Plan} {item.Step} {item.State} {item.HeldSubject is not null} {item.Node}"),
            .. (await db.Runs.ToListAsync()).Select(run => $"run {run.Title} {run.State}"),
            .. (await db.Ledger.Where(row => !row.Transient || row.State != ThingState.Removed).ToListAsync()).Select(row => $"ledger {row.Kind} {row.Host} {names.GetValueOrDefault(row.Name, row.Name)} {row.State}"),
            .. (await db.Gates.ToListAsync()).Select(gate => $"gate {GateName(gate.Name)} {gate.Limit} {gate.Inside} {gate.Closed}"),
            .. Hosts.Site.Paths.Select(path => $"file {path}"),
            .. Hosts.Site.Machines.Select(vm => $"vm {vm.Name} {vm.Host} {vm.Order.MacAddress} {vm.Order.BootDisk} {vm.Order.IdentityDisk}"),
            $"made {Hosts.Site.DisksCreated} disks, {Hosts.Site.MachinesCreated} VMs",
        ];
        return [.. lines.Order(StringComparer.Ordinal)];
    }

    private static string GateName(string name) => name.Split(':') is [var kind, var id] && Guid.TryParse(id, out _) ? kind : name;

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await _database.DisposeAsync();
    }
}

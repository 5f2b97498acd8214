using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Data.Sqlite;
using Portal.Domain.Catalogs;
using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.Features.Connections.Checking;
using Portal.Features;
using Portal.Features.Catalogs;
using Portal.Features.Connections;
using Portal.Runs;
using Portal.TestKit.Hosts;

namespace Portal.Benchmarks.Journal;

/// <summary>The use cases over a SQLite file and hosts in memory, with nobody to carry out what is ordered: all writing is that of orders.</summary>
internal sealed class OrdersUnderTest : IWorkBell, ICheckBell, ISecretBox, IAsyncDisposable
{
    public static readonly NodeId Node = new("benchmark");
    private static readonly Who Me = new("benchmark", "command line");
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-bench-").FullName;
    private readonly ServiceProvider _services;
    private Guid _connection;

    private OrdersUnderTest()
    {
        var hosts = MemoryHosts.Cluster();
        hosts.Site.Room = new(TotalBytes: 1L << 50, FreeBytes: 1L << 50);
        _services = new ServiceCollection()
            .AddPortalSqlite(Path.Combine(_folder, "portal.db"))
            .ConfigureDbContext<PortalDb>(options => options.AddInterceptors(Held))
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IHosts>(hosts)
            .AddSingleton<IWorkBell>(this)
            .AddSingleton<ICheckBell>(this)
            .AddSingleton<ISecretBox>(this)
            .AddLogging()
            .AddFeatures()
            .BuildServiceProvider();
    }

    /// <summary>Sees each transaction.</summary>
    public HeldWriter Held { get; } = new();

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public static async Task<OrdersUnderTest> OpenAsync()
    {
        var orders = new OrdersUnderTest();
        await orders.Get<DatabaseUpgrade>().RunAsync(CancellationToken.None);
        orders._connection = Accepted(await orders.Get<AddConnection>().ExecuteAsync(
            new ConnectionOrder
            {
                Name = "Cluster", Address = "cluster01.lab.example", Transport = Transport.Lab, Account = @"LAB\portal", Password = new Secret("unused"), Switch = "LAN",
                StorageKind = StorageKind.Csv, StorageFolder = @"C:\ClusterStorage\Volume1\Portal",
            },
            Me, CancellationToken.None));
        return orders;
    }

    /// <summary>Orders a catalog as the page and the API do, up to where the engine would take over.</summary>
    public async Task PlaceAsync(string catalog, int machines) =>
        Accepted(await Get<CreateCatalog>().ExecuteAsync(
            new CatalogOrder { Name = catalog, ConnectionId = _connection, Master = "debian-12", NamingPattern = $"{catalog}-#####", Machines = machines }, Me, CancellationToken.None));

    /// <summary>Ends the item of the newest order's image, so that the machines may be made. Those of other orders wait behind it: nothing else is due.</summary>
    public async Task FinishImageAsync()
    {
        var (journal, book) = (Get<IJournal>(), Get<PlanBook>());
        foreach (var claim in await journal.ClaimAsync(Node, new(book.Plans.Where(plan => plan.Name == "new-image")), atMost: 1, CancellationToken.None))
            await journal.CommitAsync([new(claim, TimeProvider.System.GetUtcNow(), TimeSpan.Zero, Outcome: null, new Next.End(ItemState.Done))], CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    void IWorkBell.Ring() { }

    void ICheckBell.Ring(Guid connection) { }

    string ISecretBox.Protect(Secret secret) => secret.Reveal();

    Secret ISecretBox.Reveal(string guarded) => new(guarded);

    private static T Accepted<T>(Answer<T> answer) => answer.IsYes ? answer.Value! : throw new InvalidOperationException(string.Join(' ', answer.Verdict.Objections));
}

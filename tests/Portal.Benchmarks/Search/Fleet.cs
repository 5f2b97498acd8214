using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Data.Runs;
using Portal.Data.Sqlite;
using Portal.Domain.Catalogs;
using Portal.Domain.Connections;
using Portal.Domain.Machines;
using Portal.Runs;

namespace Portal.Benchmarks.Search;

/// <summary>
/// A company's machines: twenty places with a hundred hosts each, catalogs of two thousand and one that has a tenth of all; two in a hundred
/// are gone, and a run of five thousand is under way. The same ones each time.
/// </summary>
internal sealed class Fleet
{
    public const int HostsOfPlace = 100, Busy = 5000, MachinesOfCatalog = 2000;
    private const long FirstMac = 0x0015_5D00_0000;
    private static readonly string[] Places = ["AMS", "ATH", "BCN", "BER", "BRU", "CPH", "DUB", "FRA", "GVA", "HAM", "HEL", "LIS", "LYS", "MAD", "MUC", "OSL", "PRG", "VIE", "WAW", "ZRH"];
    private static readonly string[] Rooms = ["AD", "BI", "CC", "DV", "EN", "FI", "GX", "HR", "IT", "JU", "KL", "LG", "MK", "NW", "OP", "PR", "QA", "RD", "SL", "TR", "UX", "VD", "WH", "XP"];
    private static readonly DateTimeOffset Since = new(2026, 11, 2, 7, 0, 0, TimeSpan.Zero);

    private readonly List<Catalog> _catalogs = [];
    private readonly List<Image> _images = [];

    private readonly int _count;

    public Fleet(int count)
    {
        _count = count;
        Plan(Site().Id);
    }

    public Guid Run { get; } = Id(3, 0);

    public int Count => _count;

    public IReadOnlyList<Catalog> Catalogs => _catalogs;

    /// <summary>It was written before, and nothing else.</summary>
    public async Task<bool> IsThereAsync(PortalDb db) => await db.Machines.CountAsync() == _count;

    /// <summary>Everything, into a portal's SQLite file, unless it is there.</summary>
    public async Task WriteAsync(string file)
    {
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddPortalSqlite(file).BuildServiceProvider();
        await services.GetRequiredService<DatabaseUpgrade>().RunAsync(CancellationToken.None);
        await using var db = await services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        if (!await IsThereAsync(db)) await WriteAsync(db);
        SqliteConnection.ClearAllPools(); // the last one out empties the write-ahead log
    }

    /// <summary>Everything, into empty tables.</summary>
    public async Task WriteAsync(PortalDb db)
    {
        db.Add(Site());
        db.AddRange(_catalogs);
        db.AddRange(_images);
        db.AddRange(Places.SelectMany(place => Enumerable.Range(1, HostsOfPlace).Select(number => HostOf(place, number)))
            .SelectMany((host, n) => (GateRow[])[new() { Name = $"host:{host}", Limit = 8, Inside = n % 3 == 0 ? 8 : 2 }, new() { Name = $"disk:{host}", Limit = 4 }]));
        db.Add(new RunRow { Id = Run, Title = $"Start {Busy} machines", Kind = "start-machines", Rank = Rank.Order, By = "anna", Request = "{}", State = RunState.Open, Created = Since, Opened = Since });
        var items = Enumerable.Range(0, Math.Min(Busy, _count)).Where(number => !IsGone(SubjectOf(number))).Select(ItemAt).ToList();
        db.AddRange(items.DistinctBy(item => item.Lane).Select(item => new LaneRow { Id = item.Lane, RunId = Run, Plan = item.Plan, PlanVersion = item.PlanVersion, Step = item.Step, Gates = item.Gates }));
        await db.SaveChangesAsync();
        await db.AddManyAsync(Enumerable.Range(0, _count).Select(MachineAt));
        await db.AddManyAsync(items);
    }

    /// <summary>One of them; the same for the same number.</summary>
    public Machine MachineAt(int number)
    {
        // A tenth of them is in the first catalog: 0 to 99,999 of a million.
        var large = _count / 10;
        var (catalog, place) = number < large ? (0, number) : (1 + ((number - large) / MachinesOfCatalog), (number - large) % MachinesOfCatalog);
        var of = _catalogs[catalog];
        var gone = IsGone(number);
        var name = of.NamingPattern[..of.NamingPattern.IndexOf('#', StringComparison.Ordinal)] + (place + 1).ToString(catalog == 0 ? "000000" : "0000", CultureInfo.InvariantCulture);
        return new()
        {
            Id = Id(1, number),
            CatalogId = of.Id,
            ImageId = _images[catalog].Id,
            Name = name,
            HeldName = gone ? null : name,
            Host = HostOf(of.Name[..3], 1 + (number % HostsOfPlace)),
            Mac = gone ? null : FirstMac + number,
            DiskPath = $@"{of.Folder}\{name}.vhdx",
            IdentityPath = $@"{of.Folder}\{name}.identity.vhdx",
            VmId = gone ? null : Id(2, number),
            State = gone ? MachineState.Removed : MachineState.Ready,
            Since = Since.AddSeconds(number),
        };
    }

    /// <summary>The run's items are spread over all machines; some are at work, most wait, many failed, for one of three reasons.</summary>
    private ItemRow ItemAt(int number)
    {
        var machine = MachineAt(SubjectOf(number));
        var state = (number % 50) switch { < 2 => ItemState.AtWork, < 8 => ItemState.Failed, 8 => ItemState.Cancelled, < 20 => ItemState.Done, _ => ItemState.Waiting };
        string[] reasons = ["The host has too little memory.", "The disk is not there.", "The host says no."];
        return new()
        {
            Id = Id(4, number),
            RunId = Run,
            Place = number + 1,
            Title = machine.Name,
            Plan = "start-machine",
            PlanVersion = 1,
            Subject = machine.Id,
            HeldSubject = state == ItemState.Done ? null : machine.Id,
            State = state,
            Since = Since,
            Step = "start",
            Due = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero), // nobody claims it
            Why = state == ItemState.Failed ? reasons[number % 3] : null,
            Advice = state == ItemState.Failed ? "Look at the host." : null,
            Node = state == ItemState.AtWork ? "benchmark" : null,
            Gates = $"host:{machine.Host}",
            Lane = Id(5, (Array.IndexOf(Places, machine.Name[..3]) * HostsOfPlace) + (SubjectOf(number) % HostsOfPlace)),
        };
    }

    private int SubjectOf(int item) => (int)((long)item * _count / Math.Min(Busy, _count));

    private static bool IsGone(int number) => number % 50 == 49;

    private void Plan(Guid connection)
    {
        var many = 1 + (((_count - (_count / 10)) + MachinesOfCatalog - 1) / MachinesOfCatalog);
        for (var n = 0; n < many; n++)
        {
            var (place, room) = n == 0 ? ("MUC", "VDI") : (Places[(n - 1) % Places.Length], Rooms[(n - 1) / Places.Length % Rooms.Length]);
            var catalog = new Catalog
            {
                Id = Id(6, n), Name = n == 0 ? "MUC desktops" : $"{place} {room}", ConnectionId = connection, NamingPattern = n == 0 ? "MUC-VDI-######" : $"{place}-{room}-####", Guest = GuestKind.Windows, Generation = 2,
                Processors = 2, MemoryBytes = 4L << 30, Folder = $@"C:\ClusterStorage\Volume1\Portal\{place}-{room}", Created = Since,
            };
            _catalogs.Add(catalog);
            _images.Add(new()
            {
                Id = Id(7, n), CatalogId = catalog.Id, Number = 1, MasterName = "win11", Host = HostOf(place, 1), SourcePath = @"C:\Masters\win11.vhdx", Path = $@"{catalog.Folder}\Image-1.vhdx",
                State = ImageState.Ready, Percent = 100,
            });
        }
    }

    private static Connection Site() => new()
    {
        Id = Id(8, 0), Name = "Company", Address = "cluster01.lab.example", Transport = Transport.Lab, Account = @"LAB\portal", ProtectedPassword = "", StorageKind = StorageKind.Csv,
        StorageFolder = @"C:\ClusterStorage\Volume1\Portal", FirstMac = FirstMac,
    };

    private static string HostOf(string place, int number) => string.Create(CultureInfo.InvariantCulture, $"hv{number:000}.{place.ToLowerInvariant()}.lab.example");

    /// <summary>In order of time, as the portal's own.</summary>
    private static Guid Id(int kind, int number) => Guid.ParseExact($"0190{number:x8}7{kind:x3}8000000000000000", "N");
}

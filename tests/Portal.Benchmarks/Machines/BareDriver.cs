using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Data;
using Portal.Domain.Catalogs;
using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.Domain.Machines;
using Portal.HyperV;
using Portal.Imaging;
using Portal.Imaging.Identity;

namespace Portal.Benchmarks.Machines;

/// <summary>
/// What the machines would cost without a portal: the same calls in the same sessions under the same limits, from a loop. No database, no jobs,
/// no ledger; if it dies, nobody knows what is there.
/// </summary>
/// <param name="portal">Whose lab, connection and image.</param>
/// <param name="catalog">Whose image the disks hang on.</param>
internal sealed class BareDriver(PortalUnderTest portal, Guid catalog) : IConnectionBook, IAsyncDisposable
{
    private ConnectionAccess? _access;
    private Connection? _connection;
    private Image? _image;
    private IReadOnlyList<HostFacts> _hosts = [];
    private Hosts? _kept;

    public Task<ConnectionAccess?> FindAsync(Guid connection, CancellationToken ct) => Task.FromResult(_access);

    public async Task PrepareAsync()
    {
        await using var db = await portal.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        _connection = await db.Connections.AsNoTracking().SingleAsync(row => row.Id == portal.Connection);
        _image = await db.Images.AsNoTracking().SingleAsync(row => row.CatalogId == catalog);
        _access = await portal.Services.GetRequiredService<IConnectionBook>().FindAsync(portal.Connection, CancellationToken.None);
        _kept = NewHosts();
        _hosts = await (await _kept.HypervisorAsync(portal.Connection, CancellationToken.None)).HostsAsync(CancellationToken.None);
    }

    /// <summary>Makes machines side by side, as many at once as the portal's limits let in. Sessions stay open from one time to the next, as the portal's do.</summary>
    public async Task SideBySideAsync(string prefix, int machines)
    {
        var hosts = _kept ?? throw new InvalidOperationException("It is not prepared.");
        var gates = _hosts.ToDictionary(host => host.Name, _ => (Disk: new SemaphoreSlim(_connection!.DiskOperationsPerHost), Any: new SemaphoreSlim(_connection.SessionsPerHost)));
        foreach (var host in _hosts) await (await hosts.MachineAsync(portal.Connection, host.Name, CancellationToken.None)).PrepareStagingAsync(CancellationToken.None);
        await Parallel.ForAsync(0, machines, new ParallelOptions { MaxDegreeOfParallelism = 24 }, async (number, _) =>
        {
            var host = _hosts[number % _hosts.Count].Name;
            var (disk, any) = gates[host];
            foreach (var (act, isDisk) in Acts(() => hosts, host, $"{prefix}{number:00000}"))
            {
                if (isDisk) await disk.WaitAsync(CancellationToken.None);
                await any.WaitAsync(CancellationToken.None);
                try
                {
                    await act();
                }
                finally
                {
                    any.Release();
                    if (isDisk) disk.Release();
                }
            }
        });
    }

    /// <summary>Makes machines one after another, each act in a session of its own.</summary>
    public async Task OneByOneAsync(string prefix, int machines)
    {
        for (var number = 0; number < machines; number++)
        {
            Hosts? hosts = null;
            var host = _hosts[number % _hosts.Count].Name;
            // The seed makes and locks the folder anew for each identity disk.
            Func<Task> stage = async () => await (await hosts!.MachineAsync(portal.Connection, host, CancellationToken.None)).PrepareStagingAsync(CancellationToken.None);
            foreach (var act in Acts(() => hosts!, host, $"{prefix}{number:00000}").Select(each => each.Act).Prepend(stage))
            {
                await using (hosts = NewHosts()) await act();
            }
        }
    }

    private IEnumerable<(Func<Task> Act, bool IsDisk)> Acts(Func<IHosts> hosts, string host, string name)
    {
        var ct = CancellationToken.None;
        var (id, folder) = (Guid.CreateVersion7(), WindowsPath.Join(_connection!.StorageFolder, "Bare", name));
        var (disk, identity, staged) = (WindowsPath.Join(folder, $"{name}.vhdx"), WindowsPath.Join(folder, $"{name}-identity.vhdx"), WindowsPath.Join(_connection.StagingFolder, $"{name}.1.vhdx"));
        yield return (async () => await (await hosts().MachineAsync(portal.Connection, host, ct)).CreateDifferenceDiskAsync(_image!.Path, disk, 1, ct), true);
        yield return (async () =>
        {
            using var content = IdentityDisk.Build(new MachineIdentity(GuestReader.CloudInit, name, id), DiskFormat.Vhdx, new DiskOptions());
            await (await hosts().ShareAsync(portal.Connection, host, ct)).WriteAsync(staged, content, ct);
            await (await hosts().MachineAsync(portal.Connection, host, ct)).TakeFromStagingAsync(staged, identity, 1, ct);
        }, true);
        yield return (async () => await (await hosts().HypervisorAsync(portal.Connection, ct)).CreateAsync(
            new VmOrder(id, name, host, folder, 2, 2, 2L << 30, _connection.Switch, new MacAddress(0x00155D_F00000 + Interlocked.Increment(ref _lastMac)).ToString(), disk, identity, Clustered: true), ct), false);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_kept is not null) await _kept.DisposeAsync();
    }

    private long _lastMac;

    private Hosts NewHosts() => new(this, portal.Services.GetRequiredService<HyperVOptions>(), TimeProvider.System, NullLoggerFactory.Instance);
}

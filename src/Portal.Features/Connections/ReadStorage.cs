using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Hosts;

namespace Portal.Features.Connections;

/// <summary>Asks a host of a connection how much room its storage has.</summary>
public sealed class ReadStorage(IDbContextFactory<PortalDb> databases, IHosts hosts, TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, StorageView> _last = [];

    /// <summary>Asks now.</summary>
    /// <returns>The room, or why it is not known.</returns>
    public Task<Answer<StorageView>> ExecuteAsync(Guid connection, CancellationToken ct) => ExecuteAsync(connection, TimeSpan.Zero, ct);

    /// <summary>Asks, unless a host answered no longer ago than <paramref name="trust"/>: a page that many look at asks hosts once for all of them.</summary>
    /// <returns>The room with when it was asked, or why it is not known.</returns>
    public async Task<Answer<StorageView>> ExecuteAsync(Guid connection, TimeSpan trust, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var row = await db.Connections.Where(each => each.Id == connection).Select(each => new { each.Name, each.Address, each.StorageFolder }).FirstOrDefaultAsync(ct).ConfigureAwait(false);
        if (row is null) return Answer.No<StorageView>(Verdict.No("connection", connection.ToString(), "There is no such connection.", "Choose one of the list."));
        var promised = (await Promises.LoadAsync(db, ct).ConfigureAwait(false)).On(row.Address, row.StorageFolder);
        if (_last.TryGetValue(connection, out var last) && last.Folder == row.StorageFolder && time.GetUtcNow() - last.When < trust) return Answer.Yes(last with { PromisedBytes = promised });
        try
        {
            var hypervisor = await hosts.HypervisorAsync(connection, ct).ConfigureAwait(false);
            if (await hypervisor.HostsAsync(ct).ConfigureAwait(false) is not [var first, ..])
                return Answer.No<StorageView>(Verdict.No("connection", row.Name, "It has no host that could look.", "Check that its machines are up."));
            var host = await hosts.MachineAsync(connection, first.Name, ct).ConfigureAwait(false);
            var room = await host.RoomAsync(row.StorageFolder, ct).ConfigureAwait(false);
            return Answer.Yes(_last[connection] = new(row.StorageFolder, first.Name, room.TotalBytes, room.FreeBytes, promised, time.GetUtcNow()));
        }
        catch (HostException refusal)
        {
            return Answer.No<StorageView>(Refusals.On("connection", row.Name, refusal));
        }
    }
}

/// <summary>Room on a storage.</summary>
/// <param name="Folder">On it.</param>
/// <param name="Host">FQDN of the machine that looked.</param>
/// <param name="TotalBytes">Of the volume or share.</param>
/// <param name="FreeBytes">Now.</param>
/// <param name="PromisedBytes">What orders under way, of whichever connection, will still write on that volume or share.</param>
/// <param name="When">When it was asked.</param>
public sealed record StorageView(string Folder, string Host, long TotalBytes, long FreeBytes, long PromisedBytes, DateTimeOffset When);

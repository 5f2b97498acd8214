using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Domain.Connections.Rules;
using Portal.Domain.Hosts;
using Portal.Domain.Machines;
using Portal.Domain.Prerequisites;
using Portal.Features.Audit;
using Portal.Features.Connections.Checking;
using Portal.Runs;

namespace Portal.Features.Connections;

/// <summary>Adds a connection whose hosts answer, with its limits. Asks all of it before anything is kept.</summary>
public sealed class AddConnection(
    IDbContextFactory<PortalDb> databases, TestConnection test, CheckConnection check, ISecretBox box, IOrders orders, AuditTrail audit)
{
    private const string What = "add-connection";

    /// <summary>Adds it.</summary>
    /// <returns>Its id, or why not.</returns>
    public async Task<Answer<Guid>> ExecuteAsync(ConnectionOrder order, Who who, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var (connection, hosts, verdict) = await JudgeAsync(id, order, ct).ConfigureAwait(false);
        var report = connection is null ? null : await check.TryAsync(id, order, ct).ConfigureAwait(false);
        if (report is not null) verdict = Objections(report);
        if (connection is null || report is null || !verdict.IsYes)
        {
            await audit.RefuseAsync(who, What, order.Name, id: null, verdict, ct).ConfigureAwait(false);
            return Answer.No<Guid>(verdict);
        }

        // Limits first: a connection without them would let everybody in.
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        await orders.SetGatesAsync(db, connection, hosts.Select(host => host.Name), ct).ConfigureAwait(false);
        db.Connections.Add(connection);
        db.Reports.Add(CheckConnection.Kept(id, CheckReason.Added, report));
        db.Audit.Add(audit.Accepted(who, What, connection.Name, id));
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        return Answer.Yes(id);
    }

    /// <summary>What its hosts answer, or why it could not be added. Changes nothing.</summary>
    public async Task<Answer<IReadOnlyList<HostFacts>>> PreviewAsync(ConnectionOrder order, CancellationToken ct)
    {
        var (_, hosts, verdict) = await JudgeAsync(Guid.CreateVersion7(), order, ct).ConfigureAwait(false);
        return verdict.IsYes ? Answer.Yes(hosts) : Answer.No<IReadOnlyList<HostFacts>>(verdict);
    }

    private async Task<(Connection?, IReadOnlyList<HostFacts>, Verdict)> JudgeAsync(Guid id, ConnectionOrder order, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var others = await db.Connections.Select(row => new { row.Name, row.FirstMac }).ToListAsync(ct).ConfigureAwait(false);
        var (mac, verdict) = Pool(order.FirstMac, [.. others.Select(row => (row.Name, new MacAddress(row.FirstMac)))]);
        verdict = new ConnectionIsWellFormed(others.Select(row => row.Name)).Judge(order).And(verdict);
        if (!verdict.IsYes) return (null, [], verdict);

        var answer = await test.TryAsync(id, order, ct).ConfigureAwait(false);
        if (!answer.IsYes) return (null, [], answer.Verdict);
        verdict = new SwitchIsKnown(answer.Value).Judge(order.Switch).And(new StorageFitsHosts(answer.Value).Judge(order.StorageKind));
        return verdict.IsYes ? (Make(id, order, mac, answer.Value), answer.Value, verdict) : (null, [], verdict);
    }

    // What is required and failed, on the field that it is most likely mended in.
    private static Verdict Objections(CheckReport report) =>
        new([.. report.Stops.Select(stop => new Objection(stop.Rule.Field, stop.Finding.About, $"{stop.Rule.Title}: {stop.Finding.What}", stop.Finding.Remedy ?? ""))]);

    private static (MacAddress, Verdict) Pool(string? typed, IReadOnlyList<(string Connection, MacAddress First)> others)
    {
        if (!string.IsNullOrWhiteSpace(typed)) return (MacAddress.Parse(typed) ?? default, MacPool.Judge("firstMac", typed, others));
        return MacPool.NextFree(others.Select(other => other.First)) is { } free
            ? (free.First, Verdict.Yes)
            : (default, Verdict.No("firstMac", typed, "All 128 pools of static addresses are taken.", "Give the first address of a pool below 00155D800000."));
    }

    private Connection Make(Guid id, ConnectionOrder order, MacAddress firstMac, IReadOnlyList<HostFacts> hosts) => new()
    {
        Id = id,
        Name = order.Name,
        Address = order.Address,
        VmmServer = order.VmmServer,
        VmmMachine = order.Vmm is { } vmm && !string.Equals(vmm.Machine, vmm.Server, StringComparison.OrdinalIgnoreCase) ? vmm.Machine : null,
        Clustered = hosts[0].Cluster is not null,
        Transport = order.Transport,
        Account = order.Account,
        ProtectedPassword = box.Protect(order.Password),
        Switch = order.Switch,
        PortClassification = order.PortClassification,
        StorageKind = order.StorageKind,
        StorageFolder = order.StorageFolder.TrimEnd('\\'),
        IdentityFolder = order.IdentityFolder?.TrimEnd('\\'),
        StagingFolder = order.StagingFolder.TrimEnd('\\'),
        FirstMac = firstMac.Number,
        DiskOperationsPerHost = order.DiskOperationsPerHost,
        SessionsPerHost = order.SessionsPerHost,
        ActivePowerActions = order.ActivePowerActions,
        NewPowerActionsPerMinute = order.NewPowerActionsPerMinute,
        PowerActionsPercent = order.PowerActionsPercent,
    };
}

using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Catalogs;
using Portal.Domain.Catalogs.Rules;
using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.Features.Audit;
using Portal.Features.Connections;
using Portal.Features.Runs.Preparing;
using Portal.Runs;

namespace Portal.Features.Catalogs;

/// <summary>Orders more machines of a catalog, over its newest image.</summary>
public sealed class AddMachines(IDbContextFactory<PortalDb> databases, IHosts hosts, IOrders orders, OrderDesk desk, AuditTrail audit, TimeProvider time)
{
    internal const string Kind = "add-machines";

    /// <inheritdoc cref="ExecuteAsync(Guid, int, Who, Guid?, CancellationToken)" />
    public Task<Answer<Ordered>> ExecuteAsync(Guid catalog, int count, Who who, CancellationToken ct) => ExecuteAsync(catalog, count, who, run: null, ct);

    /// <summary>Orders them.</summary>
    /// <param name="catalog">Of which.</param>
    /// <param name="count">How many more: 1 to <see cref="MachineCount.Most"/>.</param>
    /// <param name="who">Who orders.</param>
    /// <param name="run">The id that the run shall have: an order that was placed under it before is not placed again. Null for a new one.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The run that carries it out, or all objections.</returns>
    public Task<Answer<Ordered>> ExecuteAsync(Guid catalog, int count, Who who, Guid? run, CancellationToken ct) =>
        desk.OnceAsync(run, Kind, MachineRequest.Answer, id => OrderAsync(catalog, count, who, id, ct), time, ct);

    private async Task<Answer<Ordered>> OrderAsync(Guid catalog, int count, Who who, Guid run, CancellationToken ct)
    {
        var (ground, verdict) = await JudgeAsync(catalog, count, ct).ConfigureAwait(false);
        if (ground is null)
        {
            await audit.RefuseAsync(who, Kind, catalog.ToString(), catalog, verdict, ct).ConfigureAwait(false);
            return Answer.No<Ordered>(verdict);
        }

        await orders.SetGatesAsync(Limits.Of(ground.Connection, ground.Hosts.Select(host => host.Name)), ct).ConfigureAwait(false);
        var request = new MachineRequest(catalog, ground.Image, IsNew: false, count, ground.Hosts, Foreign: []);
        var title = $"Add {Words.Machines(count)} to {ground.Name}";
        var entry = audit.Accepted(who, Kind, ground.Name, catalog, $$"""{"count":{{count}}}""");
        verdict = await desk.PlaceAsync(
            new NewRun(run, title, Kind, count == 1 ? Rank.Person : Rank.Order, who.Name, request.ToJson(), [new Audited(entry)]), who, ct).ConfigureAwait(false);
        return verdict.IsYes ? Answer.Yes(new Ordered(run, catalog)) : Answer.No<Ordered>(verdict);
    }

    private async Task<(GroundOfCatalog?, Verdict)> JudgeAsync(Guid id, int count, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var survey = new Survey(db, hosts);
        survey.Add(new MachineCount().Judge(count));
        var catalog = await db.Catalogs.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct).ConfigureAwait(false);
        if (catalog is null) survey.Add(Verdict.No("catalogId", id.ToString(), "There is no such catalog.", "Choose one of the list."));
        if (catalog is null || !survey.Verdict.IsYes) return (null, survey.Verdict);

        var connection = await db.Connections.AsNoTracking().SingleAsync(row => row.Id == catalog.ConnectionId, ct).ConfigureAwait(false);
        var image = await db.Images.AsNoTracking().Where(row => row.CatalogId == id && row.State != ImageState.Removed).OrderByDescending(row => row.Number).FirstOrDefaultAsync(ct).ConfigureAwait(false);
        var removal = await db.Items.Where(item => item.HeldSubject == id).Select(item => item.Run!.Title).FirstOrDefaultAsync(ct).ConfigureAwait(false);
        if (removal is not null) survey.Add(Verdict.No("catalogId", catalog.Name, $"The catalog is held by the run '{removal}'.", "Undo or finish that run first."));
        if (image is not { State: ImageState.Ready }) survey.Add(Verdict.No("catalogId", catalog.Name, $"Its image is not ready: {Describe(image)}.", "Wait until it is, or undo the order that makes it."));
        if (!survey.Verdict.IsYes) return (null, survey.Verdict);

        try
        {
            var open = await survey.HostsAsync(connection, ct).ConfigureAwait(false);
            await survey.NamesAsync(NamingScheme.Of(catalog.NamingPattern), id, count, [], ct).ConfigureAwait(false);
            await survey.MacsAsync(connection, count, ct).ConfigureAwait(false);
            await survey.StorageAsync(connection, image!.Host, count, image.VirtualBytes, imageBytes: 0, ct).ConfigureAwait(false);
            return survey.Verdict.IsYes
                ? (new(catalog.Name, image.Id, connection, open), Verdict.Yes)
                : (null, survey.Verdict);
        }
        catch (HostException refusal)
        {
            survey.Add(Refusals.On("catalogId", catalog.Name, refusal));
            return (null, survey.Verdict);
        }
    }

    private static string Describe(Image? image) => image switch
    {
        null => "it has none",
        { State: ImageState.Consolidating } => $"{image.Percent} % are converted",
        _ => "its conversion has not begun",
    };

    private sealed record GroundOfCatalog(string Name, Guid Image, Connection Connection, IReadOnlyList<HostFacts> Hosts);
}

using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Catalogs;
using Portal.Domain.Catalogs.Rules;
using Portal.Domain.Hosts;
using Portal.Features.Catalogs.Warnings;
using Portal.Features.Connections;

namespace Portal.Features.Catalogs;

/// <summary>Draws up more machines of a catalog: what speaks against them, or everything that is needed to plan and to order them. Changes nothing.</summary>
internal sealed class MachinesDraft(IDbContextFactory<PortalDb> databases, IHosts hosts)
{
    /// <summary>The draft, or all objections that can be told at once.</summary>
    /// <param name="id">Of the catalog.</param>
    /// <param name="count">How many more.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<(DraftedMachines? Draft, Verdict Verdict)> DrawAsync(Guid id, int count, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var survey = new Survey(db, hosts);
        survey.Add(new MachineCount().Judge(count));
        var catalog = await db.Catalogs.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct).ConfigureAwait(false);
        if (catalog is null) survey.Add(Verdict.No("catalogId", id.ToString(), "There is no such catalog.", "Choose one of the list."));
        if (catalog is null || !survey.Verdict.IsYes) return (null, survey.Verdict);

        var image = await db.Images.AsNoTracking().Where(row => row.CatalogId == id && row.State != ImageState.Removed).OrderByDescending(row => row.Number).FirstOrDefaultAsync(ct).ConfigureAwait(false);
        var removal = await db.Items.Where(item => item.HeldSubject == id).Select(item => new HeldBy(item.RunId, item.Run!.Title)).FirstOrDefaultAsync(ct).ConfigureAwait(false);
        if (removal is not null)
            survey.Add(new([new Objection("catalogId", catalog.Name, $"The catalog is held by the run '{removal.Title}'.", "Undo or finish that run first.") { HeldBy = removal }]));
        if (image is not { State: ImageState.Ready }) survey.Add(Verdict.No("catalogId", catalog.Name, $"Its image is not ready: {Describe(image)}.", "Wait until it is, or undo the order that makes it."));
        return survey.Verdict.IsYes ? await DrawAsync(db, survey, catalog, image!, count, ct).ConfigureAwait(false) : (null, survey.Verdict);
    }

    private static async Task<(DraftedMachines?, Verdict)> DrawAsync(PortalDb db, Survey survey, Catalog catalog, Image image, int count, CancellationToken ct)
    {
        var connection = await db.Connections.AsNoTracking().SingleAsync(row => row.Id == catalog.ConnectionId, ct).ConfigureAwait(false);
        try
        {
            var open = await survey.HostsAsync(connection, catalog.Processors, catalog.MemoryBytes, ct).ConfigureAwait(false);
            var names = await survey.NamesAsync(NamingScheme.Of(catalog.NamingPattern), catalog.Id, count, [], ct).ConfigureAwait(false);
            await survey.MacsAsync(connection, count, ct).ConfigureAwait(false);
            var storage = await survey.StorageAsync(connection, image.Host, count, image.VirtualBytes, imageBytes: 0, ct).ConfigureAwait(false);
            return survey.Verdict.IsYes
                ? (new(catalog.Name, catalog.Folder, catalog.MemoryBytes, image.Id, new(image.Confirmed, catalog.Guest), new(connection, open, names, [], storage, DiskExtension.Of(image.Path))), Verdict.Yes)
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
}

/// <summary>More machines of a catalog that can be ordered.</summary>
/// <param name="Name">Of the catalog.</param>
/// <param name="Folder">Where all of it lies.</param>
/// <param name="MemoryBytes">Of each machine.</param>
/// <param name="Image">That their disks hang on.</param>
/// <param name="Master">What somebody answers for of its master.</param>
/// <param name="Ground">Where they go.</param>
internal sealed record DraftedMachines(string Name, string Folder, long MemoryBytes, Guid Image, AnsweredMaster Master, Ground Ground);

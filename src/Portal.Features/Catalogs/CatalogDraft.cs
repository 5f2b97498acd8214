using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Catalogs;
using Portal.Domain.Catalogs.Rules;
using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.Domain.Upgrades;
using Portal.Features.Connections;

namespace Portal.Features.Catalogs;

/// <summary>Draws up a new catalog: what speaks against it, or everything that is needed to plan and to order it. Changes nothing.</summary>
internal sealed class CatalogDraft(IDbContextFactory<PortalDb> databases, IHosts hosts)
{
    /// <summary>The draft, or all objections that can be told at once.</summary>
    public async Task<(DraftedCatalog? Draft, Verdict Verdict)> DrawAsync(CatalogOrder order, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var survey = new Survey(db, hosts);
        survey.Add(new CatalogName(await db.Catalogs.Select(catalog => catalog.Name).ToListAsync(ct).ConfigureAwait(false)).Judge(order.Name));
        var (scheme, pattern) = NamingScheme.Parse(order.NamingPattern);
        survey.Add(pattern);
        var count = new MachineCount().Judge(order.Machines);
        survey.Add(count);
        survey.Add(new Hardware().Judge(order));

        if (await db.Connections.AsNoTracking().FirstOrDefaultAsync(row => row.Id == order.ConnectionId, ct).ConfigureAwait(false) is not { } connection)
        {
            survey.Add(Verdict.No("connectionId", order.ConnectionId.ToString(), "There is no such connection.", "Choose one of the list, or add it first."));
            return (null, survey.Verdict);
        }

        try
        {
            return await DrawAsync(survey, order, connection, scheme, count.IsYes ? order.Machines : 0, ct).ConfigureAwait(false);
        }
        catch (HostException refusal)
        {
            survey.Add(Refusals.On("connectionId", connection.Name, refusal));
            return (null, survey.Verdict);
        }
    }

    private async Task<(DraftedCatalog?, Verdict)> DrawAsync(Survey survey, CatalogOrder order, Connection connection, NamingScheme? scheme, int machines, CancellationToken ct)
    {
        var open = await survey.HostsAsync(connection, order.Processors, order.MemoryBytes, ct).ConfigureAwait(false);
        var hypervisor = await hosts.HypervisorAsync(connection.Id, ct).ConfigureAwait(false);
        var vms = await hypervisor.MastersAsync(ct).ConfigureAwait(false);
        IReadOnlyList<string> foreign = scheme is null ? [] : [.. vms.Select(vm => vm.Name).Where(name => scheme.NumberOf(name) is not null)];
        var names = scheme is null || machines == 0 ? [] : await survey.NamesAsync(scheme, catalog: null, machines, foreign, ct).ConfigureAwait(false);
        if (machines > 0) await survey.MacsAsync(connection, machines, ct).ConfigureAwait(false);

        var (folder, extension) = (CatalogPaths.Folder(connection.StorageFolder, order.Name), DiskExtension.For(open));
        if (names.Count > 0) survey.Add(WindowsPath.JudgeLength("name", CatalogPaths.Identity(CatalogPaths.IdentityFolder(connection.IdentityFolder, folder), names[0], extension)));
        var vmm = await hypervisor.VmmAsync(ct).ConfigureAwait(false);
        if (Source(survey, vms, order, open, vmm) is not { } source) return (null, survey.Verdict);
        if (await DiskAsync(survey, connection, source, ct).ConfigureAwait(false) is not { } disk) return (null, survey.Verdict);
        survey.Add(new DiskFitsFormat(source.Master.Name, extension).Judge(disk.VirtualBytes));

        var imageBytes = DiskSizes.Image(disk.ChainBytes, disk.VirtualBytes);
        var storage = await survey.StorageAsync(connection, source.Master.Host, machines, disk.VirtualBytes, imageBytes, ct).ConfigureAwait(false);
        var image = new PlannedImage(source.Master.Name, source.Checkpoint?.Name, source.Master.Host, source.Path, CatalogPaths.Image(folder, 1, extension), imageBytes) { MasterId = source.Master.VmId };
        return survey.Verdict.IsYes
            ? (new(new Ground(connection, open, names, foreign, storage, extension), image, source.Master.Generation, disk.VirtualBytes, folder), Verdict.Yes)
            : (null, survey.Verdict);
    }

    private static MasterSource? Source(Survey survey, IReadOnlyList<MasterVm> vms, CatalogOrder order, IReadOnlyList<HostFacts> open, VmmFacts? vmm)
    {
        var rule = new MasterIsThere(vms);
        var verdict = rule.Judge(order.Master);
        survey.Add(verdict);
        if (!verdict.IsYes) return null;

        var master = rule.Find(order.Master)[0];
        var frozen = new MasterDiskIsFrozen(master);
        verdict = frozen.Judge(order.Checkpoint);
        survey.Add(verdict);
        survey.Add(new GenerationFitsHosts(open).Judge(master));
        survey.Add(new GenerationFitsVmm(vmm, SupportMatrix.Shipped).Judge(master));
        if (!verdict.IsYes) return null;
        var checkpoint = order.Checkpoint is null ? null : frozen.Find(order.Checkpoint);
        return new(master, checkpoint, checkpoint?.DiskPath ?? master.DiskPath!);
    }

    private async Task<MasterDisk?> DiskAsync(Survey survey, Connection connection, MasterSource source, CancellationToken ct)
    {
        var host = await hosts.MachineAsync(connection.Id, source.Master.Host, ct).ConfigureAwait(false);
        try
        {
            var (disk, verdict) = await MasterDisk.FindAsync(host, source.Master.Name, source.Path, ct).ConfigureAwait(false);
            survey.Add(verdict);
            return disk;
        }
        catch (HostException refusal) when (refusal.Fault != HostFault.Silent)
        {
            survey.Add(Refusals.On("master", source.Master.Name, refusal));
            return null;
        }
    }

    private sealed record MasterSource(MasterVm Master, VmCheckpoint? Checkpoint, string Path);
}

/// <summary>A catalog that can be ordered.</summary>
/// <param name="Ground">Where its machines go.</param>
/// <param name="Image">How its image is taken.</param>
/// <param name="Generation">The master's.</param>
/// <param name="VirtualBytes">Of its disk.</param>
/// <param name="Folder">Where all of it lies.</param>
internal sealed record DraftedCatalog(Ground Ground, PlannedImage Image, int Generation, long VirtualBytes, string Folder);

using Portal.Domain;
using Portal.Domain.Catalogs.Rules;
using Portal.Domain.Hosts;
using Portal.Domain.Upgrades;
using Portal.Features.Connections;

namespace Portal.Features.Catalogs;

/// <summary>Virtual machines of a connection that images can be taken from, with their checkpoints.</summary>
public sealed class ListMasters(IHosts hosts)
{
    /// <summary>By name; or why the hosts cannot tell.</summary>
    public async Task<Answer<IReadOnlyList<MasterVm>>> ExecuteAsync(Guid connection, CancellationToken ct)
    {
        try
        {
            var hypervisor = await hosts.HypervisorAsync(connection, ct).ConfigureAwait(false);
            var fits = new GenerationFitsVmm(await hypervisor.VmmAsync(ct).ConfigureAwait(false), SupportMatrix.Shipped);
            var masters = (await hypervisor.MastersAsync(ct).ConfigureAwait(false)).Where(master => fits.Judge(master).IsYes);
            return Answer.Yes<IReadOnlyList<MasterVm>>([.. masters.OrderBy(master => master.Name, StringComparer.OrdinalIgnoreCase)]);
        }
        catch (HostException refusal)
        {
            return Answer.No<IReadOnlyList<MasterVm>>(Refusals.On("connectionId", connection.ToString(), refusal));
        }
    }

    /// <summary>The same, each with whether an image can be taken from it now, and why not; those of a generation that VMM does not make are only counted.</summary>
    public async Task<Answer<MasterList>> JudgeAsync(Guid connection, CancellationToken ct)
    {
        try
        {
            var hypervisor = await hosts.HypervisorAsync(connection, ct).ConfigureAwait(false);
            var open = Placement.Open(await hypervisor.HostsAsync(ct).ConfigureAwait(false));
            var fits = new GenerationFitsVmm(await hypervisor.VmmAsync(ct).ConfigureAwait(false), SupportMatrix.Shipped);
            var masters = (await hypervisor.MastersAsync(ct).ConfigureAwait(false)).OrderBy(master => master.Name, StringComparer.OrdinalIgnoreCase).ToLookup(master => fits.Judge(master).IsYes);
            return Answer.Yes(new MasterList(
                [.. masters[true].Select(master => new MasterChoice(master, Judge(master, open) is { IsYes: false } no ? no.Objections[0] : null))],
                [.. masters[false].Select(master => master.Name)], masters[false].FirstOrDefault() is { } absent ? fits.Judge(absent).Objections[0] : null));
        }
        catch (HostException refusal)
        {
            return Answer.No<MasterList>(Refusals.On("connectionId", connection.ToString(), refusal));
        }
    }

    private static Verdict Judge(MasterVm master, IReadOnlyList<HostFacts> open)
    {
        var verdict = new MasterIsThere([master]).Judge(master.VmId.ToString()).And(new GenerationFitsHosts(open).Judge(master));
        return master.Checkpoints.Count == 0 ? verdict.And(new MasterDiskIsFrozen(master).Judge(null)) : verdict;
    }
}

/// <summary>Masters to choose from.</summary>
/// <param name="Choices">By name.</param>
/// <param name="Absent">Names of those that VMM makes no machines of.</param>
/// <param name="WhyAbsent">Why that is; null when there are none.</param>
public sealed record MasterList(IReadOnlyList<MasterChoice> Choices, IReadOnlyList<string> Absent, Objection? WhyAbsent);

/// <summary>A master, and whether an image can be taken from it.</summary>
/// <param name="Master">The virtual machine.</param>
/// <param name="Against">Why not; null when it can be.</param>
public sealed record MasterChoice(MasterVm Master, Objection? Against);

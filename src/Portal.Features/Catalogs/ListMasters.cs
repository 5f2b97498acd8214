using Portal.Domain;
using Portal.Domain.Catalogs.Rules;
using Portal.Domain.Hosts;
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
            var masters = await hypervisor.MastersAsync(ct).ConfigureAwait(false);
            return Answer.Yes<IReadOnlyList<MasterVm>>([.. masters.OrderBy(master => master.Name, StringComparer.OrdinalIgnoreCase)]);
        }
        catch (HostException refusal)
        {
            return Answer.No<IReadOnlyList<MasterVm>>(Refusals.On("connectionId", connection.ToString(), refusal));
        }
    }
    /// <summary>The same, each with whether an image can be taken from it now, and why not.</summary>
    public async Task<Answer<IReadOnlyList<MasterChoice>>> JudgeAsync(Guid connection, CancellationToken ct)
    {
        try
        {
            var hypervisor = await hosts.HypervisorAsync(connection, ct).ConfigureAwait(false);
            var open = Placement.Open(await hypervisor.HostsAsync(ct).ConfigureAwait(false));
            var masters = await hypervisor.MastersAsync(ct).ConfigureAwait(false);
            return Answer.Yes<IReadOnlyList<MasterChoice>>(
                [.. masters.OrderBy(master => master.Name, StringComparer.OrdinalIgnoreCase).Select(master => new MasterChoice(master, Judge(master, open) is { IsYes: false } no ? no.Objections[0] : null))]);
        }
        catch (HostException refusal)
        {
            return Answer.No<IReadOnlyList<MasterChoice>>(Refusals.On("connectionId", connection.ToString(), refusal));
        }
    }

    private static Verdict Judge(MasterVm master, IReadOnlyList<HostFacts> open)
    {
        var verdict = new MasterIsThere([master]).Judge(master.VmId.ToString()).And(new GenerationFitsHosts(open).Judge(master));
        return master.Checkpoints.Count == 0 ? verdict.And(new MasterDiskIsFrozen(master).Judge(null)) : verdict;
    }
}

/// <summary>A master, and whether an image can be taken from it.</summary>
/// <param name="Master">The virtual machine.</param>
/// <param name="Against">Why not; null when it can be.</param>
public sealed record MasterChoice(MasterVm Master, Objection? Against);

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
}

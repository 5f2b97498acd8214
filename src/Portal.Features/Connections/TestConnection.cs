using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Domain.Hosts;

namespace Portal.Features.Connections;

/// <summary>Reaches a connection's hosts and lists them: saved, or as it was just typed.</summary>
public sealed class TestConnection(ConnectionBook book, IHosts hosts)
{
    /// <summary>A saved one.</summary>
    public async Task<Answer<IReadOnlyList<HostFacts>>> ExecuteAsync(Guid connection, CancellationToken ct)
    {
        try
        {
            var hypervisor = await hosts.HypervisorAsync(connection, ct).ConfigureAwait(false);
            return Answer.Yes(await hypervisor.HostsAsync(ct).ConfigureAwait(false));
        }
        catch (HostException refusal)
        {
            return Answer.No<IReadOnlyList<HostFacts>>(Refusals.Of(refusal));
        }
    }

    /// <summary>One that is not saved. Nothing of it is kept.</summary>
    public Task<Answer<IReadOnlyList<HostFacts>>> ExecuteAsync(ConnectionOrder order, CancellationToken ct) => TryAsync(Guid.CreateVersion7(), order, ct);

    /// <summary>One that is not saved, under the id that it will have.</summary>
    internal Task<Answer<IReadOnlyList<HostFacts>>> TryAsync(Guid id, ConnectionOrder order, CancellationToken ct) => TryAsync(id, AccessOf(order), ct);

    /// <summary>One that is not saved as it is tried here.</summary>
    internal Task<Answer<IReadOnlyList<HostFacts>>> TryAsync(Guid id, ConnectionAccess access, CancellationToken ct) => WithAsync(id, access, each => ExecuteAsync(each, ct));

    /// <summary>Asks something of a connection as if it were saved under this id.</summary>
    internal async Task<T> WithAsync<T>(Guid id, ConnectionAccess access, Func<Guid, Task<T>> ask)
    {
        book.Offer(access with { Id = id });
        try
        {
            return await ask(id).ConfigureAwait(false);
        }
        finally
        {
            book.Withdraw(id);
            hosts.Forget(id);
        }
    }

    /// <summary>How to reach what was typed; its id is still to be given.</summary>
    internal static ConnectionAccess AccessOf(ConnectionOrder order) =>
        new(Guid.Empty, order.Name, order.Address, order.Transport, order.Account, order.Password, order.StorageFolder, order.StagingFolder, order.SessionsPerHost)
        {
            Vmm = order.Vmm, PortClassification = order.PortClassification, IdentityFolder = order.IdentityFolder,
        };
}

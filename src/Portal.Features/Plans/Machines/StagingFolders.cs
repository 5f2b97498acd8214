using System.Collections.Concurrent;
using Portal.Domain.Hosts;

namespace Portal.Features.Plans.Machines;

/// <summary>Remembers on which hosts the staging folder is there and locked, so that it is asked for once and not per machine. Made again where it was deleted.</summary>
public sealed class StagingFolders
{
    private readonly ConcurrentDictionary<(Guid Connection, string Host), bool> _ready = [];

    /// <summary>Whether this process has made it, or seen it.</summary>
    public bool IsReady(Guid connection, string host) => _ready.ContainsKey((connection, host));

    /// <summary>Writes into the folder; when it turns out to be gone it is made again, and written once more.</summary>
    internal async Task UseAsync(Guid connection, IHyperVMachine host, Func<Task> write, CancellationToken ct)
    {
        if (IsReady(connection, host.Name))
        {
            try
            {
                await write().ConfigureAwait(false);
                return;
            }
            catch (HostException refusal) when (refusal.Fault == HostFault.Missing)
            {
                _ready.TryRemove((connection, host.Name), out _);
            }
        }

        await host.PrepareStagingAsync(ct).ConfigureAwait(false);
        _ready[(connection, host.Name)] = true;
        await write().ConfigureAwait(false);
    }
}

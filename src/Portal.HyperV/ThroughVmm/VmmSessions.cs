using System.Management.Automation;
using Portal.Domain.Connections;
using Portal.HyperV.Sessions;
using Portal.HyperV.Transports;

namespace Portal.HyperV.ThroughVmm;

/// <summary>Sessions to the machine with VMM's module. Each call is one flow, and says which server it means and as whom.</summary>
/// <remarks>The credential goes as a parameter, which remoting encrypts; the session itself has none that Windows lets it pass on.</remarks>
internal sealed class VmmSessions(SessionPool pool, ConnectionAccess access, VmmAddress vmm)
{
    private readonly PSCredential _credential = WSManTransport.Credential(access);

    /// <summary>FQDN of the machine that the sessions run on.</summary>
    public string Machine => pool.Host;

    /// <summary>FQDN of the server, or of its role.</summary>
    public string Server => vmm.Server;

    /// <summary>Calls one of our functions for VMM.</summary>
    /// <exception cref="Domain.Hosts.HostException">VMM or its machine refused, or does not answer.</exception>
    public Task<IReadOnlyList<Row>> CallAsync(Call call, CancellationToken ct) =>
        pool.CallAsync(call.With("VmmServer", vmm.Server).With("Credential", _credential), ct);
}

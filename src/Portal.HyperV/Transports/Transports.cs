using Portal.Domain.Connections;
using Portal.Domain.Hosts;

namespace Portal.HyperV.Transports;

/// <summary>Which transport leads to the hosts of a connection.</summary>
internal interface ITransports : IDisposable
{
    /// <summary>Makes the transport to a host, by FQDN.</summary>
    /// <exception cref="HostException">The connection's transport does not work from here.</exception>
    Func<string, ITransport> To(ConnectionAccess access);
}

/// <summary>The transports that there are.</summary>
internal sealed class AllTransports(HyperVOptions options) : ITransports
{
    private readonly Askpass _askpass = new();

    public Func<string, ITransport> To(ConnectionAccess access)
    {
        switch (access.Transport)
        {
            case Transport.Lab:
                var socket = options.LabSocket ?? throw new HostException(HostFault.Unsupported, access.Address,
                    $"{access.Address} is a machine of the lab, and this portal runs none.", "Switch the lab on in the settings, or choose another transport for the connection.");
                return host => new LabTransport(socket, host, access, options.SessionName);
            case Transport.Ssh when access.Vmm is { } vmm:
                VmmOverSsh.Refuse(access, vmm, options);
                return host => new SshTransport(host, access, VmmOverSsh.For(host, vmm, options), _askpass);
            case Transport.Ssh:
                return host => new SshTransport(host, access, options, _askpass);
            case Transport.WSMan or Transport.WSManCredSsp or Transport.WSManNegotiate or Transport.WSManHttps:
                WSManTransport.RefuseElsewhere(access.Address);
                return host => new WSManTransport(host, access, options);
            default:
                throw new HostException(HostFault.Unsupported, access.Address, $"The transport {access.Transport} is unknown.", "Choose another transport for the connection.");
        }
    }

    public void Dispose() => _askpass.Dispose();
}

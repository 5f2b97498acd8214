using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Security;
using Portal.Domain.Connections;
using Portal.Domain.Hosts;

namespace Portal.HyperV.Transports;

/// <summary>WinRM, by the client that Windows brings. Read from documentation, not run on Windows yet.</summary>
internal sealed class WSManTransport(string host, ConnectionAccess access, HyperVOptions options) : ITransport
{
    // A shell that its client left ends by itself after this. WinRM accepts no less.
    private const int IdleMilliseconds = 60_000;
    private const string Shell = "http://schemas.microsoft.com/powershell/Microsoft.PowerShell";

    public string Host => host;

    /// <exception cref="HostException">Not on Windows.</exception>
    public static void RefuseElsewhere(string host)
    {
        if (OperatingSystem.IsWindows()) return;
        throw new HostException(HostFault.Unsupported, host, $"{host} cannot be reached by WinRM from this portal: WinRM needs the portal on Windows.",
            "Choose the transport SSH for this connection, or run the portal on Windows.");
    }

    public SessionWay Begin()
    {
        RefuseElsewhere(host);
        var (mechanism, https) = Way(access.Transport, options);
        var connection = new WSManConnectionInfo(new Uri(https ? $"https://{host}:5986/wsman" : $"http://{host}:5985/wsman"), Shell, Credential(access))
        {
            AuthenticationMechanism = mechanism,
            OpenTimeout = (int)options.OpenTimeout.TotalMilliseconds,
            CancelTimeout = (int)options.StopGrace.TotalMilliseconds,
            IdleTimeout = IdleMilliseconds,
            NoMachineProfile = true,
        };
        return new SessionWay(connection, static _ => { }); // nothing of ours to cut: the session is closed off-thread
    }

    /// <summary>How a connection's transport proves who it is, and whether over HTTPS.</summary>
    internal static (AuthenticationMechanism Mechanism, bool Https) Way(Transport transport, HyperVOptions options) => transport switch
    {
        Transport.WSManCredSsp => (AuthenticationMechanism.Credssp, options.WSManUseSsl),
        Transport.WSManNegotiate => (AuthenticationMechanism.Negotiate, options.WSManUseSsl),
        Transport.WSManHttps => (Mechanism(options.WSManAuthentication), true),
        _ => (Mechanism(options.WSManAuthentication), options.WSManUseSsl),
    };

    /// <summary>The engine writes "Credssp"; people write it otherwise.</summary>
    internal static AuthenticationMechanism Mechanism(string name) => Enum.Parse<AuthenticationMechanism>(name, ignoreCase: true);

    internal static PSCredential Credential(ConnectionAccess access)
    {
        var password = new SecureString();
        foreach (var letter in access.Password.Reveal()) password.AppendChar(letter);
        password.MakeReadOnly();
        return new PSCredential(access.Account, password);
    }
}

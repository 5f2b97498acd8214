using System.Management.Automation.Runspaces;
using Portal.Domain.Hosts;

namespace Portal.HyperV.Transports;

/// <summary>The way of one session to its host, from before it is open until it is killed.</summary>
internal sealed class SessionWay(RunspaceConnectionInfo connection, Action<string> kill, Action? listen = null)
{
    /// <summary>A way over streams of ours.</summary>
    public SessionWay(StreamConnectionInfo connection) : this(connection, connection.Kill, connection.Listen) { }

    /// <summary>What the runspace opens.</summary>
    public RunspaceConnectionInfo Connection { get; } = connection;

    /// <summary>Set by the connecting thread where it knows a better word for a failed open than an exception's message.</summary>
    public HostException? Refusal { get; set; }

    /// <summary>The lab only: the folder that plays the machine's C: drive. Known once open.</summary>
    public string? ShareFolder { get; set; }

    /// <summary>Begins to open the runspace on this way.</summary>
    public void BeginOpen(Runspace runspace)
    {
        runspace.OpenAsync();
        listen?.Invoke();
    }

    /// <summary>Breaks the session at once, from any thread, in any state; the first reason stays.</summary>
    public void Kill(string reason) => kill(reason);
}

/// <summary>Makes ways to one host: a new one per session.</summary>
internal interface ITransport
{
    /// <summary>FQDN of the host, as people know it.</summary>
    string Host { get; }

    /// <summary>Returns at once; the way connects when its runspace opens.</summary>
    SessionWay Begin();
}

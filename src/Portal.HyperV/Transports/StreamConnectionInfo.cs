using System.Diagnostics.CodeAnalysis;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Management.Automation.Remoting.Client;
using System.Management.Automation.Runspaces;

namespace Portal.HyperV.Transports;

/// <summary>An open way to a host: the two streams of a socket, or of a process such as ssh.</summary>
/// <param name="FromHost">What the host writes.</param>
/// <param name="ToHost">What the host reads; may be the same stream.</param>
/// <param name="WhyEnded">Asked once, after the end of <paramref name="FromHost"/>: the real reason (the last lines of
/// ssh's standard error), or null where nobody knows more. May wait briefly for it.</param>
/// <param name="Close">Ends both streams at once, from any thread, any number of times; unblocks a pending read.</param>
public sealed record StreamLink(Stream FromHost, Stream ToHost, Func<string?> WhyEnded, Action Close);

/// <summary>Remoting over any pair of streams. One instance is one session; make a new one to connect again.</summary>
/// <remarks>Source: the custom transports of PowerShell 7.3 and later (<c>RunspaceConnectionInfo</c>).</remarks>
public sealed class StreamConnectionInfo : RunspaceConnectionInfo
{
    private readonly Session _session;
    private readonly string _hostName;

    /// <param name="hostName">Shown as the runspace's computer name.</param>
    /// <param name="connect">Called once, on a thread of its own, so it may block. It must watch the token, which a kill
    /// cancels; the message of what it throws becomes the reason of the failed open.</param>
    public StreamConnectionInfo(string hostName, Func<CancellationToken, StreamLink> connect)
        : this(hostName, new Session(connect)) { }

    private StreamConnectionInfo(string hostName, Session session) => (_hostName, _session) = (hostName, session);

    /// <summary>Breaks the session at once, in any state, from any thread; the first reason given stays.</summary>
    /// <param name="reason">Becomes the message of the <c>PSRemotingTransportException</c> that the session's users see.</param>
    public void Kill(string reason) => _session.Kill(reason);

    /// <summary>
    /// Lets in what the host says; to be called when the runspace's <c>OpenAsync</c> has returned. While that call is still in the engine's state machine,
    /// two packets that come at once are taken in the wrong order, and the engine closes the session without a word.
    /// </summary>
    public void Listen() => _session.Listen();

    /// <summary>The engine works on clones; they share the session, so that a kill reaches the live one.</summary>
    public override RunspaceConnectionInfo Clone() => new StreamConnectionInfo(_hostName, _session);

    /// <exception cref="InvalidOperationException">This connection info has had its session.</exception>
    public override BaseClientSessionTransportManager CreateClientSessionTransportManager(
        Guid instanceId, string sessionName, PSRemotingCryptoHelper cryptoHelper)
    {
        _session.TakeOnlyOnce();
        return new StreamTransportManager(_session, instanceId, cryptoHelper);
    }

    /// <inheritdoc />
    public override string ComputerName { get => _hostName; set => throw new NotSupportedException(); }

    /// <summary>None: the connect function knows how to log on.</summary>
    public override PSCredential? Credential { get => null; set => throw new NotSupportedException(); }

    /// <inheritdoc />
    public override AuthenticationMechanism AuthenticationMechanism
    {
        get => AuthenticationMechanism.Default;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc />
    public override string CertificateThumbprint { get => ""; set => throw new NotSupportedException(); }

    /// <summary>What all clones share: the link, once there is one, and the reason for its end.</summary>
    [SuppressMessage("Design", "CA1001", Justification = "Clones share it without an owner; without a timer and a wait handle they hold nothing.")]
    internal sealed class Session(Func<CancellationToken, StreamLink> connect)
    {
        private readonly CancellationTokenSource _killed = new();
        private readonly ManualResetEventSlim _listening = new();
        private readonly Lock _lock = new();
        private StreamLink? _link;
        private string? _reason;
        private bool _taken;

        public void TakeOnlyOnce()
        {
            lock (_lock)
            {
                if (_taken) throw new InvalidOperationException("A StreamConnectionInfo is one session. Make a new one to connect again.");
                _taken = true;
            }
        }

        public StreamLink Connect()
        {
            var link = connect(_killed.Token);
            lock (_lock)
            {
                _link = link;
                if (_reason is null) return link;
            }
            link.Close(); // killed while connecting
            throw new IOException(_reason);
        }

        public void Kill(string reason)
        {
            StreamLink? link;
            lock (_lock) { _reason ??= reason; link = _link; }
            _killed.Cancel();
            link?.Close();
            Listen();
        }

        public void Listen() => _listening.Set();

        public void WaitForListeners() => _listening.Wait();

        /// <summary>Why it ended: what the killer said, else what the link knows, else <paramref name="otherwise"/>.</summary>
        public string WhyEnded(string otherwise) =>
            _reason ?? (_link?.WhyEnded() is { Length: > 0 } known ? known.Trim() : otherwise);
    }
}

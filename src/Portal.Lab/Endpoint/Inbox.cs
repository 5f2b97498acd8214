using System.Text;

namespace Portal.Lab.Endpoint;

/// <summary>What a client sends. After a client that went without a goodbye the shell stays for a while, as WinRM's do, and with it the script that it runs.</summary>
/// <param name="client">What it writes. Left open.</param>
/// <param name="outbox">Where it is told that it sent too much.</param>
/// <param name="shell">What outlives it.</param>
internal sealed class Inbox(Stream client, Outbox outbox, Shell shell) : TextReader
{
    private const string Goodbye = "<Close PSGuid='00000000-0000-0000-0000-000000000000'";
    private const string ErrorLine = "__NamedPipeError__:"; // how the engine's endpoint marks its own errors among the packets
    private readonly TransferLimits _limits = new();
    private readonly StreamReader _lines = new(client, Encoding.UTF8, false, 32 * 1024, leaveOpen: true);
    private bool _goodbye;

    /// <summary>Null ends the session: the engine then stops its script.</summary>
    public override string? ReadLine()
    {
        if (Next() is { } line)
        {
            if (_limits.Exceeded(line) is { } tooMuch)
            {
                outbox.WriteLine(ErrorLine + tooMuch);
                return null;
            }

            _limits.Forget(line);
            _goodbye |= line.StartsWith(Goodbye, StringComparison.Ordinal);
            return line;
        }

        if (!_goodbye) shell.OutliveItsClient();
        return null;
    }

    // A reset must read as the end: on an exception the engine stops reading but leaves the client's script running for ever.
    private string? Next()
    {
        try { return _lines.ReadLine(); }
        catch (Exception e) when (e is IOException or ObjectDisposedException) { return null; }
    }
}

using System.Net.Sockets;
using System.Text.Json.Nodes;
using Portal.Lab.Control;
using Portal.Lab.Site;
using Portal.Lab.Windows;

namespace Portal.Lab.Endpoint;

/// <summary>Listens on the lab's socket: each client gets a session on a machine, or an answer to a question about the lab.</summary>
/// <param name="site">The machines.</param>
/// <param name="endpoint">Speaks PowerShell remoting.</param>
/// <param name="log">Words for people, a line each.</param>
internal sealed class LabServer(LabSite site, RemotingEndpoint endpoint, TimeProvider time, TextWriter log) : IDisposable
{
    /// <summary>Without clients and running jobs for this long, the lab ends itself.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan FirstLine = TimeSpan.FromSeconds(10);
    private readonly Door _door = new(site);
    private readonly Shells _shells = new();
    private readonly CancellationTokenSource _ending = new();
    private int _asking;

    /// <summary>Shells that are open, with those whose clients have gone.</summary>
    public int OpenShells => _shells.Count;

    /// <summary>Those whose clients live.</summary>
    public int ShellsWithClient => _shells.WithClient;

    // Somebody deleted the folder: whoever asks next wants a lab of a new one, at the same place.
    private bool IsGone => !File.Exists(site.Folder.Site);

    /// <summary>Serves until the token, until nobody has needed the lab for a while, or until its folder is gone.</summary>
    /// <exception cref="SocketException">The socket cannot be made.</exception>
    public async Task RunAsync(CancellationToken ct)
    {
        using var stopped = ct.Register(_ending.Cancel);
        using var listener = new Listener(SocketPath.Of(site.Folder.Root));
        var leaving = EndWhenAloneAsync();
        try
        {
            while (true) _ = TalkAsync(await listener.AcceptAsync(_ending.Token));
        }
        catch (OperationCanceledException)
        {
            _shells.End();
            await leaving;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _ending.Dispose();

    private async Task TalkAsync(Socket peer)
    {
        await using var client = new NetworkStream(peer, ownsSocket: true);
        Interlocked.Increment(ref _asking);
        try
        {
            if (await Hello.ReadAsync(client, _ending.Token).WaitAsync(FirstLine, time) is not { } line) return;
            if (IsGone) await _ending.CancelAsync();
            else if (line.TextOrNull("kind") == "session") await SessionAsync(client, line);
            else if (line.TextOrNull("kind") == "control") await SendAsync(client, await new ControlDesk(site, _shells).AnswerAsync(line, _ending.Token));
            else throw new Complaint("kind", line.TextOrNull("kind"), "It must be session or control.", "See docs/decisions/0003.");
        }
        catch (Complaint no)
        {
            await SendAsync(client, ControlDesk.Refusal(no));
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or TimeoutException)
        {
            // The client went, or the lab ends: nobody is left to tell.
        }
        catch (Exception fault)
        {
            log.WriteLine($"A client was dropped: {fault}");
        }
        finally
        {
            Interlocked.Decrement(ref _asking);
        }
    }

    private async Task SessionAsync(NetworkStream client, JsonObject line)
    {
        var shell = default(Shell);
        try
        {
            var (host, account, sid) = await _door.AskAsync(line, _ending.Token);
            shell = new Shell(host.ShortName, sid, line.TextOrNull("name") ?? "", client.Dispose, time);
            if (!_shells.TryAdd(shell)) throw ClosedDoor.Full(host.FullName);
            var session = new LabSession(host, account, sid, CanGoOn(host, line)) { Watch = new FaultyCmdlets(host, shell.End) };
            await SendAsync(client, new JsonObject { ["ok"] = true, ["share"] = host.SystemFolder });
            Interlocked.Decrement(ref _asking); // from here on the shell stands for its client
            try
            {
                await endpoint.ServeAsync(client, shell, session);
            }
            finally
            {
                Interlocked.Increment(ref _asking);
            }
        }
        catch (ClosedDoor closed)
        {
            await SendAsync(client, new JsonObject { ["ok"] = false, ["fault"] = closed.Fault, ["message"] = closed.Message });
        }
        finally
        {
            if (shell is not null) _shells.Remove(shell);
        }
    }

    // Whoever comes by a key has no credentials there, and those of Protected Users are passed on to nobody.
    private static bool CanGoOn(WindowsHost host, JsonObject line) =>
        !host.Has(Faults.NoCredSsp) && !host.Has(Faults.ProtectedUsers) && line.TextOrNull("signIn") != "key";

    private static async Task SendAsync(NetworkStream client, JsonObject answer)
    {
        try
        {
            await client.WriteAsync(System.Text.Encoding.UTF8.GetBytes(answer.ToJsonString() + "\n"));
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            // It did not wait for the answer.
        }
    }

    private async Task EndWhenAloneAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        var alone = time.GetTimestamp();
        try
        {
            while (await timer.WaitForNextTickAsync(_ending.Token))
            {
                if (IsGone) await _ending.CancelAsync();
                else if (Volatile.Read(ref _asking) > 0 || _shells.WithClient > 0 || site.Hosts.Any(host => host.Jobs.Running > 0)) alone = time.GetTimestamp();
                else if (time.GetElapsedTime(alone) >= Patience) await _ending.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // Somebody else ends it.
        }
    }
}

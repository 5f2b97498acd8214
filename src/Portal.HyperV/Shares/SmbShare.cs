using System.Net.Sockets;
using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.HyperV.Failures;

namespace Portal.HyperV.Shares;

/// <summary>\\HOST\C$ from a portal on Linux, by Samba's client library: SMB 3, encrypted.</summary>
/// <param name="host">Whose share.</param>
/// <param name="access">Account and password.</param>
/// <param name="port">Of the server.</param>
internal sealed class SmbShare(string host, ConnectionAccess access, ushort port = 445) : IAdministratorShare
{
    private const int NoSuchFile = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // ENXIO, ENETUNREACH, ECONNABORTED, ECONNRESET, ENOTCONN, ETIMEDOUT, ECONNREFUSED, EHOSTDOWN, EHOSTUNREACH, EPIPE
    private static readonly int[] Unreachable = [6, 101, 103, 104, 107, 110, 111, 112, 113, 32];

    public Task WriteAsync(string path, Stream content, CancellationToken ct) => ActAsync<bool>($"writing {path}", path, async (context, url) =>
    {
        await using var file = new SmbFile(context, context.Open(url, LibSmbClient.WriteNew), writes: true);
        await Holes.WriteAsync(content, file, ct);
        return true;
    }, ct);

    public Task<byte[]?> ReadAsync(string path, CancellationToken ct) => ActAsync<byte[]?>($"reading {path}", path, async (context, url) =>
    {
        try
        {
            await using var file = new SmbFile(context, context.Open(url, LibSmbClient.Read), writes: false);
            using var whole = new MemoryStream();
            await file.CopyToAsync(whole, ct);
            return whole.ToArray();
        }
        catch (IOException e) when (e.HResult == NoSuchFile)
        {
            return null;
        }
    }, ct);

    public Task<bool> DeleteAsync(string path, CancellationToken ct) => ActAsync($"deleting {path}", path, (context, url) =>
    {
        try
        {
            context.Unlink(url);
            return Task.FromResult(true);
        }
        catch (IOException e) when (e.HResult == NoSuchFile)
        {
            return Task.FromResult(false);
        }
    }, ct);

    /// <summary>A context for the act alone: a logon costs a few milliseconds, and a connection kept would go stale unseen.</summary>
    private async Task<T> ActAsync<T>(string act, string path, Func<SmbContext, string, Task<T>> body, CancellationToken ct)
    {
        var (drive, names) = AdministratorShare.Split(host, path);
        if (!LibSmbClient.IsThere)
        {
            throw new HostException(HostFault.Unsupported, host, $"The administrator share of {host} cannot be reached from this portal: Samba's client library is not installed.",
                "Install it (Debian: libsmbclient), or run the portal on Windows.");
        }
        var url = $"smb://{host}/{drive}%24/{string.Join('/', names.Select(Uri.EscapeDataString))}";
        await KnockAsync(ct);
        try
        {
            // On a pool thread: the library blocks.
            return await Task.Run(async () =>
            {
                using var context = new SmbContext(access.Account, access.Password, port);
                return await body(context, url);
            }, ct);
        }
        catch (IOException e) when (Unreachable.Contains(e.HResult))
        {
            throw Silent(e);
        }
        catch (IOException e)
        {
            throw KnownFailures.OfFile(host, act, e);
        }
    }

    /// <summary>The library waits long for a machine that is down, and everybody waits for the library: whoever is down is found out before.</summary>
    private async Task KnockAsync(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        using var door = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await door.ConnectAsync(host, port, patience.Token);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            throw Silent(e);
        }
    }

    private HostException Silent(Exception e) => new(HostFault.Silent, host, $"The administrator share of {host} does not answer: {e.Message}",
        "Check that the machine is up and that its firewall lets SMB (port 445) in.", e);
}

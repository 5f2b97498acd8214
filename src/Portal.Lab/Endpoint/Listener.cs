using System.Net.Sockets;

namespace Portal.Lab.Endpoint;

/// <summary>A Unix domain socket that only its owner may use. It appears under its name when it listens, never before.</summary>
internal sealed class Listener : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly string _path;

    /// <param name="path">A left-over of a dead lab is replaced: whoever calls holds the folder's lock.</param>
    /// <exception cref="SocketException">It cannot be made there.</exception>
    public Listener(string path)
    {
        _path = path;
        var half = $"{path}.{Environment.ProcessId}";
        File.Delete(half);
        _socket.Bind(new UnixDomainSocketEndPoint(half));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(half, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        _socket.Listen(512);
        File.Move(half, path, overwrite: true);
    }

    /// <summary>The next client.</summary>
    public ValueTask<Socket> AcceptAsync(CancellationToken ct) => _socket.AcceptAsync(ct);

    /// <inheritdoc />
    public void Dispose()
    {
        File.Delete(_path);
        _socket.Dispose();
    }
}

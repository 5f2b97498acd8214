using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Portal.TestKit;
using Portal.TestKit.Disks;
using Portal.TestKit.Web;
using Xunit;

namespace Portal.HyperV.Tests.Shares;

/// <summary>A real SMB server on loopback with a share C$, that accepts encrypted SMB 3.1.1 alone, as a hardened Windows does.</summary>
internal sealed class SambaServer : IAsyncDisposable
{
    public const string Account = @"LAB\root";
    public const string Password = "a long one, & \"odd\" %";

    private readonly TemporaryFolder _folder;
    private readonly Process _smbd;

    private SambaServer(TemporaryFolder folder, Process smbd, ushort port) => (_folder, _smbd, Port) = (folder, smbd, port);

    public ushort Port { get; }

    /// <summary>What lies on the machine's C: drive.</summary>
    public string Drive => _folder.At("c");

    /// <summary>Skips the test where Samba is missing, or may not start.</summary>
    public static async Task<SambaServer> StartAsync()
    {
        if (!Environment.IsPrivilegedProcess) Assert.Skip("smbd starts as root only.");
        if (!HyperV.Shares.LibSmbClient.IsThere) Assert.Skip("libsmbclient is not installed: this check needs it.");
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("c", "ProgramData", "Portal", "Staging"));
        foreach (var name in (ReadOnlySpan<string>)["private", "lock", "state", "cache", "pid", "rpc"]) Directory.CreateDirectory(folder.At(name));
        var port = FreePort();
        var config = folder.File("smb.conf", $"""
            [global]
              workgroup = LAB
              server role = standalone server
              smb ports = {port}
              interfaces = 127.0.0.1
              bind interfaces only = yes
              private dir = {folder.At("private")}
              lock directory = {folder.At("lock")}
              state directory = {folder.At("state")}
              cache directory = {folder.At("cache")}
              pid directory = {folder.At("pid")}
              ncalrpc dir = {folder.At("rpc")}
              passdb backend = tdbsam
              server min protocol = SMB3_11
              server smb encrypt = required
              disable spoolss = yes
              load printers = no
            [C$]
              path = {folder.At("c")}
              read only = no
            """);
        Tool.Run("sh", ["-c", "printf '%s\\n%s\\n' \"$1\" \"$1\" | pdbedit -s \"$0\" -a -u root -t >/dev/null", config, Password]);
        var smbd = Tool.Start("smbd", "--foreground", "--no-process-group", "--debug-stdout", "-s", config);
        smbd.BeginOutputReadLine();
        smbd.BeginErrorReadLine();
        var server = new SambaServer(folder, smbd, port);
        await Eventually.BeAsync("smbd listens", () => smbd.HasExited || Listens(port), TestContext.Current.CancellationToken);
        Assert.False(smbd.HasExited, "smbd ended.");
        return server;
    }

    /// <summary>A port where nobody listens.</summary>
    public static ushort FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return (ushort)((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        _smbd.Kill(entireProcessTree: true);
        await _smbd.WaitForExitAsync(CancellationToken.None);
        _smbd.Dispose();
        _folder.Dispose();
    }

    private static bool Listens(ushort port)
    {
        using var socket = new TcpClient();
        try
        {
            socket.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

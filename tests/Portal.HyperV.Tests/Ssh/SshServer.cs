using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Portal.Domain.Connections;
using Portal.HyperV.Transports;
using Portal.TestKit;
using Portal.TestKit.Disks;
using Portal.TestKit.Web;
using Xunit;

namespace Portal.HyperV.Tests.Ssh;

/// <summary>A real sshd on loopback with keys of its own. It plays every host: a name of the lab is an alias of it, and reaches its subsystem as LAB_HOST.</summary>
internal sealed class SshServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly Process _sshd;
    private readonly Askpass _askpass = new();

    private SshServer(Process sshd, TemporaryFolder folder, int port) => (_sshd, _folder, Port) = (sshd, folder, port);

    public int Port { get; }

    /// <summary>Known hosts with the right key, or with another one.</summary>
    public string Known(bool right = true) => _folder.At(right ? "known" : "known-wrong");

    /// <summary>Who may sign in: whoever runs the tests.</summary>
    public static string Account => Environment.UserName;

    /// <param name="subsystem">The command behind the subsystem "powershell"; null for a server without it.</param>
    /// <param name="passwords">A folder with a shadow file of its own; null lets keys in alone.</param>
    public static async Task<SshServer> StartAsync(string? subsystem, PasswordRoom? passwords = null)
    {
        var folder = new TemporaryFolder();
        var port = FreePort();
        folder.File("known", $"127.0.0.1 {File.ReadAllText($"{SshKeys.Host}.pub")}");
        folder.File("known-wrong", $"127.0.0.1 {File.ReadAllText($"{SshKeys.Other}.pub")}");
        folder.File("ssh_config", "Host *.lab.example\n  HostName 127.0.0.1\n  HostKeyAlias 127.0.0.1\n"
            + string.Concat(((string[])["cluster01", "hv01", "hv02", "hv03"]).Select(name => $"Host {name}.lab.example\n  SetEnv LAB_HOST={name}.lab.example\n")));
        var config = folder.File("sshd_config", $"""
            Port {port}
            ListenAddress 127.0.0.1
            HostKey {SshKeys.Host}
            AuthorizedKeysFile {SshKeys.Account}.pub
            PidFile none
            StrictModes no
            UsePAM no
            PermitRootLogin yes
            PasswordAuthentication {(passwords is null ? "no" : "yes")}
            KbdInteractiveAuthentication no
            AcceptEnv LAB_HOST
            ExposeAuthInfo yes
            MaxStartups 100:30:200
            {(subsystem is null ? "" : $"Subsystem powershell {subsystem}")}
            """ + "\n");
        if (Environment.IsPrivilegedProcess) Directory.CreateDirectory("/run/sshd"); // sshd's empty folder, which its service would make

        string[] command = ["/usr/sbin/sshd", "-D", "-e", "-f", config];
        var sshd = Tool.Start(passwords is null ? command : passwords.Around(command));
        var server = new SshServer(sshd, folder, port);
        await Eventually.BeAsync("sshd listens", () => sshd.HasExited || Listens(port), TestContext.Current.CancellationToken);
        Assert.False(sshd.HasExited, sshd.HasExited ? $"sshd ended: {await sshd.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}" : "");
        sshd.BeginErrorReadLine();
        return server;
    }

    /// <summary>Settings that reach this server.</summary>
    public HyperVOptions Options => new()
    {
        NodeName = "test",
        SshPort = Port,
        SshConfigFile = _folder.At("ssh_config"),
        SshKnownHosts = Known(),
        SshKeyFile = SshKeys.Account,
    };

    /// <summary>A way to a host behind it.</summary>
    public SshTransport To(string host, HyperVOptions? options = null, string password = "") => new(host, Access(password), options ?? Options, _askpass);

    public static ConnectionAccess Access(string password) => new(
        Guid.CreateVersion7(), "SSH", "cluster01.lab.example", Transport.Ssh, Account, new Secret(password),
        @"C:\ClusterStorage\Volume1\Portal", @"C:\ProgramData\Portal\Staging", 4);

    /// <summary>A port where nobody listens.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        _sshd.Kill(entireProcessTree: true);
        await _sshd.WaitForExitAsync(CancellationToken.None);
        _sshd.Dispose();
        _askpass.Dispose();
        _folder.Dispose();
    }

    private static bool Listens(int port)
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

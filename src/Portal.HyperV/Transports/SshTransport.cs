using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.HyperV.Failures;

namespace Portal.HyperV.Transports;

/// <summary>
/// PowerShell remoting over the system's <c>ssh</c> (8.4 or later): one process a session, its standard streams carry it. With a password where the
/// connection has one, else by key. Not the engine's own <c>SSHConnectionInfo</c>, which ends the process when a host is down.
/// </summary>
internal sealed class SshTransport(string host, ConnectionAccess access, HyperVOptions options, Askpass askpass) : ITransport
{
    public string Host => host;

    public SessionWay Begin()
    {
        SessionWay? way = null;
        var connection = new StreamConnectionInfo(host, token => Connect(way!, token));
        return way = new SessionWay(connection);
    }

    private StreamLink Connect(SessionWay way, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        try
        {
            return SshProcess.Start(Command(), reason => way.Refusal = SshFailures.Translate(host, reason));
        }
        catch (Win32Exception e)
        {
            way.Refusal = new HostException(HostFault.Unsupported, host, $"{host} cannot be reached by SSH: the program '{options.SshProgram}' does not start ({e.Message}).",
                "Install the OpenSSH client (Debian: openssh-client), or set its path in the settings.", e);
            throw;
        }
    }

    internal ProcessStartInfo Command()
    {
        var start = new ProcessStartInfo(options.SshProgram)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        var password = access.Password.Reveal();
        List<string> arguments =
        [
            "-T", "-x", "-a", "-s",
            "-p", options.SshPort.ToString(CultureInfo.InvariantCulture),
            "-l", access.Account,
            "-o", "LogLevel=ERROR",
            "-o", "StrictHostKeyChecking=yes",
            // Shorter than our own patience, so that ssh says the reason.
            "-o", $"ConnectTimeout={Math.Max(1, (int)(options.OpenTimeout.TotalSeconds / 2))}",
            "-o", "ServerAliveInterval=15",
            "-o", "ServerAliveCountMax=3",
            "-o", "ClearAllForwardings=yes",
            "-o", "ControlMaster=no",
            "-o", "ControlPath=none",
        ];
        if (options.SshConfigFile is { } config) arguments.AddRange(["-F", config]);
        if (options.SshKnownHosts is { } known) arguments.AddRange(["-o", $"UserKnownHostsFile=\"{known}\"", "-o", "GlobalKnownHostsFile=none"]);
        if (password.Length == 0)
        {
            arguments.AddRange(["-o", "BatchMode=yes", "-o", "PasswordAuthentication=no", "-o", "KbdInteractiveAuthentication=no"]);
            if (options.SshKeyFile is { } key) arguments.AddRange(["-i", key, "-o", "IdentitiesOnly=yes"]);
        }
        else
        {
            arguments.AddRange(["-o", "PubkeyAuthentication=no", "-o", "PreferredAuthentications=password,keyboard-interactive", "-o", "NumberOfPasswordPrompts=1"]);
            start.Environment["SSH_ASKPASS"] = askpass.Path;
            start.Environment["SSH_ASKPASS_REQUIRE"] = "force";
            start.Environment[Askpass.Variable] = password;
        }
        arguments.AddRange(["--", host, options.SshSubsystem]);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return start;
    }
}

namespace Portal.HyperV;

/// <summary>How the room works; the composition fills it from settings.</summary>
public sealed record HyperVOptions
{
    /// <summary>Names sessions on hosts ("portal web-1"), so that those of a former self are recognised. Letters, digits, '-', '.'.</summary>
    public string NodeName { get; init; } = Environment.MachineName;

    /// <summary>What hosts call our sessions.</summary>
    internal string SessionName => $"portal {NodeName}";

    /// <summary>Full path of the lab's Unix domain socket; null where no lab runs.</summary>
    public string? LabSocket { get; init; }

    /// <summary>A session that is not open by then is given up. 1 s to 5 min.</summary>
    public TimeSpan OpenTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A call that has not answered by then is stopped. 1 s to 1 h.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>What a stopped call has to end by itself before its session is killed. 0.1 s to 30 s.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>An idle session is closed then. 10 s to 5 min: less than any host's own limit.</summary>
    public TimeSpan IdleLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>A session that was idle for longer shows that it lives before it is used. 1 s to 2 min.</summary>
    public TimeSpan TrustIdleFor { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What showing that takes at most. 0.1 s to 30 s.</summary>
    public TimeSpan HealthTimeout { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>The ssh program; found on the path unless a full path.</summary>
    public string SshProgram { get; init; } = "ssh";

    /// <summary>Port of sshd on the hosts.</summary>
    public int SshPort { get; init; } = 22;

    /// <summary>ssh's configuration file (jump hosts, ciphers); null is ssh's own.</summary>
    public string? SshConfigFile { get; init; }

    /// <summary>The private key for connections without a password; null leaves it to ssh's own keys and agent.</summary>
    public string? SshKeyFile { get; init; }

    /// <summary>The file of known host keys; null is ssh's own. A host whose key is not in it is refused.</summary>
    public string? SshKnownHosts { get; init; }

    /// <summary>Name of sshd's subsystem that speaks PowerShell remoting.</summary>
    public string SshSubsystem { get; init; } = "powershell";

    /// <summary>Name of the subsystem on VMM's machine that starts Windows PowerShell; null where there is none: then VMM is not reached by SSH.</summary>
    public string? SshWindowsPowerShell { get; init; }

    /// <summary>How WinRM checks who we are: "Default" (Kerberos, else NTLM), "Kerberos", "Negotiate" or "CredSSP".</summary>
    public string WSManAuthentication { get; init; } = "Kerberos";

    /// <summary>WinRM over HTTPS (port 5986) instead of HTTP (5985; messages are encrypted there too).</summary>
    public bool WSManUseSsl { get; init; }
}

using System.ComponentModel.DataAnnotations;

namespace Portal.Web.Settings;

/// <summary>How sessions to Hyper-V machines are opened and held.</summary>
internal sealed class HostsOptions
{
    /// <summary>Seconds after which a session that does not open is given up.</summary>
    [Range(1, 300)]
    public int OpenSeconds { get; set; } = 30;

    /// <summary>Seconds after which a call that does not answer is stopped.</summary>
    [Range(1, 3600)]
    public int CallSeconds { get; set; } = 300;

    /// <summary>How WinRM checks who we are.</summary>
    public WinRmAuthentication WinRmAuthentication { get; set; } = WinRmAuthentication.Kerberos;

    /// <summary>WinRM over HTTPS (port 5986) instead of HTTP (5985; messages are encrypted there too).</summary>
    public bool WinRmUseSsl { get; set; }

    /// <summary>The ssh program; found on the path unless a full path.</summary>
    public string SshProgram { get; set; } = "ssh";

    /// <summary>Port of sshd on the hosts.</summary>
    [Range(1, 65535)]
    public int SshPort { get; set; } = 22;

    /// <summary>Name of sshd's subsystem that speaks PowerShell remoting.</summary>
    public string SshSubsystem { get; set; } = "powershell";

    /// <summary>Name of the subsystem on VMM's machine that starts Windows PowerShell; empty where there is none: then VMM is not reached by SSH.</summary>
    public string SshWindowsPowerShell { get; set; } = "";

    /// <summary>ssh's configuration file (jump hosts, ciphers); empty is ssh's own.</summary>
    public string SshConfigFile { get; set; } = "";

    /// <summary>The private key for connections without a password; empty leaves it to ssh's own keys and agent.</summary>
    public string SshKeyFile { get; set; } = "";

    /// <summary>The file of known host keys; empty is ssh's own. A host whose key is not in it is refused.</summary>
    public string SshKnownHosts { get; set; } = "";
}

/// <summary>How WinRM checks who somebody is.</summary>
internal enum WinRmAuthentication
{
    /// <summary>Kerberos, else NTLM.</summary>
    Default = 0,

    /// <summary>A ticket of the domain.</summary>
    Kerberos = 1,

    /// <summary>Kerberos or NTLM, as the two agree.</summary>
    Negotiate = 2,

    /// <summary>Hands the account on, so that the host can reach a share with it.</summary>
    CredSsp = 3,
}

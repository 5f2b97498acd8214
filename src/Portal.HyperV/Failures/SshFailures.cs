using Portal.Domain.Hosts;
using static Portal.Domain.Hosts.HostFault;

namespace Portal.HyperV.Failures;

/// <summary>From ssh's last words to what people can do about them. Words of OpenSSH's client, which are not translated.</summary>
internal static class SshFailures
{
    private static readonly (string Words, KnownFailure Known)[] Table =
    [
        ("Host key verification failed", new(Denied, "its host key is not the known one",
            "Compare the key's fingerprint at the machine; if it is right, put the key into the portal's file of known hosts (ssh-keyscan prints the line).")),
        ("Permission denied", new(Denied, "it does not accept this account with this password or key", "Check account and password of the connection, or that the portal's public key is in the account's authorized_keys.")),
        ("Too many authentication failures", new(Denied, "too many keys were tried", "Set the key's file in the portal's settings.")),
        ("subsystem request failed", new(Unsupported, "its sshd has no subsystem of this name", "Add 'Subsystem powershell ...pwsh.exe -sshs -NoLogo -NoProfile' to the machine's sshd_config, or set the subsystem's name in the settings.")),
        ("Could not resolve hostname", new(Silent, "its name does not resolve", "Check the name and the portal's DNS.")),
        ("Connection refused", new(Silent, "nobody listens there", "Check that sshd runs on the machine, and the port in the settings.")),
        ("timed out", new(Silent, "it does not answer", "Check that the machine is up and that no firewall is in between.")),
        ("No route to host", new(Silent, "no network leads there", "Check that the machine is up, and the network.")),
        ("Network is unreachable", new(Silent, "no network leads there", "Check the portal's network.")),
        ("not responding", new(Silent, "it stopped to answer", "Check that the machine is up and that no firewall is in between.")),
        ("Connection closed", new(Silent, "it closed the connection", "Look into the machine's log of sshd.")),
        ("Connection reset", new(Silent, "it closed the connection", "Look into the machine's log of sshd.")),
    ];

    /// <summary>All that it knows.</summary>
    public static IEnumerable<KnownFailure> All => Table.Select(row => row.Known);

    /// <summary>Why no session opened.</summary>
    /// <param name="host">Which machine.</param>
    /// <param name="words">ssh's last lines.</param>
    public static HostException? Translate(string host, string words)
    {
        foreach (var (part, known) in Table)
        {
            if (words.Contains(part, StringComparison.OrdinalIgnoreCase))
                return new HostException(known.Fault, host, $"No session to {host}: {known.Meaning}. ssh says: {words}", known.Remedy);
        }
        return null;
    }
}

using Portal.Domain.Connections;
using Portal.Domain.Hosts;

namespace Portal.HyperV.Transports;

/// <summary>VMM's module loads in Windows PowerShell alone, and SSH ends in PowerShell 7 unless a subsystem is set up for the other.</summary>
internal static class VmmOverSsh
{
    /// <exception cref="HostException">No such subsystem is set, or there is no password to connect to VMM with.</exception>
    public static void Refuse(ConnectionAccess access, VmmAddress vmm, HyperVOptions options)
    {
        if (options.SshWindowsPowerShell is null)
        {
            throw new HostException(HostFault.Unsupported, vmm.Machine,
                $"{vmm.Machine} cannot be asked for VMM by SSH: its sessions end in PowerShell 7, and VMM's module works in Windows PowerShell alone.",
                "Choose WinRM for this connection; or add a subsystem with 'powershell.exe -NoLogo -NoProfile -s' to that machine's sshd_config and set its name in the settings (unproven).");
        }
        if (access.Password.Reveal().Length == 0)
        {
            throw new HostException(HostFault.Unsupported, vmm.Machine,
                $"{vmm.Machine} cannot be asked for VMM with a key: VMM is connected to with account and password.", "Give the connection a password.");
        }
    }

    /// <summary>The options of a session to a host: those of VMM's machine are Windows PowerShell.</summary>
    public static HyperVOptions For(string host, VmmAddress vmm, HyperVOptions options) =>
        string.Equals(host, vmm.Machine, StringComparison.OrdinalIgnoreCase) ? options with { SshSubsystem = options.SshWindowsPowerShell! } : options;
}

using Portal.HyperV;
using Portal.Web.EmbeddedLab;
using Portal.Web.Hosting;
using Portal.Web.Settings;

namespace Portal.Web.Composition;

/// <summary>What the HyperV room is told of settings and folder.</summary>
internal static class HostSessions
{
    /// <summary>Its options.</summary>
    public static HyperVOptions Options(DataFolder data, HostsOptions hosts, LabOptions lab) => new()
    {
        NodeName = data.Node,
        LabSocket = lab.Enabled ? LabSocket.PathOf(data.Lab) : null,
        OpenTimeout = TimeSpan.FromSeconds(hosts.OpenSeconds),
        CallTimeout = TimeSpan.FromSeconds(hosts.CallSeconds),
        WSManAuthentication = hosts.WinRmAuthentication.ToString(),
        WSManUseSsl = hosts.WinRmUseSsl,
        SshProgram = hosts.SshProgram,
        SshPort = hosts.SshPort,
        SshSubsystem = hosts.SshSubsystem,
        SshWindowsPowerShell = OrNull(hosts.SshWindowsPowerShell),
        SshConfigFile = OrNull(hosts.SshConfigFile),
        SshKeyFile = OrNull(hosts.SshKeyFile),
        SshKnownHosts = OrNull(hosts.SshKnownHosts),
    };

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}

using System.Management.Automation;
using System.Management.Automation.Remoting;
using System.Management.Automation.Runspaces;
using Portal.Domain.Hosts;

namespace Portal.HyperV.Failures;

/// <summary>The end of a session that nobody asked for. It shows in three kinds of exception, which mean the same.</summary>
internal static class Losses
{
    /// <summary>A transport's own error, a runspace in the wrong state, or a bare IOException just after the host's death.</summary>
    public static bool IsLoss(Exception e) =>
        e is PSRemotingTransportException or InvalidRunspaceStateException or PSRemotingDataStructureException or IOException or ObjectDisposedException;

    /// <summary>A session that did not open.</summary>
    public static HostException DuringOpen(string host, Exception? reason)
    {
        var words = Words(reason) ?? "The session ended while it was being opened.";
        if (reason is PSRemotingTransportException transport && KnownFailures.ByCode(host, "opening a session", unchecked((uint)transport.ErrorCode), words, reason) is { } known)
            return known;
        return new HostException(HostFault.Silent, host, $"No session to {host}: {words}", "Check that the machine is up, its name resolves, and the transport is right.", reason);
    }

    /// <summary>A session that was lost while the host was doing something.</summary>
    /// <param name="host">Which.</param>
    /// <param name="act">What it was doing.</param>
    /// <param name="known">Why it was cut, where it was us.</param>
    /// <param name="reason">What the engine saw.</param>
    public static HostException DuringCall(string host, string act, string? known, Exception reason) => new(
        HostFault.Silent, host, $"The session to {host} was lost while {act}: {known ?? Words(reason)}",
        "Check that the machine is up. What it had begun is looked at before it is tried again.", reason);

    // The first line says what happened; the engine adds a help text.
    private static string? Words(Exception? reason) =>
        reason?.GetBaseException().Message is { Length: > 0 } message ? message.ReplaceLineEndings("\n").Split('\n')[0].Trim() : null;
}

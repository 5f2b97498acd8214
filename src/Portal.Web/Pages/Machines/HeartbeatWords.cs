using Portal.Domain.Hosts;

namespace Portal.Web.Pages.Machines;

/// <summary>What Hyper-V's heartbeat says of a guest.</summary>
internal static class HeartbeatWords
{
    private const int None = 0, Ok = 2, Degraded = 3, NoContact = 12, Lost = 13, Paused = 15;

    /// <summary>In words.</summary>
    /// <param name="power">A machine that is off has none, whatever was said last.</param>
    /// <param name="status">Msvm_HeartbeatComponent.OperationalStatus; 0 when the machine is off.</param>
    public static string Of(PowerState power, int status) => power == PowerState.Off ? "none, the machine is off" : status switch
    {
        None => "none",
        Ok => "good",
        Degraded => "good, by an older protocol",
        NoContact => "the guest did not answer yet",
        Lost => "lost, the guest answers no more",
        Paused => "paused",
        _ => FormattableString.Invariant($"status {status}"),
    };
}

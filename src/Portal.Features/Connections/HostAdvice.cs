using Portal.Domain.Hosts;
using Portal.Runs;
using Portal.Runs.Engine;

namespace Portal.Features.Connections;

/// <summary>What a host's refusal means for an item: a silent host closes its gate, a busy one is tried again, any other "no" waits for a person.</summary>
public sealed class HostAdvice : IAdvice
{
    /// <inheritdoc />
    public Outcome? Explain(Exception surprise, Claim claim) => surprise is HostException refusal ? Explain(refusal, claim) : null;

    private static Outcome Explain(HostException refusal, Claim claim) => refusal.Fault switch
    {
        HostFault.Silent => Outcome.Silent(GateOf(refusal, claim), refusal.Message, refusal.Remedy),
        HostFault.Busy => Outcome.TryAgain(refusal.Message, refusal.Remedy),
        _ => Outcome.Failed(refusal.Message, refusal.Remedy),
    };

    /// <summary>The silent host's own gate; a step that asks all hosts of a connection passes the connection's alone.</summary>
    private static string GateOf(HostException refusal, Claim claim)
    {
        var host = Limits.Host(refusal.Host);
        return claim.Gates.Contains(host, StringComparer.Ordinal)
            ? host
            : claim.Gates.FirstOrDefault(gate => gate.StartsWith(Limits.ConnectionPrefix, StringComparison.Ordinal)) ?? host;
    }
}

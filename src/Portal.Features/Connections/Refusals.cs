using Portal.Domain;
using Portal.Domain.Hosts;

namespace Portal.Features.Connections;

/// <summary>A host's "no" as an objection to what a person asked for.</summary>
internal static class Refusals
{
    /// <summary>To a connection that is typed: on the field that a wrong password or a wrong name stands in.</summary>
    public static Verdict Of(HostException refusal) => On(refusal.Fault == HostFault.Denied ? "account" : "address", refusal.Host, refusal);

    /// <summary>On this field.</summary>
    public static Verdict On(string field, string? value, HostException refusal) => Verdict.No(field, value, refusal.Message, refusal.Remedy);
}

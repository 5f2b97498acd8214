using Portal.Domain.Hosts;

namespace Portal.Domain.Catalogs.Rules;

/// <summary>At least one host takes new machines now.</summary>
/// <param name="connection">Its name.</param>
public sealed class HostsTakeMachines(string connection) : IRule<IReadOnlyList<HostFacts>>
{
    /// <inheritdoc />
    /// <param name="value">All hosts that answered.</param>
    public Verdict Judge(IReadOnlyList<HostFacts> value) =>
        Placement.Open(value).Count > 0
            ? Verdict.Yes
            : Verdict.No("connectionId", connection, value.Count == 0 ? "It has no host." : "All of its hosts are paused.", "Resume one in the cluster manager, then order again.");
}

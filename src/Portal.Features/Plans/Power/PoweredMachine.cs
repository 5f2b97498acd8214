using Portal.Features.Connections;

namespace Portal.Features.Plans.Power;

/// <summary>A machine that is started or stopped, as its steps see it.</summary>
/// <param name="Id">Also its stamp.</param>
/// <param name="Name">For people.</param>
/// <param name="Connection">Where.</param>
/// <param name="Catalog">Of which.</param>
/// <param name="Host">FQDN, as last seen.</param>
/// <param name="AwaitedSince">When its guest was first seen still running after it was asked to shut down; null before that, and after a failure.</param>
/// <param name="Looks">How often since then.</param>
public sealed record PoweredMachine(Guid Id, string Name, Guid Connection, Guid Catalog, string Host, DateTimeOffset? AwaitedSince, int Looks)
{
    /// <summary>What a change of its power passes.</summary>
    internal IReadOnlyList<string> PowerGates => [Limits.Host(Host), Limits.Power(Connection), Limits.PowerOf(Catalog)];
}

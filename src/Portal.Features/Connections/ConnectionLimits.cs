using System.Text.Json;
using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Domain.Connections.Rules;

namespace Portal.Features.Connections;

/// <summary>How much happens at once on a connection.</summary>
/// <param name="DiskOperationsPerHost">1 to <see cref="LimitsInRange.MostDiskOperations"/>.</param>
/// <param name="SessionsPerHost">1 to <see cref="LimitsInRange.MostSessions"/>.</param>
/// <param name="ActivePowerActions">1 to <see cref="PowerLimitsInRange.Most"/>.</param>
/// <param name="NewPowerActionsPerMinute">1 to <see cref="PowerLimitsInRange.Most"/>.</param>
/// <param name="PowerActionsPercent">At once, of a catalog's machines: 1 to 100.</param>
public sealed record ConnectionLimits(int DiskOperationsPerHost, int SessionsPerHost, int ActivePowerActions, int NewPowerActionsPerMinute, int PowerActionsPercent)
{
    /// <summary>Those of a connection as it was read.</summary>
    public static ConnectionLimits Of(ConnectionView view) =>
        new(view.DiskOperationsPerHost, view.SessionsPerHost, view.Power.Active, view.Power.NewPerMinute, view.Power.PercentOfCatalog);

    internal static ConnectionLimits Of(Connection row) =>
        new(row.DiskOperationsPerHost, row.SessionsPerHost, row.ActivePowerActions, row.NewPowerActionsPerMinute, row.PowerActionsPercent);

    internal void Put(Connection row) => (row.DiskOperationsPerHost, row.SessionsPerHost, row.ActivePowerActions, row.NewPowerActionsPerMinute, row.PowerActionsPercent) =
        (DiskOperationsPerHost, SessionsPerHost, ActivePowerActions, NewPowerActionsPerMinute, PowerActionsPercent);

    internal Verdict Judge() => new LimitsInRange().Judge((DiskOperationsPerHost, SessionsPerHost))
        .And(new PowerLimitsInRange().Judge((ActivePowerActions, NewPowerActionsPerMinute, PowerActionsPercent)));

    internal string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}

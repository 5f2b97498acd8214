using Portal.Domain.Connections;
using Portal.Runs;

namespace Portal.Features.Connections;

/// <summary>The gates that steps pass through, all in one place: what they are called, and how many they let in.</summary>
public static class Limits
{
    internal const string ConnectionPrefix = "connection:";

    /// <summary>Whatever a step does on one host. A silent host closes it for everybody.</summary>
    public static string Host(string host) => $"host:{Key(host)}";

    /// <summary>Disk work on one host.</summary>
    public static string Disk(string host) => $"disk:{Key(host)}";

    /// <summary>What asks all hosts of a connection at once.</summary>
    public static string Connection(Guid connection) => $"{ConnectionPrefix}{connection}";

    /// <summary>Power actions on a connection.</summary>
    public static string Power(Guid connection) => $"power:{connection}";

    /// <summary>Power actions on the machines of a catalog.</summary>
    public static string PowerOf(Guid catalog) => $"power-of:{catalog}";

    /// <summary>All gates of a connection with these hosts. In maintenance they let nobody in: whoever is inside ends what he does, and goes no further.</summary>
    public static IReadOnlyList<Gate> Of(Connection connection, IEnumerable<string> hosts)
    {
        return
        [
            new(Connection(connection.Id), Unless(connection.SessionsPerHost)),
            PowerGate(connection),
            .. hosts.SelectMany(host => new Gate[] { new(Host(host), Unless(connection.SessionsPerHost)), new(Disk(host), Unless(connection.DiskOperationsPerHost)) }),
        ];

        int Unless(int limit) => connection.MaintenanceSince is null ? limit : Gate.Nobody;
    }

    /// <summary>The gate of a connection's power actions.</summary>
    public static Gate PowerGate(Connection connection) =>
        new(Power(connection.Id), connection.MaintenanceSince is null ? connection.ActivePowerActions : Gate.Nobody, connection.NewPowerActionsPerMinute);

    /// <summary>The gate of a catalog's power actions: at least one machine at a time.</summary>
    /// <param name="connection">Whose share of a catalog it is.</param>
    /// <param name="catalog">Which.</param>
    /// <param name="machines">How many it has.</param>
    public static Gate PowerGate(Connection connection, Guid catalog, int machines) => new(PowerOf(catalog), Math.Max(1, machines * connection.PowerActionsPercent / 100));

    /// <summary>Hosts answer with names in whatever case; a gate has one.</summary>
    private static string Key(string host) => host.ToLowerInvariant();
}

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

    /// <summary>All gates of a connection with these hosts.</summary>
    public static IReadOnlyList<Gate> Of(Connection connection, IEnumerable<string> hosts) =>
    [
        new(Connection(connection.Id), connection.SessionsPerHost),
        .. hosts.SelectMany(host => new Gate[] { new(Host(host), connection.SessionsPerHost), new(Disk(host), connection.DiskOperationsPerHost) }),
    ];

    /// <summary>Hosts answer with names in whatever case; a gate has one.</summary>
    private static string Key(string host) => host.ToLowerInvariant();
}

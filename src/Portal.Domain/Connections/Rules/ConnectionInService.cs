namespace Portal.Domain.Connections.Rules;

/// <summary>Nothing new begins on a connection in maintenance.</summary>
/// <param name="field">Where it was chosen.</param>
public sealed class ConnectionInService(string field) : IRule<Connection>
{
    /// <inheritdoc />
    public Verdict Judge(Connection value) => value.MaintenanceSince is { } since
        ? Verdict.No(field, value.Name, FormattableString.Invariant($"{value.Name} is in maintenance since {since.UtcDateTime:yyyy-MM-dd HH:mm} UTC ({value.MaintenanceNote})."),
            "Wait until it is back in service, or ask who holds it.")
        : Verdict.Yes;
}

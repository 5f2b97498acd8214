using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Domain.Machines;

namespace Portal.Data.PostgreSql;

/// <summary>How PostgreSQL says it.</summary>
public sealed class PostgreSqlDialect : Dialect
{
    /// <inheritdoc />
    public override string First(int rows) => string.Create(CultureInfo.InvariantCulture, $"LIMIT {rows}");

    /// <inheritdoc />
    public override bool IsTaken(DbException fault) => fault.SqlState == PostgresErrorCodes.UniqueViolation;

    /// <inheritdoc />
    public override bool IsCrowded(DbException fault) =>
        fault.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable;

    /// <inheritdoc />
    public override Task UpgradeAsync(PortalDb db, CancellationToken ct) => db.Database.MigrateAsync(ct);

    /// <inheritdoc />
    /// <remarks>
    /// Materialized, it is planned as if all were wanted, by the index of parts, and still stops at the last one that is taken. Else PostgreSQL
    /// hopes to meet the first few soon by reading the table: those that come last in it take a thousand times as long.
    /// </remarks>
    public override IQueryable<Machine> Containing(PortalDb db, string part)
    {
        var pattern = $"%{part}%";
        return db.Machines.FromSql($"""WITH hits AS MATERIALIZED (SELECT * FROM "Machines" WHERE "HeldName" LIKE {pattern}) SELECT * FROM hits""");
    }
}

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
    public override IQueryable<Machine> Containing(PortalDb db, string part) =>
        db.Machines.Where(machine => EF.Functions.Like(machine.HeldName!, "%" + part + "%"));
}

using System.Data.Common;
using System.Globalization;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Machines;

namespace Portal.Data.SqlServer;

/// <summary>How SQL Server says it.</summary>
public sealed class SqlServerDialect : Dialect
{
    private const int UniqueIndexTaken = 2601, ConstraintTaken = 2627;
    private const int DeadlockVictim = 1205, LockTimeout = 1222, SnapshotConflict = 3960;

    /// <inheritdoc />
    public override string First(int rows) => string.Create(CultureInfo.InvariantCulture, $"OFFSET 0 ROWS FETCH NEXT {rows} ROWS ONLY");

    /// <inheritdoc />
    public override bool IsTaken(DbException fault) => fault is SqlException { Number: UniqueIndexTaken or ConstraintTaken };

    /// <inheritdoc />
    public override bool IsCrowded(DbException fault) => fault is SqlException { Number: DeadlockVictim or LockTimeout or SnapshotConflict };

    /// <inheritdoc />
    public override Task UpgradeAsync(PortalDb db, CancellationToken ct) => db.Database.MigrateAsync(ct);

    /// <inheritdoc />
    /// <remarks>SQL Server has no index for this: it reads the index of names from end to end.</remarks>
    public override IQueryable<Machine> Containing(PortalDb db, string part) =>
        db.Machines.Where(machine => EF.Functions.Like(machine.HeldName!, "%" + part + "%"));
}

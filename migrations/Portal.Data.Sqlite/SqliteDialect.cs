using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Machines;

namespace Portal.Data.Sqlite;

/// <summary>How SQLite says it.</summary>
public sealed class SqliteDialect : Dialect, IDisposable
{
    private const int Busy = 5, Locked = 6;
    private const int PrimaryKeyTaken = 1555, UniqueTaken = 2067;

    private readonly OneWriter _writer = new();

    internal Savers Savers => new(_writer);

    /// <inheritdoc />
    public override string First(int rows) => string.Create(CultureInfo.InvariantCulture, $"LIMIT {rows}");

    /// <inheritdoc />
    public override bool IsTaken(DbException fault) => fault is SqliteException { SqliteExtendedErrorCode: PrimaryKeyTaken or UniqueTaken };

    /// <inheritdoc />
    public override bool IsCrowded(DbException fault) => fault is SqliteException { SqliteErrorCode: Busy or Locked };

    /// <inheritdoc />
    public override bool KeepsConnections => true;

    /// <inheritdoc />
    public override async ValueTask<IDisposable?> WriterAsync(CancellationToken ct) => await _writer.EnterAsync(ct).ConfigureAwait(false);

    /// <inheritdoc />
    public override async Task UpgradeAsync(PortalDb db, CancellationToken ct)
    {
        // Whoever is killed while migrating leaves EF's lock behind, and everybody after waits for ever. The data folder's lock says that we are alone.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL; DROP TABLE IF EXISTS \"__EFMigrationsLock\"", ct).ConfigureAwait(false);
        await db.Database.MigrateAsync(ct).ConfigureAwait(false);
        await NameIndex.MakeAsync(db, ct).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public override IQueryable<Machine> Containing(PortalDb db, string part) => NameIndex.Containing(db, part);

    /// <inheritdoc />
    public void Dispose() => _writer.Dispose();
}

using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Data.Tests.Sqlite;

/// <summary>Hears every statement that SQLite runs, with its values in place.</summary>
internal sealed class Tracer : DbConnectionInterceptor
{
    private readonly ConcurrentDictionary<string, bool> _heard = [];

    public IEnumerable<string> Heard => _heard.Keys;

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        SQLitePCL.raw.sqlite3_trace(((SqliteConnection)connection).Handle, (_, statement) => _heard.TryAdd(statement, true), null);
        return Task.CompletedTask;
    }
}

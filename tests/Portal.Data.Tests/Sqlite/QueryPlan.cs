using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Portal.Data.Tests.Sqlite;

/// <summary>What SQLite says of a statement before it runs it.</summary>
internal static class QueryPlan
{
    /// <summary>How it goes about it; empty for what is no query.</summary>
    public static async Task<IReadOnlyList<string>> WaysAsync(PortalDb db, string statement)
    {
        if (!statement.TrimStart().StartsWith("SELECT", StringComparison.Ordinal) && !statement.StartsWith("UPDATE", StringComparison.Ordinal)
            && !statement.StartsWith("INSERT", StringComparison.Ordinal) && !statement.StartsWith("DELETE", StringComparison.Ordinal)) return [];
        var ct = TestContext.Current.CancellationToken;
        await db.Database.OpenConnectionAsync(ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {statement}";
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<string> ways = [];
        while (await reader.ReadAsync(ct)) ways.Add(reader.GetString(3));
        return ways;
    }
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Secrets;
using Portal.Domain;
using Portal.Runs.Engine;
using Portal.Web.Hosting;
using Portal.Web.Settings;

namespace Portal.Web.Composition;

/// <summary>What must be well before a portal is built on its database: the model of this version, and the key that opens its secrets.</summary>
internal static class DatabaseStart
{
    /// <summary>Makes or upgrades the database and finds its ring key. A key is made only while the ring is empty: a new one would open nothing of it.</summary>
    public static async Task<(RingKey? Key, Verdict Verdict)> ReadyAsync(DataFolder data, DatabaseOptions database, CancellationToken ct)
    {
        var services = new ServiceCollection();
        try
        {
            services.AddPortalDatabase(data, database);
            await using var provider = services.BuildServiceProvider();
            await provider.GetRequiredService<DatabaseUpgrade>().RunAsync(ct);
            await using var db = await provider.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync(ct);
            var (key, verdict) = RingKey.OfFile(data.KeyFile, mayMake: !await KeyRing.HoldsKeysAsync(db, ct));
            if (key is null) return (null, verdict);
            verdict = await KeyRing.JudgeAsync(db, key, ct);
            return (verdict.IsYes ? key : null, verdict);
        }
        catch (Exception fault) when (fault is DbException or ArgumentException or TimeoutException)
        {
            return (null, No(data, database.Provider, Words.Of(fault)));
        }
    }

    private static Verdict No(DataFolder data, DatabaseKind kind, string words) => kind == DatabaseKind.Sqlite
        ? Verdict.No("database", data.Database, $"It cannot be opened. {words}", "Free room on its disk and give this account the right to write there; if the file is damaged, put it back from a backup.")
        : Verdict.No($"{PortalSettings.Key}:Database:ConnectionString", $"({kind})", $"The database cannot be opened. {words}", "Check that the server runs, and the names and the password in the connection string.");
}

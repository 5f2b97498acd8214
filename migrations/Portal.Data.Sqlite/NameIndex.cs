using Microsoft.EntityFrameworkCore;
using Portal.Domain.Machines;

namespace Portal.Data.Sqlite;

/// <summary>Names of machines in groups of three characters, kept by triggers: finds a part anywhere in a name without reading them all.</summary>
/// <remarks>
/// Outside the migrations, since one that rebuilds the table of machines takes its triggers with it. A row is found by the machine's id, never
/// by SQLite's rowid, which VACUUM may change.
/// </remarks>
internal static class NameIndex
{
    private const int Parts = 3;

    /// <summary>Makes it where a part of it is missing.</summary>
    public static async Task MakeAsync(PortalDb db, CancellationToken ct)
    {
        var there = await db.Database.SqlQuery<int>(
            $"""SELECT COUNT(*) AS "Value" FROM sqlite_master WHERE name IN ('MachineNames', 'MachineNames_Held', 'MachineNames_Freed')""").SingleAsync(ct).ConfigureAwait(false);
        if (there == Parts) return;

        await using var transaction = await db.Database.BeginTransactionAsync(ct).ConfigureAwait(false);
        await db.Database.ExecuteSqlRawAsync(
            """
            DROP TABLE IF EXISTS "MachineNames";
            DROP TRIGGER IF EXISTS "MachineNames_Held";
            DROP TRIGGER IF EXISTS "MachineNames_Freed";
            CREATE VIRTUAL TABLE "MachineNames" USING fts5("Name", "MachineId" UNINDEXED, tokenize = 'trigram case_sensitive 1');
            CREATE TRIGGER "MachineNames_Held" AFTER INSERT ON "Machines" WHEN length(new."HeldName") >= 3 BEGIN
                INSERT INTO "MachineNames" ("Name", "MachineId") VALUES (new."HeldName", new."Id");
            END;
            CREATE TRIGGER "MachineNames_Freed" AFTER UPDATE OF "HeldName" ON "Machines" WHEN length(old."HeldName") >= 3 AND new."HeldName" IS NULL BEGIN
                DELETE FROM "MachineNames" WHERE "MachineNames" MATCH '"' || old."HeldName" || '"' AND "MachineId" = old."Id";
            END;
            INSERT INTO "MachineNames" ("Name", "MachineId") SELECT "HeldName", "Id" FROM "Machines" WHERE length("HeldName") >= 3;
            """, ct).ConfigureAwait(false);
        await transaction.CommitAsync(ct).ConfigureAwait(false);
    }

    /// <inheritdoc cref="Dialect.Containing" />
    public static IQueryable<Machine> Containing(PortalDb db, string part)
    {
        var phrase = $"\"{part}\"";
        // A join gives the first rows at once; a list for IN would be made whole before the first.
        return db.Machines.FromSql(
            $"""SELECT m.* FROM "MachineNames" CROSS JOIN "Machines" m ON m."Id" = "MachineNames"."MachineId" WHERE "MachineNames" MATCH {phrase}""");
    }
}

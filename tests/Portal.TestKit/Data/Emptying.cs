using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.TestKit.Data;

internal static class Emptying
{
    /// <summary>Deletes every row of every table, those first that others are referred to by.</summary>
    public static async Task EmptyAsync(this PortalDb db)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        var tables = db.Model.GetEntityTypes().ToList();
        while (tables.Count > 0)
        {
            var next = tables.First(table => !table.GetReferencingForeignKeys().Any(key => key.DeclaringEntityType != table && tables.Contains(key.DeclaringEntityType)));
            tables.Remove(next);
            command.CommandText += $"DELETE FROM \"{next.GetTableName()}\"; ";
        }

        await command.ExecuteNonQueryAsync();
    }
}

using Microsoft.EntityFrameworkCore;

namespace Portal.Data.Model;

/// <summary>Text compares by its code points on every database, whatever the server was installed with.</summary>
public static class Collations
{
    /// <summary>Gives every text column this collation of the database's own, by code points.</summary>
    public static void Collate(this ModelBuilder model, string collation)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Where(property => property.ClrType == typeof(string)))
            property.SetCollation(collation);
    }
}

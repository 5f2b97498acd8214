using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Portal.Data.Model;

/// <summary>What every saved row gets without being asked: the key of its name, and a new version where it has one.</summary>
internal static class Stamps
{
    public static void Set(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified))
        {
            if (entry.Metadata.FindProperty(Named.Column) is not null)
                entry.Property(Named.Column).CurrentValue = Named.Key((string)entry.Property("Name").CurrentValue!);
            if (entry.Metadata.FindProperty("Version") is { IsConcurrencyToken: true })
                entry.Property("Version").CurrentValue = Guid.NewGuid();
        }
    }
}

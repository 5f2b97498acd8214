using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Data.Runs;

internal sealed class ItemMapping : IEntityTypeConfiguration<ItemRow>
{
    public void Configure(EntityTypeBuilder<ItemRow> builder)
    {
        builder.ToTable("Items");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Title).HasMaxLength(200);
        builder.Property(row => row.Plan).HasMaxLength(64);
        builder.Property(row => row.Step).HasMaxLength(64);
        builder.Property(row => row.Node).HasMaxLength(128);
        builder.HasMany(row => row.Steps).WithOne().HasForeignKey(row => row.ItemId);
        builder.HasOne<ItemRow>().WithMany().HasForeignKey(row => row.After).OnDelete(DeleteBehavior.NoAction);

        builder.HasIndex(row => row.HeldSubject).IsUnique();
        // Which machines wait, are at work or need somebody: of all items that ever were, few hold one.
        builder.HasIndex(row => new { row.State, row.HeldSubject }).HasFilter("\"HeldSubject\" IS NOT NULL");
        // Counts a run's items by state without reading them, and tells what they wait for.
        builder.HasIndex(row => new { row.RunId, row.State, row.After });
        // What a claim takes next of a lane: waiting items only, so that the index stays small.
        builder.HasIndex(row => new { row.Lane, row.Suspect, row.Due, row.Place }).HasFilter("\"State\" = 0");
        builder.HasIndex(row => row.Node).HasFilter("\"Node\" IS NOT NULL");
        // What any order ever made for a machine or an image.
        builder.HasIndex(row => row.Subject);
        builder.HasIndex(row => row.After).HasFilter("\"After\" IS NOT NULL");
    }
}

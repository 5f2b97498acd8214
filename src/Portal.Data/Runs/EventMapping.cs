using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Data.Runs;

/// <remarks>No foreign keys: events may be pruned, and outlive what they tell of.</remarks>
internal sealed class EventMapping : IEntityTypeConfiguration<EventRow>
{
    public void Configure(EntityTypeBuilder<EventRow> builder)
    {
        builder.ToTable("Events");
        builder.Property(row => row.Step).HasMaxLength(64);
        builder.HasIndex(row => row.RunId);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Data.Runs;

internal sealed class LaneMapping : IEntityTypeConfiguration<LaneRow>
{
    public void Configure(EntityTypeBuilder<LaneRow> builder)
    {
        builder.ToTable("Lanes");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Plan).HasMaxLength(64);
        builder.Property(row => row.Step).HasMaxLength(64);
        builder.HasIndex(row => row.RunId);
    }
}

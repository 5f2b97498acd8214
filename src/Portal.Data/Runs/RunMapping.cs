using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Data.Runs;

internal sealed class RunMapping : IEntityTypeConfiguration<RunRow>
{
    public void Configure(EntityTypeBuilder<RunRow> builder)
    {
        builder.ToTable("Runs");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Title).HasMaxLength(200);
        builder.Property(row => row.Kind).HasMaxLength(64);
        builder.Property(row => row.By).HasMaxLength(255);
        builder.HasIndex(row => row.State);
        builder.HasMany(row => row.Items).WithOne(row => row.Run).HasForeignKey(row => row.RunId);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Data.Runs;

internal sealed class GateMapping : IEntityTypeConfiguration<GateRow>
{
    public void Configure(EntityTypeBuilder<GateRow> builder)
    {
        builder.ToTable("Gates");
        builder.HasKey(row => row.Name);
        builder.Property(row => row.Name).HasMaxLength(200);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Catalogs;

namespace Portal.Data.Catalogs;

internal sealed class KeptPlanMapping : IEntityTypeConfiguration<KeptPlan>
{
    public void Configure(EntityTypeBuilder<KeptPlan> builder)
    {
        builder.ToTable("Plans");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Kind).HasMaxLength(64);
        builder.Property(row => row.By).HasMaxLength(255);
        builder.HasIndex(row => row.Created);
    }
}

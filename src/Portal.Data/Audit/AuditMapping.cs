using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Audit;

namespace Portal.Data.Audit;

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("Audit");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Who).HasMaxLength(255);
        builder.Property(row => row.From).HasMaxLength(255);
        builder.Property(row => row.What).HasMaxLength(64);
        builder.Property(row => row.Subject).HasMaxLength(255);
        builder.HasIndex(row => row.When);
        builder.HasIndex(row => row.SubjectId);
    }
}

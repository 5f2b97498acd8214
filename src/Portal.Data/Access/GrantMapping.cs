using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Access;

namespace Portal.Data.Access;

/// <remarks>No foreign key: a holder is an account or a token.</remarks>
internal sealed class GrantMapping : IEntityTypeConfiguration<Grant>
{
    public void Configure(EntityTypeBuilder<Grant> builder)
    {
        builder.ToTable("Grants");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Role).HasMaxLength(64);
        builder.Property(row => row.Scope).HasMaxLength(200);
        builder.Property(row => row.By).HasMaxLength(255);
        builder.HasIndex(row => row.Holder);
    }
}

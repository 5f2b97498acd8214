using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Access;

namespace Portal.Data.Access;

internal sealed class RequestKeyMapping : IEntityTypeConfiguration<RequestKey>
{
    public void Configure(EntityTypeBuilder<RequestKey> builder)
    {
        builder.ToTable("RequestKeys");
        builder.HasKey(row => new { row.Holder, row.Key });
        builder.Property(row => row.Key).HasMaxLength(200);
        builder.Property(row => row.Request).HasMaxLength(64);
        builder.HasIndex(row => row.When);
    }
}

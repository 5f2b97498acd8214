using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Model;
using Portal.Domain.Catalogs;
using Portal.Domain.Connections;

namespace Portal.Data.Catalogs;

internal sealed class CatalogMapping : IEntityTypeConfiguration<Catalog>
{
    public void Configure(EntityTypeBuilder<Catalog> builder)
    {
        builder.ToTable("Catalogs");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Name).HasMaxLength(64);
        builder.HasUniqueName(64);
        builder.Property(row => row.NamingPattern).HasMaxLength(32);
        builder.Property(row => row.Folder).HasMaxLength(400);
        builder.HasOne<Connection>().WithMany().HasForeignKey(row => row.ConnectionId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(row => row.Version).IsConcurrencyToken();
    }
}

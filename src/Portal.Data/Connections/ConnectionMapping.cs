using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Data.Model;
using Portal.Domain.Connections;

namespace Portal.Data.Connections;

internal sealed class ConnectionMapping : IEntityTypeConfiguration<Connection>
{
    public void Configure(EntityTypeBuilder<Connection> builder)
    {
        builder.ToTable("Connections");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Name).HasMaxLength(64);
        builder.HasUniqueName(64);
        builder.Property(row => row.Address).HasMaxLength(255);
        builder.Property(row => row.Account).HasMaxLength(255);
        builder.Property(row => row.Switch).HasMaxLength(255);
        builder.Property(row => row.StorageFolder).HasMaxLength(400);
        builder.Property(row => row.StagingFolder).HasMaxLength(400);
        builder.Property(row => row.IdentityFolder).HasMaxLength(400);
        builder.Property(row => row.VmmServer).HasMaxLength(255);
        builder.Property(row => row.VmmMachine).HasMaxLength(255);
        builder.Property(row => row.PortClassification).HasMaxLength(255);
        builder.Property(row => row.MaintenanceNote).HasMaxLength(400);
        builder.HasIndex(row => row.FirstMac).IsUnique();
        builder.Property(row => row.Version).IsConcurrencyToken();
    }
}

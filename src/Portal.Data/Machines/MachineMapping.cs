using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Machines;

namespace Portal.Data.Machines;

/// <remarks>No foreign keys: machines that were removed outlive their catalog.</remarks>
internal sealed class MachineMapping : IEntityTypeConfiguration<Machine>
{
    public void Configure(EntityTypeBuilder<Machine> builder)
    {
        builder.ToTable("Machines");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Name).HasMaxLength(MachineName.MostCharacters);
        builder.Property(row => row.HeldName).HasMaxLength(MachineName.MostCharacters);
        builder.HasIndex(row => row.HeldName).IsUnique();
        builder.HasIndex(row => row.Mac).IsUnique();
        builder.HasIndex(row => new { row.CatalogId, row.State });
        builder.HasIndex(row => row.ImageId);
        // Lists are in the order of names: what they are narrowed down to has its own order of them, however large it is.
        builder.HasIndex(row => new { row.CatalogId, row.HeldName });
        builder.HasIndex(row => new { row.Name, row.Id });
        builder.HasIndex(row => new { row.Name, row.Id }, "IX_Machines_Removed").HasFilter("\"State\" = 4");
        builder.Property(row => row.Host).HasMaxLength(255);
        builder.Property<string>(MachineHosts.Column).HasMaxLength(255).HasComputedColumnSql("LOWER(\"Host\")");
        builder.HasIndex(MachineHosts.Column, nameof(Machine.HeldName));
        builder.Property(row => row.DiskPath).HasMaxLength(400);
        builder.Property(row => row.IdentityPath).HasMaxLength(400);
    }
}

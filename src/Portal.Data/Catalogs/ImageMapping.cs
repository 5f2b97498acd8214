using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Catalogs;

namespace Portal.Data.Catalogs;

/// <remarks>No foreign key: images that were removed outlive their catalog.</remarks>
internal sealed class ImageMapping : IEntityTypeConfiguration<Image>
{
    public void Configure(EntityTypeBuilder<Image> builder)
    {
        builder.ToTable("Images");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => new { row.CatalogId, row.Number }).IsUnique();
        builder.Property(row => row.MasterName).HasMaxLength(255);
        builder.Property(row => row.CheckpointName).HasMaxLength(255);
        builder.Property(row => row.ConfirmedBy).HasMaxLength(255);
        builder.Property(row => row.Host).HasMaxLength(255);
        builder.Property(row => row.SourcePath).HasMaxLength(400);
        builder.Property(row => row.Path).HasMaxLength(400);
        builder.Property(row => row.JobId).HasMaxLength(255);
    }
}

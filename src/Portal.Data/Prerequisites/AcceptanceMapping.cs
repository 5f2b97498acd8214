using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Connections;
using Portal.Domain.Prerequisites;

namespace Portal.Data.Prerequisites;

internal sealed class AcceptanceMapping : IEntityTypeConfiguration<Acceptance>
{
    public void Configure(EntityTypeBuilder<Acceptance> builder)
    {
        builder.ToTable("PrerequisiteAcceptances");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Key).HasMaxLength(64);
        builder.Property(row => row.About).HasMaxLength(400);
        builder.Property(row => row.Who).HasMaxLength(255);
        builder.Property(row => row.Note).HasMaxLength(400);
        builder.HasOne<Connection>().WithMany().HasForeignKey(row => row.ConnectionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => new { row.ConnectionId, row.Expires });
    }
}

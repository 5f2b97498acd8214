using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Domain.Connections;
using Portal.Domain.Prerequisites;

namespace Portal.Data.Prerequisites;

internal sealed class KeptReportMapping : IEntityTypeConfiguration<KeptReport>
{
    public void Configure(EntityTypeBuilder<KeptReport> builder)
    {
        builder.ToTable("PrerequisiteReports");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasOne<Connection>().WithMany().HasForeignKey(row => row.ConnectionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => new { row.ConnectionId, row.Taken });
        builder.HasIndex(row => row.Taken);
    }
}

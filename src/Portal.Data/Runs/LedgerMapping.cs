using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Data.Runs;

/// <remarks>No foreign key: what may lie on a host is known for ever.</remarks>
internal sealed class LedgerMapping : IEntityTypeConfiguration<LedgerRow>
{
    public void Configure(EntityTypeBuilder<LedgerRow> builder)
    {
        builder.ToTable("Ledger");
        builder.Property(row => row.Kind).HasMaxLength(32);
        builder.Property(row => row.Host).HasMaxLength(255);
        builder.Property(row => row.Name).HasMaxLength(400);
        builder.Property(row => row.Step).HasMaxLength(64);
        // Of one item a thing is one row, whichever step intended it.
        builder.HasIndex(row => new { row.Host, row.Kind, row.Name, row.ItemId }).IsUnique();
        builder.HasIndex(row => row.ItemId);
    }
}

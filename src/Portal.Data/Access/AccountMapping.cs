using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Data.Access;

/// <remarks>The portal knows nobody's mail or telephone, and second factors come with sign-in by others.</remarks>
internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.UserName).HasMaxLength(64).IsRequired();
        builder.Property(row => row.NormalizedUserName).HasMaxLength(64).IsRequired();
        builder.HasIndex(row => row.NormalizedUserName).IsUnique();
        builder.Property(row => row.PasswordHash).HasMaxLength(256);
        builder.Property(row => row.SecurityStamp).HasMaxLength(64);
        builder.Property(row => row.ConcurrencyStamp).HasMaxLength(64).IsConcurrencyToken();
        builder.Property(row => row.Appearance).HasMaxLength(16);
        builder.Ignore(row => row.Email).Ignore(row => row.NormalizedEmail).Ignore(row => row.EmailConfirmed)
            .Ignore(row => row.PhoneNumber).Ignore(row => row.PhoneNumberConfirmed).Ignore(row => row.TwoFactorEnabled);
    }
}

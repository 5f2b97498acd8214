using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Portal.Data.Access;
using Portal.Data.Model;
using Portal.Data.Runs;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Catalogs;
using Portal.Domain.Connections;
using Portal.Domain.Machines;
using Portal.Domain.Prerequisites;

namespace Portal.Data;

/// <summary>All that the portal knows. One model for every database; what differs between them lives in their rooms under <c>migrations</c>.</summary>
/// <remarks>
/// Rows of runs (<see cref="Runs"/>, <see cref="Items"/> and below) are written by the journal and by orders alone; everybody else reads them.
/// Text compares by its code points on every database: <see cref="Named.Key"/> is how names are compared without their case.
/// </remarks>
public sealed class PortalDb(DbContextOptions<PortalDb> options) : DbContext(options), IDataProtectionKeyContext
{
    /// <summary>Clusters and machines that catalogs live on.</summary>
    public DbSet<Connection> Connections => Set<Connection>();

    /// <summary>How prerequisites of connections stood. Rows never change.</summary>
    public DbSet<KeptReport> Reports => Set<KeptReport>();

    /// <summary>Warnings that somebody lives with. Rows never change.</summary>
    public DbSet<Acceptance> Acceptances => Set<Acceptance>();

    /// <summary>Machines made alike.</summary>
    public DbSet<Catalog> Catalogs => Set<Catalog>();

    /// <summary>Versions of catalogs; those removed stay.</summary>
    public DbSet<Image> Images => Set<Image>();

    /// <summary>Machines of catalogs; those removed stay.</summary>
    public DbSet<Machine> Machines => Set<Machine>();

    /// <summary>Who signs in with a password.</summary>
    public DbSet<Account> Accounts => Set<Account>();

    /// <summary>What scripts show.</summary>
    public DbSet<Token> Tokens => Set<Token>();

    /// <summary>Who has which role.</summary>
    public DbSet<Grant> Grants => Set<Grant>();

    /// <summary>Keys of orders that were given with one.</summary>
    public DbSet<RequestKey> RequestKeys => Set<RequestKey>();

    /// <summary>Orders that are being written.</summary>
    public DbSet<Draft> Drafts => Set<Draft>();

    /// <summary>Plans that were shown.</summary>
    public DbSet<KeptPlan> Plans => Set<KeptPlan>();

    /// <summary>Who did what. Rows never change.</summary>
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <summary>Orders.</summary>
    public DbSet<RunRow> Runs => Set<RunRow>();

    /// <summary>One subject of an order each.</summary>
    public DbSet<ItemRow> Items => Set<ItemRow>();

    /// <summary>Items of one run that stand alike. Lanes of finished runs may be left.</summary>
    public DbSet<LaneRow> Lanes => Set<LaneRow>();

    /// <summary>One run of one step each.</summary>
    public DbSet<StepRow> Steps => Set<StepRow>();

    /// <summary>What happened, in the order of writing.</summary>
    public DbSet<EventRow> Events => Set<EventRow>();

    /// <summary>Limits, and who is inside.</summary>
    public DbSet<GateRow> Gates => Set<GateRow>();

    /// <summary>Portal processes.</summary>
    public DbSet<NodeRow> Nodes => Set<NodeRow>();

    /// <summary>What of ours may exist on a host.</summary>
    public DbSet<LedgerRow> Ledger => Set<LedgerRow>();

    /// <inheritdoc />
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<TimeSpan>().HaveConversion<long>();
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfigurationsFromAssembly(typeof(PortalDb).Assembly);

    /// <inheritdoc />
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Stamps.Set(ChangeTracker);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc />
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Stamps.Set(ChangeTracker);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }
}

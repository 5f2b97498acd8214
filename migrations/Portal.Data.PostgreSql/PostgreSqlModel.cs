using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Portal.Data.Model;
using Portal.Domain.Machines;

namespace Portal.Data.PostgreSql;

/// <summary>What PostgreSQL adds to the model.</summary>
internal sealed class PostgreSqlModel(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        modelBuilder.Collate("C");
        // Finds three and more characters anywhere in a name. A trusted extension: the database's owner may add it.
        modelBuilder.HasPostgresExtension("pg_trgm");
        foreach (var computed in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Where(property => property.GetComputedColumnSql() is not null)) computed.SetIsStored(true);
        modelBuilder.Entity<Machine>().HasIndex(machine => machine.HeldName, "IX_Machines_HeldName_Trigrams").HasMethod("gin").HasOperators("gin_trgm_ops");
    }
}

using Portal.Data.Model;
using Portal.Data.Sql;
using Portal.Domain;
using Portal.Domain.Catalogs;
using Portal.Domain.Machines;

namespace Portal.Data.Facts;

internal sealed class CatalogOrderedWriter(Insert insert) : FactWriter<CatalogOrdered>
{
    protected override IEnumerable<Statement> Write(CatalogOrdered fact) => [insert.Into(fact.Catalog), insert.Into(fact.Image)];

    protected override async Task<Rival?> FindRivalAsync(CatalogOrdered fact, Transaction tx, CancellationToken ct)
    {
        var key = Named.Key(fact.Catalog.Name);
        var rivals = await tx.ReadAsync($"""SELECT "Name" FROM "Catalogs" WHERE "NameKey" = {key}""", row => row.GetString(0), ct).ConfigureAwait(false);
        return rivals.Count == 0 ? null : new($"There is a catalog '{rivals[0]}' already.", HeldBy: null);
    }
}

/// <remarks>A catalog that still has something of its own stays.</remarks>
internal sealed class CatalogRemovedWriter : FactWriter<CatalogRemoved>
{
    protected override IEnumerable<Statement> Write(CatalogRemoved fact) =>
    [
        $"""
        DELETE FROM "Catalogs" WHERE "Id" = {fact.CatalogId}
           AND NOT EXISTS (SELECT 1 FROM "Machines" WHERE "CatalogId" = {fact.CatalogId} AND "State" <> {MachineState.Removed})
           AND NOT EXISTS (SELECT 1 FROM "Images" WHERE "CatalogId" = {fact.CatalogId} AND "State" <> {ImageState.Removed})
        """,
    ];
}

internal sealed class ImageConsolidatingWriter : FactWriter<ImageConsolidating>
{
    protected override IEnumerable<Statement> Write(ImageConsolidating fact) =>
    [
        $"""
        UPDATE "Images" SET "State" = {ImageState.Consolidating}, "JobId" = {fact.JobId}, "JobVmmsStarted" = {fact.VmmsStarted}, "Percent" = {fact.Percent}
        WHERE "Id" = {fact.ImageId}
        """,
    ];
}

internal sealed class ImageReadyWriter : FactWriter<ImageReady>
{
    protected override IEnumerable<Statement> Write(ImageReady fact) =>
    [
        $"""
        UPDATE "Images" SET "State" = {ImageState.Ready}, "JobId" = {(string?)null}, "JobVmmsStarted" = {(DateTimeOffset?)null}, "Percent" = {100},
               "FileBytes" = {fact.FileBytes}, "VirtualBytes" = {fact.VirtualBytes}
        WHERE "Id" = {fact.ImageId}
        """,
    ];
}

internal sealed class ImageRemovedWriter : FactWriter<ImageRemoved>
{
    protected override IEnumerable<Statement> Write(ImageRemoved fact) =>
        [$"""UPDATE "Images" SET "State" = {ImageState.Removed}, "JobId" = {(string?)null}, "JobVmmsStarted" = {(DateTimeOffset?)null} WHERE "Id" = {fact.ImageId}"""];
}

using Portal.Data.Sql;
using Portal.Domain;
using Portal.Domain.Machines;

namespace Portal.Data.Facts;

internal sealed class MachineReservedWriter(Insert insert) : FactWriter<MachineReserved>
{
    protected override IEnumerable<Statement> Write(MachineReserved fact) => [insert.Into(fact.Machine)];

    protected override IEnumerable<string> Needs(MachineReserved fact)
    {
        if (fact.Machine.HeldName is { } name) yield return Name(name);
        if (fact.Machine.Mac is { } mac) yield return Address(mac);
    }

    protected override async Task<Rival?> FindRivalAsync(MachineReserved fact, Transaction tx, CancellationToken ct)
    {
        var rivals = await tx.ReadAsync(
            $"""
            SELECT m."HeldName", m."Mac", c."Name", i."RunId" FROM "Machines" m
            LEFT JOIN "Catalogs" c ON c."Id" = m."CatalogId" LEFT JOIN "Items" i ON i."HeldSubject" = m."Id"
            WHERE m."HeldName" = {fact.Machine.HeldName} OR m."Mac" = {fact.Machine.Mac}
            """,
            row => (Name: row.FindString(0), Mac: row.IsDBNull(1) ? (long?)null : row.GetInt64(1), Catalog: row.FindString(2), Run: row.IsDBNull(3) ? (Guid?)null : row.GetGuid(3)),
            ct).ConfigureAwait(false);
        if (rivals.Count == 0) return null;
        var rival = rivals[0];
        var what = rival.Name is { } name && name == fact.Machine.HeldName ? Name(name) : Address(rival.Mac!.Value);
        return new($"{what} is taken by a machine of the catalog '{rival.Catalog}'.", rival.Run);
    }

    private static string Name(string name) => $"The name {name}";

    private static string Address(long mac) => $"The address {new MacAddress(mac)}";
}

internal sealed class DiskCreatedWriter : FactWriter<DiskCreated>
{
    protected override IEnumerable<Statement> Write(DiskCreated fact) =>
        [$"""UPDATE "Machines" SET "DiskPath" = {fact.Path} WHERE "Id" = {fact.MachineId}"""];
}

internal sealed class IdentityDiskUploadedWriter : FactWriter<IdentityDiskUploaded>
{
    protected override IEnumerable<Statement> Write(IdentityDiskUploaded fact) =>
        [$"""UPDATE "Machines" SET "IdentityPath" = {fact.Path} WHERE "Id" = {fact.MachineId}"""];
}

internal sealed class VirtualMachineCreatedWriter : FactWriter<VirtualMachineCreated>
{
    protected override IEnumerable<Statement> Write(VirtualMachineCreated fact) =>
        [$"""UPDATE "Machines" SET "VmId" = {fact.VmId}, "Host" = {fact.Host} WHERE "Id" = {fact.MachineId}"""];
}

internal sealed class MachineStoodWriter : FactWriter<MachineStood>
{
    protected override IEnumerable<Statement> Write(MachineStood fact) =>
        [$"""UPDATE "Machines" SET "State" = {fact.State}, "Since" = {fact.Since}, "Why" = {fact.Why} WHERE "Id" = {fact.MachineId}"""];
}

/// <remarks>The row stays; its name and address are free.</remarks>
internal sealed class MachineRemovedWriter : FactWriter<MachineRemoved>
{
    protected override IEnumerable<Statement> Write(MachineRemoved fact) =>
    [
        $"""
        UPDATE "Machines" SET "State" = {MachineState.Removed}, "Since" = {fact.When}, "Why" = {(string?)null}, "HeldName" = {(string?)null}, "Mac" = {(long?)null}
        WHERE "Id" = {fact.MachineId}
        """,
    ];
}

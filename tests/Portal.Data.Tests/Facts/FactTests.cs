using Microsoft.EntityFrameworkCore;
using Portal.Data.Facts;
using Portal.Data.Sql;
using Portal.Data.Tests.Runs;
using Portal.Domain;
using Portal.Domain.Audit;
using Portal.Domain.Catalogs;
using Portal.Domain.Machines;
using Portal.TestKit.Data;
using Xunit;

namespace Portal.Data.Tests.Facts;

public sealed class FactTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<Type> All => [.. typeof(Audited).Assembly.GetTypes().Where(type => type.Namespace == typeof(Audited).Namespace && IsFact(type))];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_fact_of_Domain_has_a_writer(Type fact)
    {
        await using var database = await SqliteTestDatabase.NewAsync();
        await using var db = database.Open();

        Assert.True(new FactWriters(new Insert(db.Model)).Has(fact), $"Add a writer of {fact.Name} to FactWriters.");
    }

    [Fact]
    public async Task A_fact_without_a_writer_is_named()
    {
        await using var database = await SqliteTestDatabase.NewAsync();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => new Node(database).Orders.BeginAsync(Node.Run(facts: "a text"), Ct));

        Assert.Contains("String has no writer", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_catalog_and_its_image_live_by_facts(string kind)
    {
        await using var database = await Databases.NewAsync(kind);
        var node = new Node(database);
        var (catalog, image) = await OrderCatalogAsync(database, node);
        await SeeAsync(database, image, seen => Assert.Equal((ImageState.Planned, 0), (seen.State, seen.Percent)));

        await StateAsync(node, new ImageConsolidating(image.Id, "job-1", Noon, 40));
        await SeeAsync(database, image, seen => Assert.Equal((ImageState.Consolidating, "job-1", Noon, 40), (seen.State, seen.JobId, seen.JobVmmsStarted, seen.Percent)));

        await StateAsync(node, new ImageReady(image.Id, 5L << 30, 40L << 30));
        await SeeAsync(database, image, seen => Assert.Equal(
            (ImageState.Ready, null, null, 100, 5L << 30, 40L << 30),
            (seen.State, seen.JobId, seen.JobVmmsStarted, seen.Percent, seen.FileBytes, seen.VirtualBytes)));

        await StateAsync(node, new CatalogRemoved(catalog.Id)); // it has an image: it stays
        await SeeAsync(database, db => db.Catalogs.Where(row => row.Id == catalog.Id), seen => Assert.Equal(("Office", catalog.Folder), (seen.Name, seen.Folder)));

        await StateAsync(node, new ImageRemoved(image.Id), new CatalogRemoved(catalog.Id));
        await SeeAsync(database, image, seen => Assert.Equal(ImageState.Removed, seen.State));
        await using var after = database.Open();
        Assert.Empty(await after.Catalogs.ToListAsync(Ct));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_machine_lives_by_facts_and_its_row_stays(string kind)
    {
        await using var database = await Databases.NewAsync(kind);
        var node = new Node(database);
        var (catalog, image) = await OrderCatalogAsync(database, node);
        var machine = Make.Machine("VDI-001", catalog.Id);
        await StateAsync(node, new ImageRemoved(image.Id), new MachineReserved(machine));
        await SeeAsync(database, machine, seen => Assert.Equivalent(machine, seen, strict: true));

        var vm = Guid.NewGuid();
        await StateAsync(node, new DiskCreated(machine.Id, @"D:\disk.vhdx"), new IdentityDiskUploaded(machine.Id, @"D:\identity.vhdx"), new VirtualMachineCreated(machine.Id, vm, "hv02"));
        await StateAsync(node, new MachineStood(machine.Id, MachineState.Ready, Noon, "Handed over."));
        await SeeAsync(database, machine, seen => Assert.Equal(
            (@"D:\disk.vhdx", @"D:\identity.vhdx", vm, "hv02", MachineState.Ready, Noon, "Handed over."),
            (seen.DiskPath, seen.IdentityPath, seen.VmId, seen.Host, seen.State, seen.Since, seen.Why)));

        await StateAsync(node, new CatalogRemoved(catalog.Id)); // it has a machine: it stays
        await StateAsync(node, new MachineRemoved(machine.Id, Noon.AddDays(1)), new MachineReserved(Make.Machine("VDI-001", catalog.Id, machine.Mac)));
        await SeeAsync(database, machine, seen => Assert.Equal(
            ("VDI-001", null, null, MachineState.Removed, Noon.AddDays(1), null), (seen.Name, seen.HeldName, seen.Mac, seen.State, seen.Since, seen.Why)));
        await using var after = database.Open();
        Assert.Single(await after.Catalogs.ToListAsync(Ct));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_audit_entry_is_written_as_it_was_said(string kind)
    {
        await using var database = await Databases.NewAsync(kind);
        var entry = new AuditEntry
        {
            Id = Guid.CreateVersion7(), When = Noon, Who = @"LAB\anna", From = "10.0.0.1", What = "create-machines", Subject = "Büro", SubjectId = Guid.NewGuid(),
            After = new string('x', 5000), Outcome = "accepted",
        };

        await StateAsync(new Node(database), new Audited(entry));

        await SeeAsync(database, db => db.Audit, seen => Assert.Equivalent(entry, seen, strict: true));
    }

    private static bool IsFact(Type type) => type.IsPublic && type.IsSealed && type.GetMethod("<Clone>$") is not null && type != typeof(Verdict) && type != typeof(Objection) && type != typeof(HeldBy);

    private static async Task<(Catalog Catalog, Image Image)> OrderCatalogAsync(TestDatabase database, Node node)
    {
        var connection = Make.Connection();
        await using (var db = database.Open())
        {
            db.Add(connection);
            await db.SaveChangesAsync(Ct);
        }

        var catalog = Make.Catalog(connection.Id);
        var image = Make.Image(catalog);
        await StateAsync(node, new CatalogOrdered(catalog, image));
        return (catalog, image);
    }

    private static async Task StateAsync(Node node, params IReadOnlyList<object> facts) => Assert.Null(await node.Orders.BeginAsync(Node.Run(facts: facts), Ct));

    private static Task SeeAsync(TestDatabase database, Image image, Action<Image> look) => SeeAsync(database, db => db.Images.Where(row => row.Id == image.Id), look);

    private static Task SeeAsync(TestDatabase database, Machine machine, Action<Machine> look) => SeeAsync(database, db => db.Machines.Where(row => row.Id == machine.Id), look);

    private static async Task SeeAsync<T>(TestDatabase database, Func<PortalDb, IQueryable<T>> rows, Action<T> look) where T : class
    {
        await using var db = database.Open();
        look(await rows(db).AsNoTracking().SingleAsync(Ct));
    }
}

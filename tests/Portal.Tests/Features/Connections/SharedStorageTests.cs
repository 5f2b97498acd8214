using Portal.Domain.Catalogs;
using Portal.Domain.Connections;
using Portal.Domain.Prerequisites;
using Portal.Features.Catalogs;
using Portal.Features.Connections;
using Portal.Features.Connections.Checking;
using Portal.Features.Dashboard;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Connections;

/// <summary>Two connections that keep their disks on one storage.</summary>
public sealed class SharedStorageTests : PortalTests
{
    private const string Volume = @"C:\ClusterStorage\Volume1";

    private static readonly ConnectionOrder Second = PortalUnderTest.ClusterOrder with { Name = "Cluster 2" };

    [Fact]
    public async Task Who_takes_the_folder_of_another_connection_is_warned_with_its_name_and_so_is_the_other_by_its_next_check()
    {
        Warns((await Get<CheckConnection>().ExecuteAsync(Second, Ct)), "'Cluster 1' keeps disks in this folder too.");

        var id = (await Get<AddConnection>().ExecuteAsync(Second, PortalUnderTest.Anna, Ct)).Value;

        Warns((await Get<ReadReport>().LatestAsync(id, Ct))!, "'Cluster 1' keeps disks in this folder too.");
        Warns((await Get<CheckConnection>().ExecuteAsync(Connection, CheckReason.Asked, Ct)).Value!, "'Cluster 2' keeps disks in this folder too.");
    }

    [Theory]
    [InlineData(Volume + @"\Portal\Finance", "It lies in " + Volume + @"\Portal, where the connection 'Cluster 1' keeps its disks.")]
    [InlineData(Volume, Volume + @"\Portal, where the connection 'Cluster 1' keeps its disks, lies in it.")]
    public async Task A_folder_within_that_of_another_connection_is_refused_on_its_field_with_the_others_name(string folder, string rule) =>
        Says((await Get<AddConnection>().ExecuteAsync(Second with { StorageFolder = folder }, PortalUnderTest.Anna, Ct)).Verdict, "storageFolder", rule, "beside");

    [Fact]
    public async Task What_is_promised_on_a_volume_counts_for_every_connection_on_it()
    {
        var there = await AddAsync("Cluster 2", Volume + @"\Second", identities: null);
        var elsewhere = await AddAsync("Cluster 3", @"C:\ClusterStorage\Volume2\Portal", Volume + @"\Identities");
        await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 2), PortalUnderTest.Anna, Ct);
        await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 3) with { Name = "Finance", NamingPattern = "FIN-###", ConnectionId = elsewhere }, PortalUnderTest.Anna, Ct);
        var image = DiskSizes.Image(8L << 20, 64L << 20);
        var first = image + (2 * DiskSizes.Machine(64L << 20)) + (3 * DiskSizes.Identity);
        var second = image + (3 * DiskSizes.Difference(64L << 20));

        var storage = (await Get<ReadDashboard>().ExecuteAsync(TimeZoneInfo.Utc, Ct)).Storage;

        Assert.Equal([first, first, second], storage.Select(each => each.PromisedBytes));
        Assert.Equal(first, (await Get<ReadStorage>().ExecuteAsync(there, Ct)).Value!.PromisedBytes);
        Assert.Equal(first, (await Get<PlanCatalog>().ExecuteAsync(Catalog() with { Name = "Sales", NamingPattern = "SAL-###", ConnectionId = there }, Ct)).Value!.Storage.PromisedBytes);
    }

    [Fact]
    public async Task An_order_does_not_fit_beside_what_another_connection_was_promised()
    {
        var there = await AddAsync("Cluster 2", Volume + @"\Second", Volume + @"\Identities");
        await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 2), PortalUnderTest.Anna, Ct);
        var order = Catalog(machines: 2) with { Name = "Sales", NamingPattern = "SAL-###", ConnectionId = there };
        var plan = (await Get<PlanCatalog>().ExecuteAsync(order, Ct)).Value!.Storage;

        Portal.Hosts.Site.Room = new(4L << 40, plan.Bytes + plan.PromisedBytes - 1);

        Assert.Contains((await Get<CreateCatalog>().ExecuteAsync(order, PortalUnderTest.Anna, Ct)).Verdict.Objections, no => no.Value == Volume + @"\Second");
        Portal.Hosts.Site.Room = new(4L << 40, plan.IdentityDiskBytes + plan.PromisedBytes - 1);
        Assert.Contains((await Get<CreateCatalog>().ExecuteAsync(order, PortalUnderTest.Anna, Ct)).Verdict.Objections, no => no.Value == Volume + @"\Identities");
    }

    [Fact]
    public async Task A_connection_that_is_typed_is_checked_against_what_is_promised_there()
    {
        await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 2), PortalUnderTest.Anna, Ct);

        var report = await Get<CheckConnection>().ExecuteAsync(Second, Ct);

        Assert.Contains(report.Checks.Single(check => check.Key == "free-space").Findings, finding => finding.What.Contains("promised to orders under way", StringComparison.Ordinal));
    }

    private static void Warns(ReportView report, string what)
    {
        var finding = Assert.Single(report.Checks.Single(check => check.Key == "storage-shared").Findings);
        Assert.Equal((FindingState.Warning, what, true), (finding.State, finding.What, finding.MayBeAccepted));
    }

    private async Task<Guid> AddAsync(string name, string folder, string? identities) =>
        (await Get<AddConnection>().ExecuteAsync(Second with { Name = name, StorageFolder = folder, IdentityFolder = identities }, PortalUnderTest.Anna, Ct)).Value;
}

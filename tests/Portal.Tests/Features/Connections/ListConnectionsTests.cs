using Portal.Domain.Connections;
using Portal.Features.Connections;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Connections;

public sealed class ListConnectionsTests : PortalTests
{
    [Fact]
    public async Task All_that_was_typed_is_shown_but_the_password()
    {
        await Get<AddConnection>().ExecuteAsync(PortalUnderTest.ClusterOrder with { Name = "A cluster", FirstMac = "00-15-5D-99-00-00" }, PortalUnderTest.Anna, Ct);

        var all = await Get<ListConnections>().ExecuteAsync(Ct);

        Assert.Equal(["A cluster", "Cluster 1"], all.Select(connection => connection.Name));
        Assert.Equal(
            all[1] with { Id = all[0].Id, Name = "A cluster", FirstMac = "00155D990000", Version = all[0].Version }, all[0]);
        Assert.Equal(("cluster01.lab.example", true, Transport.Lab, @"LAB\portal", "LAN", StorageKind.Csv), (all[1].Address, all[1].Clustered, all[1].Transport, all[1].Account, all[1].Switch, all[1].StorageKind));
        Assert.DoesNotContain("Sesame", string.Join(' ', all), StringComparison.Ordinal);
    }
}

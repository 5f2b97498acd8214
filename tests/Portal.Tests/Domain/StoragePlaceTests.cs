using Portal.Domain.Connections;
using Xunit;

namespace Portal.Tests.Domain;

public sealed class StoragePlaceTests
{
    private const string Cluster = "cluster1.lab.example", Other = "cluster2.lab.example";

    [Theory]
    [InlineData(Cluster, @"C:\ClusterStorage\Volume1\A", "CLUSTER1.lab.example", @"c:\clusterstorage\volume1\B\", true)]
    [InlineData(Cluster, @"C:\ClusterStorage\Volume1\A", Cluster, @"C:\ClusterStorage\Volume2\A", false)]
    [InlineData(Cluster, @"C:\ClusterStorage\Volume1\A", Other, @"C:\ClusterStorage\Volume1\A", false)]
    [InlineData(Cluster, @"C:\ClusterStorage\Volume1\A", Cluster, @"C:\Portal", false)]
    [InlineData(Cluster, @"D:\A", Cluster, @"D:\B", true)]
    [InlineData(Cluster, @"D:\A", Cluster, @"E:\A", false)]
    [InlineData(Cluster, @"D:\A", Other, @"D:\A", false)]
    [InlineData(Cluster, "", Cluster, @"D:\A", false)]
    [InlineData(Cluster, @"\\files.lab.example\vms\A", Other, @"\\FILES.lab.example\VMs", true)]
    [InlineData(Cluster, @"\\files.lab.example\vms\A", Other, @"\\files\vms\A", true)]
    [InlineData(Cluster, @"\\files.lab.example\vms", "cluster2.other.example", @"\\files\vms", false)]
    [InlineData(Cluster, @"\\files.lab.example\vms", "localhost", @"\\files\vms", false)]
    [InlineData(Cluster, @"\\files.lab.example\vms", Cluster, @"\\files.lab.example\other", false)]
    public void A_volume_is_of_its_machine_and_a_share_of_everybody(string address, string folder, string other, string theirs, bool alike) =>
        Assert.Equal(alike, StoragePlace.Of(address, folder).Volume == StoragePlace.Of(other, theirs).Volume);

    [Theory]
    [InlineData(@"D:\Portal", @"D:\portal\Finance\A", true)]
    [InlineData(@"D:\Portal", @"D:\Portal2", false)]
    [InlineData(@"D:\Portal", @"D:\PORTAL\", false)]
    [InlineData(@"D:\Portal\Finance", @"D:\Portal", false)]
    [InlineData(@"D:\Portal", @"E:\Portal\Finance", false)]
    [InlineData(@"\\files.lab.example\vms", @"\\files.lab.example\vms\Portal", true)]
    [InlineData(@"\\files.lab.example\vms", @"\\files.lab.example\vms", false)]
    public void A_folder_holds_what_lies_below_it(string folder, string other, bool holds) =>
        Assert.Equal(holds, StoragePlace.Of(Cluster, folder).Holds(StoragePlace.Of(Cluster, other)));
}

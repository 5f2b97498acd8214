using Portal.Domain.Connections;
using Portal.Features.Connections;
using Portal.Web.Pages.Connections.Adding;
using Xunit;

namespace Portal.Web.Tests.Pages.Connections;

public sealed class ProposedFolderTests
{
    private const string Cluster = "cluster01.lab.example", Volume = @"C:\ClusterStorage\Volume1", Share = @"\\files.lab.example\vms";

    [Theory]
    [InlineData(Volume, new string[0], @"C:\ClusterStorage\Volume1\Portal")]
    [InlineData(@"D:\", new string[0], @"D:\Portal")]
    [InlineData(Volume, new[] { @"C:\ClusterStorage\Volume1\Other", @"C:\ClusterStorage\Volume2\Portal" }, @"C:\ClusterStorage\Volume1\Portal")]
    [InlineData(Volume, new[] { @"c:\clusterstorage\volume1\portal", @"C:\ClusterStorage\Volume1\Portal2" }, @"C:\ClusterStorage\Volume1\Portal3")]
    [InlineData(Volume, new[] { @"C:\ClusterStorage\Volume1\Portal\Berlin" }, @"C:\ClusterStorage\Volume1\Portal2")]
    [InlineData(Volume, new[] { Volume }, @"C:\ClusterStorage\Volume1\Portal")]
    [InlineData(Share, new[] { Share + @"\Portal" }, Share + @"\Portal2")]
    public void A_folder_is_proposed_that_is_no_others(string volume, string[] theirs, string proposed) =>
        Assert.Equal(proposed, ProposedFolder.On(volume, Cluster, [.. theirs.Select(folder => Other(Cluster, folder))]));

    [Fact]
    public void Identity_disks_of_others_count_and_other_machines_do_not()
    {
        Assert.Equal(@"D:\Portal", ProposedFolder.On(@"D:\", "hv03.lab.example", [Other("hv04.lab.example", @"D:\Portal")]));
        Assert.Equal(Volume + @"\Portal2", ProposedFolder.On(Volume, Cluster, [Other(Cluster, Volume + @"\Disks") with { IdentityFolder = Volume + @"\Portal" }]));
    }

    private static ConnectionView Other(string address, string folder) =>
        new(Guid.NewGuid(), "Berlin", address, true, Transport.Lab, @"LAB\portal", null, StorageKind.Csv, folder, @"C:\Staging", "00-15-5D-00-00-00", 4, 8, Guid.Empty)
        {
            Power = new(50, 10, 10),
        };
}

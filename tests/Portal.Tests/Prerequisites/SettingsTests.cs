using Portal.Domain.Connections;
using Portal.Domain.Prerequisites;
using Xunit;

namespace Portal.Tests.Prerequisites;

public sealed class SettingsTests
{
    private static readonly ConnectionOrder Order = new()
    {
        Name = "Cluster 1", Address = Site.Cluster, Transport = Transport.WSMan, Account = Site.Account, Password = new Secret("Sesame-1"), StorageKind = StorageKind.Csv,
        StorageFolder = @"C:\ClusterStorage\Volume1\Portal\", Switch = "LAN",
    };

    private static readonly Connection Row = new()
    {
        Id = Guid.NewGuid(), Name = "Cluster 1", Address = Site.Cluster, Transport = Transport.WSMan, Account = Site.Account, ProtectedPassword = "x", StorageKind = StorageKind.Csv,
        StorageFolder = @"C:\ClusterStorage\Volume1\Portal", Switch = "LAN",
    };

    [Fact]
    public void What_is_typed_and_what_is_saved_are_the_same_to_a_prerequisite()
    {
        var (typed, saved) = (AskedWith.Of(Order), AskedWith.Of(Row, hasPassword: true));

        Assert.Equivalent(typed, saved, strict: true);
        Assert.Equal((Site.Cluster, null, true, "LAN"), (saved.Address, saved.Vmm, saved.HasPassword, saved.Switch));
        Assert.False(AskedWith.Of(Order with { Password = new Secret("") }).HasPassword);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(@"c:\clusterstorage\volume1\portal\", 1)]
    [InlineData(@"C:\ClusterStorage\Volume1\Identities\", 2)]
    public void A_folder_for_identity_disks_counts_where_it_is_another(string? identities, int folders)
    {
        var asked = AskedWith.Of(Order with { IdentityFolder = identities });

        Assert.Equal(folders, asked.Folders.Count);
        Assert.All(asked.Folders, folder => Assert.False(folder.EndsWith('\\')));
    }

    [Theory]
    [InlineData(null, "vmm1.lab.example")]
    [InlineData("console1.lab.example", "console1.lab.example")]
    public void The_machine_with_VMMs_console_is_the_server_unless_it_is_another(string? typed, string machine)
    {
        var row = new Connection
        {
            Id = Row.Id, Name = Row.Name, Address = Row.Address, Transport = Row.Transport, Account = Row.Account, ProtectedPassword = "x", StorageKind = Row.StorageKind, StorageFolder = Row.StorageFolder,
            VmmServer = "vmm1.lab.example", VmmMachine = typed,
        };

        Assert.Equal(new VmmAddress("vmm1.lab.example", machine), AskedWith.Of(row, hasPassword: false).Vmm);
    }

    [Fact]
    public void A_neighbour_is_known_by_its_name_and_its_folders()
    {
        var neighbour = Neighbour.Of(Row);

        Assert.Equal(("Cluster 1", Site.Cluster, Row.StorageFolder), (neighbour.Connection, neighbour.Address, Assert.Single(neighbour.Folders)));
    }
}

using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.Features.Connections;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Connections;

public sealed class ConnectionBookTests : PortalTests
{
    [Fact]
    public async Task A_saved_connection_is_told_with_its_password_in_the_clear()
    {
        var access = (await Get<ConnectionBook>().FindAsync(Connection, Ct))!;

        Assert.Equal(("Cluster 1", "cluster01.lab.example", @"LAB\portal", "Sesame-1", @"C:\ClusterStorage\Volume1\Portal"),
            (access.Name, access.Address, access.Account, access.Password.Reveal(), access.StorageFolder));
    }

    [Fact]
    public async Task A_change_holds_soon()
    {
        await Get<ConnectionBook>().FindAsync(Connection, Ct);
        await using var db = Portal.Read();
        await db.Connections.ExecuteUpdateAsync(set => set.SetProperty(row => row.Account, @"LAB\other"), Ct);

        Assert.Equal(@"LAB\portal", (await Get<ConnectionBook>().FindAsync(Connection, Ct))!.Account); // not a query for every act
        Portal.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(@"LAB\other", (await Get<ConnectionBook>().FindAsync(Connection, Ct))!.Account);
    }

    [Fact]
    public async Task One_that_is_not_there_is_null() => Assert.Null(await Get<ConnectionBook>().FindAsync(Guid.NewGuid(), Ct));

    [Fact]
    public async Task A_password_that_no_key_opens_is_a_refusal_with_a_way_out()
    {
        var book = new ConnectionBook(Portal.Databases, new LostBox(), Portal.Clock);

        var refusal = await Assert.ThrowsAsync<HostException>(() => book.FindAsync(Connection, Ct));

        Assert.Equal((HostFault.Denied, "cluster01.lab.example"), (refusal.Fault, refusal.Host));
        Assert.Contains("enter the password", refusal.Remedy, StringComparison.Ordinal);
    }

    private sealed class LostBox : ISecretBox
    {
        public string Protect(Secret secret) => throw new NotSupportedException();

        public Secret Reveal(string guarded) => throw new CryptographicException("The key {1} was not found in the key ring.");
    }
}

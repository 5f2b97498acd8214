using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.Features.Connections;
using Portal.TestKit.Features;
using Portal.TestKit.Hosts;
using Xunit;

namespace Portal.Tests.Features.Connections;

public sealed class ChangeCredentialsTests : PortalTests
{
    [Fact]
    public async Task Account_and_password_change_and_nothing_else_does()
    {
        await Portal.MakeAsync(Connection, machines: 1);
        var before = await RowAsync();

        Assert.True((await ChangeAsync(@"LAB\portal2", before.Version)).IsYes);

        var after = await RowAsync();
        Assert.Equal(@"LAB\portal2", after.Account);
        Assert.NotEqual(before.ProtectedPassword, after.ProtectedPassword);
        Assert.Equal((before.Address, before.StorageFolder, before.FirstMac, before.SessionsPerHost), (after.Address, after.StorageFolder, after.FirstMac, after.SessionsPerHost));
        Assert.Equal("Sesame-2", (await Get<IConnectionBook>().FindAsync(Connection, Ct))!.Password.Reveal());
        await using var db = Portal.Read();
        var entry = await db.Audit.SingleAsync(row => row.What == "change-credentials", Ct);
        Assert.Equal((@"LAB\portal", @"LAB\portal2"), (entry.Before, entry.After));
        Assert.DoesNotContain("Sesame", $"{entry.Before}{entry.After}{entry.Outcome}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_hosts_do_not_take_is_not_kept()
    {
        var before = await RowAsync();
        Portal.Hosts.Set("hv01.lab.example", MemoryFault.Denied);
        Portal.Hosts.Set("hv02.lab.example", MemoryFault.Denied);

        Says(await ChangeAsync(@"LAB\portal2", before.Version), "account", "refused");

        Assert.Equal(@"LAB\portal", (await RowAsync()).Account);
    }

    [Fact]
    public async Task Whoever_comes_second_is_told() =>
        Says(await ChangeAsync(@"LAB\portal2", Guid.NewGuid()), "connection", "Somebody else changed this connection meanwhile.");

    [Fact]
    public async Task An_account_is_needed() => Says(await ChangeAsync(" ", (await RowAsync()).Version), "account", "needed");

    private Task<Verdict> ChangeAsync(string account, Guid version) =>
        Get<ChangeCredentials>().ExecuteAsync(Connection, account, new Secret("Sesame-2"), version, PortalUnderTest.Anna, Ct);

    private async Task<Connection> RowAsync()
    {
        await using var db = Portal.Read();
        return await db.Connections.AsNoTracking().SingleAsync(Ct);
    }
}

using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Secrets;
using Portal.Data.Sqlite;
using Portal.Domain.Connections;
using Portal.TestKit.Web;
using Xunit;
using Secret = Portal.Domain.Connections.Secret;

namespace Portal.Data.Tests.Secrets;

/// <summary>A stolen database reveals nothing; a lost key is told before anything is lost.</summary>
public sealed class SecretsTests : IDisposable
{
    private const string Password = "Correct-Horse 9 Bättery";
    private readonly TemporaryFolder _folder = new();
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Database => Path.Combine(_folder.FullPath, "portal.db");

    private string KeyFile => Path.Combine(_folder.FullPath, "ring.key");

    [Fact]
    public async Task A_secret_is_revealed_after_a_restart_with_the_same_key()
    {
        var key = RingKey.Make();
        var guarded = await WithPortalAsync(key, box => box.Protect(new Secret(Password)));

        Assert.Equal(Password, await WithPortalAsync(key, box => box.Reveal(guarded).Reveal()));
    }

    [Fact]
    public async Task The_same_secret_is_never_written_the_same_way_twice() =>
        Assert.True(await WithPortalAsync(RingKey.Make(), box => box.Protect(new Secret(Password)) != box.Protect(new Secret(Password))));

    [Fact]
    public async Task A_stolen_database_reveals_neither_the_secret_nor_a_key_of_the_ring()
    {
        var guarded = await WithPortalAsync(RingKey.Make(), box => box.Protect(new Secret(Password)));
        await using var thief = Portal(RingKey.Make());

        Assert.ThrowsAny<CryptographicException>(() => thief.GetRequiredService<ISecretBox>().Reveal(guarded));
        await using var db = await DbAsync(thief);
        var rows = await db.DataProtectionKeys.Select(row => row.Xml).ToListAsync(Ct);
        Assert.NotEmpty(rows);
        Assert.All(rows, xml => Assert.DoesNotContain("masterKey", xml!, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_key_that_does_not_open_the_ring_is_refused_by_name_and_mints_nothing()
    {
        var rightful = RingKey.Make();
        await WithPortalAsync(rightful, box => box.Protect(new Secret(Password)));
        await using var portal = Portal(RingKey.Make());
        await using var db = await DbAsync(portal);
        var before = await db.DataProtectionKeys.CountAsync(Ct);

        var objection = Assert.Single((await KeyRing.JudgeAsync(db, portal.GetRequiredService<RingKey>(), Ct)).Objections);

        Assert.Contains(rightful.Id, objection.Rule, StringComparison.Ordinal);
        Assert.Equal(before, await db.DataProtectionKeys.CountAsync(Ct));
        Assert.True((await KeyRing.JudgeAsync(db, rightful, Ct)).IsYes);
    }

    [Fact]
    public async Task A_ring_without_keys_takes_any_key()
    {
        await using var portal = Portal(RingKey.Make());
        await using var db = await DbAsync(portal);

        Assert.False(await KeyRing.HoldsKeysAsync(db, Ct));
        Assert.True((await KeyRing.JudgeAsync(db, portal.GetRequiredService<RingKey>(), Ct)).IsYes);
    }

    [Fact]
    public async Task A_changed_row_is_refused_and_not_decrypted_to_something_else()
    {
        var key = RingKey.Make();
        await WithPortalAsync(key, box => box.Protect(new Secret(Password)));
        await using var portal = Portal(key);
        await using var db = await DbAsync(portal);
        var row = await db.DataProtectionKeys.SingleAsync(Ct);
        var at = row.Xml!.IndexOf("portalSealed", StringComparison.Ordinal) + 60;
        row.Xml = string.Concat(row.Xml.AsSpan(0, at), row.Xml[at] == 'A' ? "B" : "A", row.Xml.AsSpan(at + 1));
        await db.SaveChangesAsync(Ct);

        Assert.False((await KeyRing.JudgeAsync(db, key, Ct)).IsYes);
    }

    [Fact]
    public void A_key_file_is_made_once_for_its_owner_alone_and_read_again()
    {
        var made = RingKey.OfFile(KeyFile, mayMake: true).Key!;

        Assert.Equal(made.Id, RingKey.OfFile(KeyFile, mayMake: false).Key!.Id);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
    }

    [Fact]
    public void A_missing_key_file_is_not_made_where_a_row_needs_the_old_one()
    {
        var (key, verdict) = RingKey.OfFile(KeyFile, mayMake: false);

        Assert.Null(key);
        Assert.Contains("backup", Assert.Single(verdict.Objections).Remedy, StringComparison.Ordinal);
        Assert.False(File.Exists(KeyFile));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("c2hvcnQ=")]
    public void A_damaged_key_file_is_refused_and_left_as_it_is(string content)
    {
        File.WriteAllText(KeyFile, content);

        Assert.Null(RingKey.OfFile(KeyFile, mayMake: true).Key);
        Assert.Equal(content, File.ReadAllText(KeyFile));
    }

    [Fact]
    public void A_key_of_another_length_is_none() => Assert.Throws<ArgumentException>(() => new RingKey(new byte[31]));

    public void Dispose() => _folder.Dispose();

    private ServiceProvider Portal(RingKey key) =>
        new ServiceCollection().AddLogging().AddPortalSqlite(Database).AddPortalSecrets(key).BuildServiceProvider();

    private async Task<T> WithPortalAsync<T>(RingKey key, Func<ISecretBox, T> use)
    {
        await using var portal = Portal(key);
        await portal.GetRequiredService<DatabaseUpgrade>().RunAsync(Ct);
        return use(portal.GetRequiredService<ISecretBox>());
    }

    private static async Task<PortalDb> DbAsync(ServiceProvider portal)
    {
        await portal.GetRequiredService<DatabaseUpgrade>().RunAsync(Ct);
        return await portal.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync(Ct);
    }
}

using Microsoft.Extensions.DependencyInjection;
using Portal.Domain;
using Portal.Domain.Connections;
using Xunit;

namespace Portal.Web.Tests.Hosting;

public sealed class RingKeyTests : IDisposable
{
    private readonly APortal _portal = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_secret_is_read_again_after_a_restart()
    {
        var kept = await KeepASecretAsync();

        var (portal, _) = await _portal.OpenAsync(Ct);
        await using (portal)
            Assert.Equal("open sesame", portal!.Host.Services.GetRequiredService<ISecretBox>().Reveal(kept).Reveal());
    }

    [Fact]
    public async Task A_lost_ring_key_refuses_the_start_and_no_new_one_is_made()
    {
        await KeepASecretAsync();
        File.Delete(_portal.KeyFile);

        Assert.Equal(_portal.KeyFile, (await RefusalAsync()).Value);
        Assert.False(File.Exists(_portal.KeyFile));
    }

    [Fact]
    public async Task A_foreign_ring_key_refuses_the_start()
    {
        await KeepASecretAsync();
        File.WriteAllText(_portal.KeyFile, Convert.ToBase64String(new byte[32]));

        Assert.Contains("does not open the database's key ring", (await RefusalAsync()).Rule, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_portal_that_was_refused_lets_go_of_the_folder()
    {
        await KeepASecretAsync();
        var key = File.ReadAllBytes(_portal.KeyFile);
        File.Delete(_portal.KeyFile);
        await RefusalAsync();
        File.WriteAllBytes(_portal.KeyFile, key);

        var (portal, verdict) = await _portal.OpenAsync(Ct);
        Assert.True(verdict.IsYes);
        await portal!.DisposeAsync();
    }

    [Fact]
    public async Task The_ring_key_is_for_this_account_alone()
    {
        await KeepASecretAsync();

        if (OperatingSystem.IsWindows()) Assert.Skip("Windows keeps rights in access lists.");
        else Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_portal.KeyFile));
    }

    public void Dispose() => _portal.Dispose();

    private async Task<string> KeepASecretAsync()
    {
        var (portal, _) = await _portal.OpenAsync(Ct);
        await using (portal)
            return portal!.Host.Services.GetRequiredService<ISecretBox>().Protect(new Secret("open sesame"));
    }

    private async Task<Objection> RefusalAsync()
    {
        var (portal, verdict) = await _portal.OpenAsync(Ct);
        Assert.Null(portal);
        return Assert.Single(verdict.Objections);
    }
}

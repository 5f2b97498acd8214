using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data;
using Portal.Web.Commands;
using Portal.Web.Tests.Hosting;
using Xunit;

namespace Portal.Web.Tests.Commands;

public sealed class AccessCommandTests : IDisposable
{
    private const string Password = "correct horse battery";
    private readonly APortal _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_is_made_in_a_new_folder_listed_and_reset()
    {
        var made = await RunAsync(Password, "user", "create", "anna");
        Assert.Equal((ExitCode.Done, "Made the account anna, Administrator."), (made.Code, made.Output));
        Assert.DoesNotContain(Password, made.Output + made.Errors, StringComparison.Ordinal);

        Assert.Contains("There is an account of this name already.", (await RunAsync(Password, "user", "create", "ANNA")).Errors, StringComparison.Ordinal);
        var list = await RunAsync("", "user", "list", "--format", "json");
        var anna = Assert.Single(JsonSerializer.Deserialize<JsonElement>(list.Output).EnumerateArray());
        Assert.Equal(("anna", "administrator"), (anna.GetProperty("name").GetString(), anna.GetProperty("role").GetString()));

        Assert.Equal(ExitCode.Done, (await RunAsync("another horse battery", "user", "reset", "anna", "--role", "administrator")).Code);
        var unknown = await RunAsync(Password, "user", "reset", "berta");
        Assert.Equal(ExitCode.Usage, unknown.Code);
        Assert.Contains("There is no such account.", unknown.Errors, StringComparison.Ordinal);
        Assert.Empty(unknown.Output);
    }

    [Theory]
    [InlineData("", "A password is needed.")]
    [InlineData("short", "A password has 12 to 256 characters; this has 5.")]
    public async Task A_password_that_is_none_is_refused(string password, string says)
    {
        var (code, output, errors) = await RunAsync(password, "user", "create", "anna");

        Assert.Equal((ExitCode.Usage, ""), (code, output));
        Assert.Contains(says, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("user reset anna --data {0}", "There is no portal in this folder.")]
    [InlineData("token list --data {0}", "There is no portal in this folder.")]
    [InlineData("user create anna --role king --data {0}", "There is no such role.")]
    [InlineData("token create t --expires 5 --data {0}", "It must be days or hours")]
    [InlineData("token create t --expires 99999d --data {0}", "It must be days or hours")]
    [InlineData("token list --format xml --data {0}", "It must be table or json.")]
    [InlineData("user create anna --passwrod x --data {0}", "user create '--passwrod': This is no option or verb here.")]
    public async Task What_cannot_be_meant_is_refused_and_leaves_nothing(string words, string says)
    {
        var folder = Path.Combine(_folder.Folder, "none");
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.RunAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, words, folder).Split(' '), output, errors, new StringReader(Password));

        Assert.Equal((ExitCode.Usage, ""), (code, output.ToString()));
        Assert.Contains(says, errors.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task A_token_opens_the_running_portal_until_it_is_taken_back_and_a_locked_out_administrator_comes_back()
    {
        await RunAsync(Password, "user", "create", "anna");
        var (portal, _) = await _folder.OpenAsync(Ct, "http://127.0.0.1:0");
        await using (portal)
        {
            await portal!.Host.StartAsync(Ct);
            using var client = new HttpClient { BaseAddress = new(((WebApplication)portal.Host).Urls.First()) };

            var made = await RunAsync("", "token", "create", "terraform");
            Assert.Equal(ExitCode.Done, made.Code);
            Assert.StartsWith("portal_", made.Output, StringComparison.Ordinal);
            Assert.DoesNotContain(made.Output, made.Errors, StringComparison.Ordinal);
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", made.Output);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/me", Ct)).StatusCode);
            Assert.Contains("terraform", (await RunAsync("", "token", "list")).Output, StringComparison.Ordinal);
            Assert.DoesNotContain(made.Output, (await RunAsync("", "token", "list", "--format", "json")).Output, StringComparison.Ordinal);
            Assert.Equal(ExitCode.Done, (await RunAsync("", "token", "revoke", "Terraform")).Code);
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/v1/me", Ct)).StatusCode);

            Assert.Equal(ExitCode.Done, (await RunAsync("another horse battery", "user", "reset", "anna")).Code);
            Assert.Equal(ExitCode.Usage, (await RunAsync("", "token", "revoke", Guid.NewGuid().ToString())).Code);
            await portal.Host.StopAsync(Ct);
        }
    }

    [Fact]
    public async Task A_running_portal_of_an_earlier_version_is_left_alone()
    {
        await RunAsync(Password, "user", "create", "anna");
        var (portal, _) = await _folder.OpenAsync(Ct);
        await using (portal)
        {
            await using (var db = await portal!.Host.Services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync(Ct))
                await db.Database.ExecuteSqlRawAsync("""DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" = (SELECT MAX("MigrationId") FROM "__EFMigrationsHistory")""", Ct);
            var (code, _, errors) = await RunAsync("another horse battery", "user", "reset", "anna");

            Assert.Equal(ExitCode.Usage, code);
            Assert.Contains("Stop the portal first", errors, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(int Code, string Output, string Errors)> RunAsync(string input, params string[] args)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.RunAsync([.. args, "--data", _folder.Folder], output, errors, new StringReader(input));
        return (code, output.ToString().TrimEnd(), errors.ToString());
    }
}

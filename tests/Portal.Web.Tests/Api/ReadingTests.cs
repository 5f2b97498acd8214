using System.Net;
using Portal.Domain.Access;
using Xunit;

namespace Portal.Web.Tests.Api;

[Collection<Served>]
public sealed class ReadingTests(ServedPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/v1/connections")]
    [InlineData("/api/v1/catalogs")]
    [InlineData("/api/v1/machines")]
    [InlineData("/api/v1/runs")]
    [InlineData("/api/v1/tokens")]
    [InlineData("/api/v1/audit")]
    [InlineData("/api/v1/ledger")]
    public async Task Every_list_has_items_and_goes_on_where_a_page_ended(string address)
    {
        using var client = portal.Client(Role.Administrator);
        var (whole, all) = await client.ReadAsync($"{address}?limit=1000", Ct);
        Assert.Equal(HttpStatusCode.OK, whole.StatusCode);
        var ids = all.GetProperty("items").EnumerateArray().Select(each => each.GetProperty("id").ToString()).ToList();
        Assert.NotEmpty(ids);

        List<string> walked = [];
        for (string? cursor = null; ;)
        {
            var (_, page) = await client.ReadAsync($"{address}?limit=1{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}", Ct);
            walked.AddRange(page.GetProperty("items").EnumerateArray().Select(each => each.GetProperty("id").ToString()));
            cursor = page.GetProperty("next").GetString();
            if (cursor is null || walked.Count > 20) break;
        }

        Assert.Equal(ids.Take(walked.Count), walked);
    }

    [Fact]
    public async Task A_total_is_told_only_where_it_is_asked_for()
    {
        using var client = portal.Client(Role.Auditor);

        Assert.Equal(3, (await client.ReadAsync($"/api/v1/catalogs/{portal.Catalog}/machines?total=true", Ct)).Json.GetProperty("total").GetInt32());
        Assert.False((await client.ReadAsync($"/api/v1/catalogs/{portal.Catalog}/machines", Ct)).Json.TryGetProperty("total", out _));
    }

    [Theory]
    [InlineData("/api/v1/connections", "CLUSTER 1", 1)]
    [InlineData("/api/v1/connections", "Cluster", 0)]
    [InlineData("/api/v1/catalogs", "OFFICE", 1)]
    [InlineData("/api/v1/catalogs", "Off", 0)]
    [InlineData("/api/v1/machines", "vdi-001", 1)]
    [InlineData("/api/v1/machines", "vdi-0", 0)]
    public async Task A_name_is_exact_in_whatever_case(string address, string name, int count)
    {
        using var client = portal.Client(Role.Auditor);

        Assert.Equal(count, (await client.ReadAsync($"{address}?name={Uri.EscapeDataString(name)}", Ct)).Json.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_connection_gives_back_what_was_written_with_defaults_and_never_its_password()
    {
        using var client = portal.Client(Role.Auditor);
        var (response, json) = await client.ReadAsync($"/api/v1/connections/{portal.Connection}", Ct);

        var settings = json.GetProperty("settings");
        Assert.Equal("Cluster 1", settings.GetProperty("name").GetString());
        Assert.Equal("lab", settings.GetProperty("transport").GetString());
        Assert.Equal(@"C:\ProgramData\Portal\Staging", settings.GetProperty("stagingFolder").GetString());
        Assert.NotEqual(Guid.Empty, settings.GetProperty("passwordVersion").GetGuid());
        Assert.DoesNotContain("Sesame", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.NotNull(response.Headers.ETag);
    }

    [Fact]
    public async Task A_catalog_keeps_settings_and_status_apart()
    {
        using var client = portal.Client(Role.Auditor);
        var (response, json) = await client.ReadAsync($"/api/v1/catalogs/{portal.Catalog}", Ct);

        Assert.Equal("VDI-###", json.GetProperty("settings").GetProperty("namingPattern").GetString());
        Assert.Equal("debian-12", json.GetProperty("settings").GetProperty("master").GetString());
        Assert.Equal("ready", json.GetProperty("status").GetProperty("state").GetString());
        Assert.Equal(3, json.GetProperty("status").GetProperty("machines").GetInt32());
        Assert.NotNull(response.Headers.ETag);
    }

    [Fact]
    public async Task A_machine_shows_its_chain_and_its_timeline()
    {
        using var client = portal.Client(Role.HelpDesk);

        var machine = (await client.ReadAsync($"/api/v1/machines/{portal.Machine}", Ct)).Json;
        Assert.Equal(["image", "difference", "identity"], machine.GetProperty("disks").EnumerateArray().Select(disk => disk.GetProperty("role").GetString()!));
        Assert.NotEqual(0, (await client.ReadAsync($"/api/v1/machines/{portal.Machine}/timeline", Ct)).Json.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_run_has_a_state_an_outcome_and_an_attempt()
    {
        using var client = portal.Client(Role.Auditor);
        var run = (await client.ReadAsync($"/api/v1/runs/{portal.Run}?wait=60", Ct)).Json;

        Assert.Equal("finished", run.GetProperty("state").GetString());
        Assert.Equal("succeeded", run.GetProperty("outcome").GetString());
        Assert.Equal(1, run.GetProperty("attempt").GetInt32());
        Assert.Equal(4, (await client.ReadAsync($"/api/v1/runs/{portal.Run}/items", Ct)).Json.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task The_help_desk_finds_a_machine_by_a_part_of_its_name()
    {
        using var client = portal.Client(Role.HelpDesk);

        Assert.NotEqual(0, (await client.ReadAsync("/api/v1/search?q=VDI-00", Ct)).Json.GetProperty("items").GetArrayLength());
        Assert.Equal(0, (await client.ReadAsync("/api/v1/search", Ct)).Json.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Masters_and_hosts_are_asked_now()
    {
        using var client = portal.Client(Role.Administrator);

        Assert.Contains("debian-12", (await client.ReadAsync($"/api/v1/connections/{portal.Connection}/masters", Ct)).Json.GetProperty("items").EnumerateArray().Select(each => each.GetProperty("name").GetString()));
        Assert.Equal(2, (await client.SendAsync($"/api/v1/connections/{portal.Connection}/test", null, Ct)).Json.GetProperty("hosts").GetArrayLength());
    }

    [Fact]
    public async Task A_token_learns_who_it_is()
    {
        using var client = portal.Client(Role.HelpDesk);
        var me = (await client.ReadAsync("/api/v1/me", Ct)).Json;

        Assert.Equal("help-desk-token", me.GetProperty("name").GetString());
        Assert.True(me.GetProperty("isToken").GetBoolean());
        Assert.Equal(["read", "operateMachines"], me.GetProperty("rights").EnumerateArray().Select(right => right.GetString()!));
    }
}

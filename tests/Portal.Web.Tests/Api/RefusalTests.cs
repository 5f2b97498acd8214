using System.Net;
using System.Text;
using Portal.Domain.Access;
using Portal.Features;
using Portal.Features.Access;
using Xunit;

namespace Portal.Web.Tests.Api;

/// <summary>Each code of a problem, at least once.</summary>
[Collection<Served>]
public sealed class RefusalTests(ServedPortal portal)
{
    private static readonly Who Maker = new("test", "test");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("portal_")]
    [InlineData("portal_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("not even one")]
    public async Task Nobody_is_told_to_send_a_token(string? token)
    {
        using var client = portal.Client();
        if (token is not null) client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        var answer = await client.ReadAsync("/api/v1/catalogs", Ct);

        answer.Says(401, "unauthenticated");
    }

    [Fact]
    public async Task A_token_that_was_tampered_with_opens_nothing()
    {
        using var client = portal.Client();
        var secret = portal.TokenOf(Role.Administrator);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {secret[..^1]}{(secret[^1] == 'A' ? 'B' : 'A')}");

        (await client.ReadAsync("/api/v1/catalogs", Ct)).Says(401, "unauthenticated");
    }

    [Fact]
    public async Task A_token_that_expired_opens_nothing()
    {
        var made = (await portal.Get<CreateToken>().ExecuteAsync("short-lived", "auditor", TimeSpan.FromMilliseconds(1), maker: null, Maker, Ct)).Value!;
        await TestKit.Eventually.BeAsync("it expires", () => TimeProvider.System.GetUtcNow() > made.Expires, Ct);
        using var client = portal.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {made.Secret.Reveal()}");

        (await client.ReadAsync("/api/v1/catalogs", Ct)).Says(401, "unauthenticated");
    }

    [Fact]
    public async Task A_token_that_was_taken_back_opens_nothing_from_then_on()
    {
        using var admin = portal.Client(Role.Administrator);
        var (response, made) = await admin.SendAsync("/api/v1/tokens", new { name = "taken-back", role = "auditor" }, Ct);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        using var client = portal.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {made.GetProperty("secret").GetString()}");
        Assert.Equal(HttpStatusCode.OK, (await client.ReadAsync("/api/v1/catalogs", Ct)).Response.StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await admin.AskAsync(HttpMethod.Delete, $"/api/v1/tokens/{made.GetProperty("id").GetGuid()}", null, Ct)).Response.StatusCode);
        (await client.ReadAsync("/api/v1/catalogs", Ct)).Says(401, "unauthenticated");
        Assert.Equal(HttpStatusCode.NoContent, (await admin.AskAsync(HttpMethod.Delete, $"/api/v1/tokens/{made.GetProperty("id").GetGuid()}", null, Ct)).Response.StatusCode);
    }

    [Fact]
    public async Task Somebody_elses_token_is_as_unknown_as_one_that_never_was()
    {
        using var client = portal.Client(Role.HelpDesk);
        var other = (await portal.Get<CreateToken>().ExecuteAsync("of-another", "auditor", life: null, maker: null, Maker, Ct)).Value!;

        (await client.AskAsync(HttpMethod.Delete, $"/api/v1/tokens/{other.Id}", null, Ct)).Says(404, "not-found", "path:id");
        Assert.DoesNotContain("of-another", (await client.ReadAsync("/api/v1/tokens?limit=1000", Ct)).Json.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_does_no_more_than_who_makes_it_and_has_no_persons_name()
    {
        using var client = portal.Client(Role.HelpDesk);
        (await client.SendAsync("/api/v1/tokens", new { name = "more", role = "administrator" }, Ct)).Says(422, "refused", "/role");

        await portal.Get<CreateAccount>().ExecuteAsync("berta", new("correct horse battery"), "auditor", Maker, Ct);
        (await client.SendAsync("/api/v1/tokens", new { name = "Berta", role = "help-desk" }, Ct)).Says(422, "refused", "/name");
    }

    [Fact]
    public async Task Somebody_who_may_not_is_told_so()
    {
        using var client = portal.Client(Role.Auditor);

        (await client.SendAsync("/api/v1/machines/power", new { action = "start", machines = "VDI-001" }, Ct, "k")).Says(403, "not-allowed");
    }

    [Theory]
    [InlineData("/api/v1/catalogs/{0}")]
    [InlineData("/api/v1/catalogs/{0}/machines")]
    [InlineData("/api/v1/connections/{0}")]
    [InlineData("/api/v1/connections/{0}/masters")]
    [InlineData("/api/v1/machines/{0}")]
    [InlineData("/api/v1/machines/{0}/timeline")]
    [InlineData("/api/v1/plans/{0}")]
    [InlineData("/api/v1/runs/{0}")]
    [InlineData("/api/v1/runs/{0}?wait=5")]
    [InlineData("/api/v1/runs/{0}/items")]
    [InlineData("/api/v1/runs/{0}/events")]
    public async Task An_id_of_nothing_is_not_found(string address)
    {
        using var client = portal.Client(Role.Administrator);

        (await client.ReadAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, Guid.NewGuid()), Ct)).Says(404, "not-found", "path:id");
    }

    [Fact]
    public async Task An_address_of_nothing_is_not_found_and_a_verb_of_nothing_is_refused()
    {
        using var client = portal.Client(Role.Administrator);

        (await client.ReadAsync("/api/v1/nothing", Ct)).Says(404, "not-found");
        (await client.AskAsync(HttpMethod.Put, "/api/v1/catalogs", new { }, Ct)).Says(405, "method-not-allowed");
    }

    [Theory]
    [InlineData("/api/v1/catalogs/not-an-id", "path:id")]
    [InlineData("/api/v1/machines?catalog=7", "query:catalog")]
    [InlineData("/api/v1/machines?condition=splendid", "query:condition")]
    [InlineData("/api/v1/machines?condition=1", "query:condition")]
    [InlineData("/api/v1/machines?removed=perhaps", "query:removed")]
    [InlineData("/api/v1/machines?limit=0", "query:limit")]
    [InlineData("/api/v1/machines?limit=1001", "query:limit")]
    [InlineData("/api/v1/machines?limit=many", "query:limit")]
    [InlineData("/api/v1/machines?limit=", "query:limit")]
    [InlineData("/api/v1/machines?limit=1&limit=2", "query:limit")]
    [InlineData("/api/v1/machines?cursor=%F0%9F%98%80", "query:cursor")]
    [InlineData("/api/v1/connections?cursor=x", "query:cursor")]
    [InlineData("/api/v1/ledger?cursor=x", "query:cursor")]
    [InlineData("/api/v1/audit?from=yesterday", "query:from")]
    [InlineData("/api/v1/runs?colour=red", "query:colour")]
    [InlineData("/api/v1/search?q=a%00b", "query:q")]
    [InlineData("/api/v1/search?q=a&limit=101", "query:limit")]
    public async Task A_parameter_of_another_kind_is_pointed_at(string address, string place)
    {
        using var client = portal.Client(Role.Administrator);

        (await client.ReadAsync(address, Ct)).Says(400, "bad-parameter", place);
    }

    [Theory]
    [InlineData("/api/v1/machines?condition=needsYou")]
    [InlineData("/api/v1/machines?condition=healthy&state=ready")]
    [InlineData("/api/v1/machines?condition=NeedsYou")]
    [InlineData("/api/v1/runs?state=finished&limit=1")]
    public async Task A_word_of_an_enumeration_is_read_as_it_is_written(string address)
    {
        using var client = portal.Client(Role.Administrator);

        Assert.Equal(System.Net.HttpStatusCode.OK, (await client.GetAsync(new Uri(address, UriKind.Relative), Ct)).StatusCode);
    }

    [Fact]
    public async Task A_misspelt_dry_run_orders_nothing()
    {
        using var client = portal.Client(Role.Administrator);

        (await client.SendAsync("/api/v1/catalogs?dry-run=true", ServedPortal.CatalogOrder(portal.Connection, "Dry"), Ct, "dry")).Says(400, "bad-parameter", "query:dry-run");
    }

    [Theory]
    [InlineData("""{ "name": "X", "connectionId": "7", "master": "m", "namingPattern": "X-#", "machines": 1 }""", "/connectionId")]
    [InlineData("""{ "name": 7, "connectionId": null, "master": "m", "namingPattern": "X-#", "machines": 1 }""", "/name")]
    [InlineData("""{ "name": "X", "machines": "one" }""", "/machines")]
    [InlineData("""{ "name": "X", "machines": 1.5 }""", "/machines")]
    [InlineData("""{ "name": "X", "machines": 99999999999 }""", "/machines")]
    [InlineData("""{ "name": "X", "guest": "beos" }""", "/guest")]
    [InlineData("""{ "name": "X", "guest": 1 }""", "/guest")]
    [InlineData("""{ "nmae": "X" }""", "/nmae")]
    [InlineData("""{ "a/b~c": 1 }""", "/a~1b~0c")]
    [InlineData("""{ "name": "X\u0000" }""", "/name")]
    [InlineData("""{ "name": "\ud800" }""", "/name")]
    [InlineData("""{ "name": ["X"] }""", "/name")]
    [InlineData("""{ "name": "X" }""", "/connectionId")]
    [InlineData("""{ "planId": "0190b1a5-7c1e-7000-8000-000000000000", "name": "X" }""", "/name")]
    [InlineData("""[]""", "")]
    [InlineData("null", "")]
    [InlineData("""{ "name": "X", "name": "Y" }""", "")]
    [InlineData("""{ "name": "X" """, "")]
    [InlineData("", "/name")]
    [InlineData("""{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}}}}}}}}}}""", "")]
    public async Task A_body_of_another_shape_is_pointed_at(string body, string place)
    {
        using var client = portal.Client(Role.Administrator);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        (await client.SendAsync("/api/v1/catalogs", content, Ct, "k")).Says(400, "bad-body", place);
    }

    [Fact]
    public async Task A_value_of_the_wrong_kind_is_not_repeated_for_it_may_be_a_secret()
    {
        using var client = portal.Client(Role.Administrator);
        var answer = await client.SendAsync("/api/v1/connections", new { password = new { secret = "Sesame-1" }, transport = "Sesame-2" }, Ct);

        answer.Says(400, "bad-body", "/password");
        Assert.DoesNotContain("Sesame", answer.Json.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_no_JSON()
    {
        using var client = portal.Client(Role.Administrator);
        using var content = new ByteArrayContent([.. "{\"name\":\""u8, 0xff, 0xfe, .. "\"}"u8]);
        content.Headers.ContentType = new("application/json");

        (await client.SendAsync("/api/v1/catalogs", content, Ct, "k")).Says(400, "bad-body");
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_is_refused_by_its_type()
    {
        using var client = portal.Client(Role.Administrator);
        using var content = new StringContent("name=X", Encoding.UTF8, "application/x-www-form-urlencoded");

        (await client.SendAsync("/api/v1/catalogs", content, Ct, "k")).Says(415, "not-json", "header:Content-Type");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_of_ten_megabytes_is_too_large(bool isChunked)
    {
        using var client = portal.Client(Role.Administrator);
        var bytes = Encoding.UTF8.GetBytes($$"""{ "name": "{{new string('x', 10 * 1024 * 1024)}}" }""");
        using HttpContent content = isChunked ? new StreamContent(new Endless(bytes)) : new ByteArrayContent(bytes);
        content.Headers.ContentType = new("application/json");

        (await client.SendAsync("/api/v1/catalogs", content, Ct, "k")).Says(413, "too-large");
    }

    [Fact]
    public async Task An_order_that_rules_speak_against_is_refused_field_by_field()
    {
        using var client = portal.Client(Role.CatalogOperator);
        var answer = await client.SendAsync("/api/v1/catalogs", new { name = "OFFICE", connectionId = portal.Connection, master = "nobody", namingPattern = "no-digits", machines = 0, processors = 999 }, Ct, "refused");

        answer.Says(422, "refused", "/name");
        Assert.Superset(
            new HashSet<string?> { "/name", "/master", "/namingPattern", "/machines", "/processors" },
            answer.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()).ToHashSet());
        Assert.All(answer.Json.GetProperty("errors").EnumerateArray(), error => Assert.NotEqual("", error.GetProperty("remedy").GetString()));
    }

    [Fact]
    public async Task A_connection_that_a_catalog_uses_stays()
    {
        using var client = portal.Client(Role.Administrator);
        var tag = (await client.ReadAsync($"/api/v1/connections/{portal.Connection}", Ct)).Response.Headers.ETag!.ToString();

        (await client.AskAsync(HttpMethod.Delete, $"/api/v1/connections/{portal.Connection}", null, Ct)).Says(428, "match-needed", "header:If-Match");
        (await client.AskAsync(HttpMethod.Delete, $"/api/v1/connections/{portal.Connection}", null, Ct, match: "\"stale\"")).Says(412, "stale", "header:If-Match");
        (await client.AskAsync(HttpMethod.Delete, $"/api/v1/connections/{portal.Connection}?dryRun=true", null, Ct, match: tag)).Says(422, "refused", "path:id");
        (await client.AskAsync(HttpMethod.Delete, $"/api/v1/connections/{portal.Connection}", null, Ct, match: tag)).Says(422, "refused", "path:id");
    }

    /// <summary>A stream whose length nobody knows.</summary>
    private sealed class Endless(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}

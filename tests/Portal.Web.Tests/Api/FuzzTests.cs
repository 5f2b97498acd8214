using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Access;
using Xunit;

namespace Portal.Web.Tests.Api;

/// <summary>Whatever is typed into any text of any write: never a surprise, and where it is refused, nothing was changed but the audit log, which has the refusal.</summary>
[Collection<Served>]
public sealed class FuzzTests(ServedPortal portal)
{
    private static readonly string[] Nasty =
    [
        "'", "\"", "';DROP TABLE \"Machines\";--", "$(Remove-Item C:\\)", "`whoami`", "${env:PATH}", "%PATH%", "..", "..\\..\\x", "../../etc/passwd", "C:\\x\\..\\y", "\\\\evil\\share", "con", "nul.vhdx",
        "<script>alert(1)</script>", "&lt;b&gt;", "{{7*7}}", "\0", "\r\nX: y", "\t", "\u001b[31m", "\u202e", "\ufeff", "😀", "Ω≈ç√", "İ", "ß", "", " ", "-", "#", "###", "VDI-####################", "*", "?", "[a-z]", ";", "|", "& calc",
        "null", "true", "0", "-1", "1e309", new('x', 10_000), new('#', 10_000), "\ud83d", string.Concat(Enumerable.Repeat("😀", 5_000)), "' OR '1'='1", "%00", "%s%n", "jndi:ldap://x", "portal_AAAA",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Writes => new()
    {
        { "/api/v1/connections", """{ "name": "Fuzz", "address": "cluster01.lab.example", "transport": "lab", "account": "LAB\\portal", "password": "Sesame-1", "switch": "LAN", "storageKind": "csv", "storageFolder": "C:\\ClusterStorage\\Volume1\\Fuzz", "stagingFolder": "C:\\Staging", "firstMac": "00155D7F0000" }""" },
        { "/api/v1/plans", """{ "name": "Fuzz", "connectionId": "CONNECTION", "master": "debian-12", "checkpoint": "golden", "namingPattern": "FUZZ-###", "machines": 0 }""" },
        { "/api/v1/catalogs", """{ "name": "Fuzz", "connectionId": "CONNECTION", "master": "debian-12", "checkpoint": "golden", "namingPattern": "FUZZ-###", "machines": 0, "guest": "linux" }""" },
        { "/api/v1/catalogs", """{ "planId": "0190b1a5-7c1e-7000-8000-000000000000" }""" },
        { "/api/v1/catalogs/CATALOG/machines", """{ "count": 0 }""" },
        { "/api/v1/catalogs/CATALOG/removals", """{ "machines": ["NOBODY-1"] }""" },
        { "/api/v1/machines/power", """{ "action": "start", "machines": ["NOBODY-1"] }""" },
        { "/api/v1/runs/RUN/retry", """{ "items": ["0190b1a5-7c1e-7000-8000-000000000000"] }""" },
        { "/api/v1/runs/RUN/undo", """{ "items": ["0190b1a5-7c1e-7000-8000-000000000000"] }""" },
        { "/api/v1/runs/RUN/cancel", "{}" },
        { "/api/v1/upgrade-plans", """{ "from": { "vmm": "VMM 2016", "rollup": 1, "server": "Windows Server 2016", "hosts": [], "desktop": "CVAD 1912 LTSR" }, "to": { "vmm": "VMM 2022", "sql": "latest" } }""" },
        { "/api/v1/tokens", """{ "name": "fuzz", "role": "king" }""" },
    };

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task No_text_of_a_write_surprises_and_what_is_refused_changes_nothing(string address, string body)
    {
        address = address.Replace("CATALOG", portal.Catalog.ToString(), StringComparison.Ordinal).Replace("RUN", portal.Run.ToString(), StringComparison.Ordinal);
        using var client = portal.Client(Role.Administrator);
        foreach (var nasty in Nasty)
        {
            foreach (var fuzzed in Fuzzed(JsonNode.Parse(body.Replace("CONNECTION", portal.Connection.ToString(), StringComparison.Ordinal))!.AsObject(), nasty))
            {
                var before = await CountAsync();
                using var content = new StringContent(fuzzed.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Default }), System.Text.Encoding.UTF8, "application/json");
                var answer = await client.SendAsync(address, content, Ct, Guid.NewGuid().ToString());
                var status = (int)answer.Response.StatusCode;

                Assert.True(status < 500, $"{status} {address} {fuzzed}");
                if (status < 400)
                {
                    // A name that only looks nasty is a name. What was made goes again.
                    if (answer.Response.Headers.Location is { } made && status == 201) await client.AskAsync(HttpMethod.Delete, made.ToString(), null, Ct, match: "*");
                    continue;
                }

                Assert.Equal("application/problem+json", answer.Response.Content.Headers.ContentType?.MediaType);
                Assert.DoesNotContain("   at ", answer.Json.ToString(), StringComparison.Ordinal);
                Assert.DoesNotContain("Exception", answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
                Assert.Equal(before, await CountAsync());
            }
        }
    }

    [Fact]
    public async Task No_key_no_tag_and_no_address_surprises()
    {
        using var client = portal.Client(Role.Administrator);
        foreach (var nasty in Nasty.Where(each => each.All(c => c is >= ' ' and <= '~')))
        {
            Assert.True((int)(await client.SendAsync("/api/v1/machines/power", new { action = "start", machines = "x" }, Ct, nasty)).Response.StatusCode < 500, nasty);
            Assert.True((int)(await client.AskAsync(HttpMethod.Delete, $"/api/v1/connections/{portal.Connection}?dryRun=true", null, Ct, match: nasty)).Response.StatusCode < 500, nasty);
        }

        foreach (var nasty in Nasty.Where(each => each.Length < 2_000))
        {
            string word;
            try
            {
                word = Uri.EscapeDataString(nasty);
            }
            catch (UriFormatException)
            {
                continue;
            }

            foreach (var query in (string[])["machines?search=", "machines?name=", "machines?host=", "machines?cursor=", "catalogs?search=", "catalogs?name=", "catalogs?cursor=", "runs?kind=", "runs?search=", "runs?cursor=", "audit?who=", "audit?what=", "audit?search=", "audit?cursor=", "ledger?host=", "search?q=", "connections?name=", "tokens?name=", "support-matrix?search=", "support-matrix?release=", $"runs/{portal.Run}/items?reason=", "catalogs/"])
                Assert.True((int)(await client.ReadAsync($"/api/v1/{query}{word}", Ct)).Response.StatusCode < 500, query + nasty);
        }
    }

    /// <summary>The same with this in one of its texts, for each of them.</summary>
    private static IEnumerable<JsonObject> Fuzzed(JsonObject body, string nasty)
    {
        foreach (var (name, value) in body.ToList())
        {
            if (value is JsonObject inner)
            {
                foreach (var fuzzed in Fuzzed(inner, nasty))
                {
                    var whole = body.DeepClone().AsObject();
                    whole[name] = fuzzed;
                    yield return whole;
                }

                continue;
            }

            if (value is not JsonArray && value!.GetValueKind() != JsonValueKind.String) continue;
            var copy = body.DeepClone().AsObject();
            copy[name] = value is JsonArray ? new JsonArray(JsonValue.Create(nasty)) : JsonValue.Create(nasty);
            yield return copy;
        }
    }

    /// <summary>Rows of everything but the audit log and the keys, whose matter refusals are.</summary>
    private async Task<string> CountAsync()
    {
        await using var db = await portal.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync(Ct);
        return FormattableString.Invariant($"{await db.Connections.CountAsync(Ct)} {await db.Catalogs.CountAsync(Ct)} {await db.Images.CountAsync(Ct)} {await db.Machines.CountAsync(Ct)} {await db.Runs.CountAsync(Ct)} {await db.Items.CountAsync(Ct)} {await db.Plans.CountAsync(Ct)} {await db.Tokens.CountAsync(Ct)} {await db.Grants.CountAsync(Ct)}");
    }
}

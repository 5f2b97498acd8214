using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Domain.Access;
using Portal.TestKit.Web;
using Xunit;

namespace Portal.Web.Tests.Api;

/// <summary>The committed document is what the portal says; version 1 only adds.</summary>
/// <remarks>PORTAL_UPDATE_OPENAPI=1 renews the committed document, where nothing in it breaks a client.</remarks>
[Collection<Served>]
public sealed class DocumentTests(ServedPortal portal)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Committed => Checkout.At("docs", "openapi.v1.json");

    [Fact]
    public async Task The_committed_document_is_what_the_portal_says()
    {
        var now = await ReadAsync();
        if (Environment.GetEnvironmentVariable("PORTAL_UPDATE_OPENAPI") == "1" && Breaks.Between(await CommittedAsync(), now).Count == 0)
            await File.WriteAllTextAsync(Committed, now.ToJsonString(Indented) + "\n", Ct);

        Assert.Equal((await CommittedAsync()).ToJsonString(Indented), now.ToJsonString(Indented));
    }

    [Fact]
    public async Task Nothing_in_it_breaks_a_client_of_the_committed_one() => Assert.Empty(Breaks.Between(await CommittedAsync(), await ReadAsync()));

    [Fact]
    public async Task Every_operation_has_a_summary_a_name_and_words_for_its_parameters()
    {
        var operations = Breaks.Operations(await ReadAsync()).ToList();
        Assert.True(operations.Count > 25);
        foreach (var (name, operation) in operations)
        {
            Assert.False(string.IsNullOrWhiteSpace((string?)operation["summary"]), name);
            Assert.False(string.IsNullOrWhiteSpace((string?)operation["operationId"]), name);
            Assert.All(operation["parameters"]?.AsArray() ?? [], parameter => Assert.False(string.IsNullOrWhiteSpace((string?)parameter!["description"]), $"{name} {parameter["name"]}"));
        }
    }

    [Fact]
    public async Task Every_field_has_words() =>
        Assert.Equal("", string.Join('\n',
            from schema in (await ReadAsync())["components"]!["schemas"]!.AsObject()
            from property in schema.Value!["properties"]?.AsObject() ?? []
            where property.Value!["$ref"] is null && property.Value["oneOf"] is null && string.IsNullOrWhiteSpace((string?)property.Value["description"])
            select $"{schema.Key}.{property.Key}"));

    [Theory]
    [InlineData("paths", "/api/v1/runs")]
    [InlineData("paths", "/api/v1/catalogs", "post")]
    [InlineData("paths", "/api/v1/catalogs", "get", "responses", "200")]
    [InlineData("components", "schemas", "CatalogSettings", "properties", "namingPattern")]
    [InlineData("components", "schemas", "NewPower", "properties", "machines")]
    public async Task What_is_taken_away_breaks(params string[] path)
    {
        var (before, after) = (await ReadAsync(), await ReadAsync());
        var at = path[..^1].Aggregate((JsonNode)after, (node, step) => node[step]!);
        Assert.True(at.AsObject().Remove(path[^1]));

        Assert.NotEmpty(Breaks.Between(before, after));
        Assert.Empty(Breaks.Between(after, before));
    }

    [Fact]
    public async Task What_is_needed_anew_or_of_another_kind_breaks()
    {
        var before = await ReadAsync();
        Assert.NotEmpty(Breaks.Between(before, With(before, after => after["components"]!["schemas"]!["NewPower"]!["required"]!.AsArray().Add("why"))));
        Assert.NotEmpty(Breaks.Between(before, With(before, after => after["components"]!["schemas"]!["MoreMachines"]!["properties"]!["count"]!["type"] = "string")));
        Assert.NotEmpty(Breaks.Between(before, With(before, after => after["paths"]!["/api/v1/runs"]!["get"]!["parameters"]!.AsArray().RemoveAt(0))));
        Assert.NotEmpty(Breaks.Between(before, With(before, after => after["paths"]!["/api/v1/runs"]!["get"]!["parameters"]![0]!["required"] = true)));
        Assert.NotEmpty(Breaks.Between(before, With(before, after => after["components"]!["schemas"]!["RunState"]!["x-extensible-enum"]!.AsArray().RemoveAt(0))));
    }

    private static JsonObject With(JsonObject before, Action<JsonObject> change)
    {
        var after = before.DeepClone().AsObject();
        change(after);
        return after;
    }

    private async Task<JsonObject> ReadAsync()
    {
        using var client = portal.Client(Role.Auditor);
        return JsonNode.Parse(await client.GetStringAsync("/api/v1/openapi.json", Ct))!.AsObject();
    }

    private static async Task<JsonObject> CommittedAsync() => File.Exists(Committed) ? JsonNode.Parse(await File.ReadAllTextAsync(Committed, Ct))!.AsObject() : [];
}

using System.Net;
using Portal.Domain.Access;
using Portal.Domain.Hosts;
using Portal.Features.Runs;
using Portal.TestKit;
using Xunit;

namespace Portal.Web.Tests.Api;

[Collection<Served>]
public sealed class OrderTests(ServedPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_catalog_lives_from_its_dry_run_to_its_removal()
    {
        using var client = portal.Client(Role.CatalogOperator);
        var order = ServedPortal.CatalogOrder(portal.Connection, "Life", 2);
        var dry = await client.SendAsync("/api/v1/catalogs?dryRun=true", order, Ct);
        Assert.Equal(HttpStatusCode.OK, dry.Response.StatusCode);
        Assert.Equal(2, dry.Json.GetProperty("machines").GetArrayLength());

        var (taken, ordered) = await client.SendAsync("/api/v1/catalogs", order, Ct, "life");
        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        Assert.Equal($"/api/v1/runs/{ordered.GetProperty("runId").GetGuid()}", taken.Headers.Location!.ToString());
        Assert.NotNull(taken.Headers.RetryAfter);
        Assert.Equal("succeeded", await OutcomeAsync(client, ordered.GetProperty("runId").GetGuid()));

        var catalog = $"/api/v1/catalogs/{ordered.GetProperty("targetId").GetGuid()}";
        var more = (await client.SendAsync($"{catalog}/machines", new { count = 1 }, Ct, "life-more")).Json;
        Assert.Equal("succeeded", await OutcomeAsync(client, more.GetProperty("runId").GetGuid()));
        var names = (await client.ReadAsync($"{catalog}/machines", Ct)).Json.GetProperty("items").EnumerateArray().Select(each => each.GetProperty("name").GetString()).ToList();
        Assert.Equal(["LIFE-001", "LIFE-002", "LIFE-003"], names);

        var preview = (await client.SendAsync($"{catalog}/removals?dryRun=true", new { machines = Names("life-002") }, Ct)).Json;
        Assert.Equal("LIFE-002", preview.GetProperty("machines")[0].GetProperty("name").GetString());
        Assert.NotEqual(0, preview.GetProperty("machines")[0].GetProperty("things").GetArrayLength());
        var fewer = (await client.SendAsync($"{catalog}/removals", new { machines = Names("life-002") }, Ct, "life-fewer")).Json;
        Assert.Equal("succeeded", await OutcomeAsync(client, fewer.GetProperty("runId").GetGuid()));

        // Machines came and went: the settings are as they were.
        var (read, _) = await client.ReadAsync(catalog, Ct);
        var tag = read.Headers.ETag!.ToString();
        (await client.AskAsync(HttpMethod.Delete, catalog, null, Ct)).Says(428, "match-needed");
        (await client.AskAsync(HttpMethod.Delete, catalog, null, Ct, match: "\"0\"")).Says(412, "stale");
        var all = await client.AskAsync(HttpMethod.Delete, $"{catalog}?dryRun=true", null, Ct, match: tag);
        Assert.Equal(2, all.Json.GetProperty("machines").GetArrayLength());
        var removed = await client.AskAsync(HttpMethod.Delete, catalog, null, Ct, match: tag);
        Assert.Equal(HttpStatusCode.Accepted, removed.Response.StatusCode);
        Assert.Equal("succeeded", await OutcomeAsync(client, removed.Json.GetProperty("runId").GetGuid()));
        (await client.ReadAsync(catalog, Ct)).Says(404, "not-found");
    }

    [Fact]
    public async Task Inventory_does_not_move_the_tag_of_the_settings()
    {
        using var client = portal.Client(Role.CatalogOperator);
        var (taken, ordered) = await client.SendAsync("/api/v1/catalogs", ServedPortal.CatalogOrder(portal.Connection, "Tag"), Ct, "tag");
        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        var catalog = $"/api/v1/catalogs/{ordered.GetProperty("targetId").GetGuid()}";
        var before = (await client.ReadAsync(catalog, Ct)).Response.Headers.ETag;
        await OutcomeAsync(client, ordered.GetProperty("runId").GetGuid());

        Assert.Equal(before, (await client.ReadAsync(catalog, Ct)).Response.Headers.ETag);
    }

    [Fact]
    public async Task An_order_needs_a_key_and_the_same_key_gives_the_same_run()
    {
        using var client = portal.Client(Role.CatalogOperator);
        var order = ServedPortal.CatalogOrder(portal.Connection, "Keyed");
        (await client.SendAsync("/api/v1/catalogs", order, Ct)).Says(400, "key-needed", "header:Idempotency-Key");

        var first = await client.SendAsync("/api/v1/catalogs", order, Ct, "keyed");
        var again = await client.SendAsync("/api/v1/catalogs", order, Ct, "keyed");
        Assert.Equal(first.Json.ToString(), again.Json.ToString());
        Assert.Equal(HttpStatusCode.Accepted, again.Response.StatusCode);

        (await client.SendAsync("/api/v1/catalogs", ServedPortal.CatalogOrder(portal.Connection, "Keyed", 2), Ct, "keyed")).Says(422, "key-reused", "header:Idempotency-Key");
        (await client.SendAsync($"/api/v1/catalogs/{portal.Catalog}/machines", order, Ct, new string('k', 201))).Says(400, "bad-body");
        (await client.SendAsync("/api/v1/catalogs", order, Ct, new string('k', 201))).Says(400, "bad-parameter", "header:Idempotency-Key");

        // Somebody else's key is another key.
        using var other = portal.Client(Role.Administrator);
        (await other.SendAsync("/api/v1/catalogs", order, Ct, "keyed")).Says(422, "refused", "/name");
    }

    [Fact]
    public async Task The_same_order_many_times_at_once_is_one_run()
    {
        using var client = portal.Client(Role.CatalogOperator);
        var order = ServedPortal.CatalogOrder(portal.Connection, "AtOnce");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.SendAsync("/api/v1/catalogs", order, Ct, "at-once")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.Response.StatusCode));
        Assert.Single(answers.Select(answer => answer.Json.ToString()).Distinct());
        Assert.Single((await portal.Get<ListRuns>().ExecuteAsync(new() { Text = "AtOnce" }, Ct)).Rows);
    }

    [Fact]
    public async Task A_plan_is_kept_and_carried_out_once()
    {
        using var client = portal.Client(Role.CatalogOperator);
        var made = await client.SendAsync("/api/v1/plans", ServedPortal.CatalogOrder(portal.Connection, "Planned"), Ct);
        Assert.Equal(HttpStatusCode.Created, made.Response.StatusCode);
        var plan = made.Json.GetProperty("planId").GetGuid();
        Assert.Equal(made.Json.ToString(), (await client.ReadAsync(made.Response.Headers.Location!.ToString(), Ct)).Json.ToString());

        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync("/api/v1/catalogs?dryRun=true", new { planId = plan }, Ct)).Response.StatusCode);
        var first = await client.SendAsync("/api/v1/catalogs", new { planId = plan }, Ct, "planned");
        Assert.Equal(HttpStatusCode.Accepted, first.Response.StatusCode);
        Assert.Equal(first.Json.ToString(), (await client.SendAsync("/api/v1/catalogs", new { planId = plan }, Ct, "planned")).Json.ToString());
        (await client.SendAsync("/api/v1/catalogs", new { planId = plan }, Ct, "planned-again")).Says(422, "refused", "/planId");
        (await client.SendAsync("/api/v1/catalogs", new { planId = Guid.NewGuid() }, Ct, "planned-nothing")).Says(422, "refused", "/planId");
    }

    [Fact]
    public async Task What_is_confirmed_of_a_master_is_kept_under_the_name_of_who_confirms_it()
    {
        using var client = portal.Client(Role.CatalogOperator);
        var order = new { name = "Confirmed", connectionId = portal.Connection, master = "debian-12", checkpoint = "golden", namingPattern = "CON-###", machines = 1, confirmed = (string[])["generalised", "agent"] };

        var planned = (await client.SendAsync("/api/v1/plans", order, Ct)).Json.GetProperty("order");

        Assert.Equal(["agent", "generalised"], planned.GetProperty("confirmed").EnumerateArray().Select(each => each.GetString()));
        Assert.NotEmpty(planned.GetProperty("confirmedBy").GetString()!);
        Assert.True(planned.GetProperty("confirmedAt").TryGetDateTimeOffset(out _));
        (await client.SendAsync("/api/v1/plans", new { order.name, order.connectionId, order.master, order.checkpoint, order.namingPattern, order.machines, confirmed = (string[])["agent", "blessed"] }, Ct)).Says(400, "bad-body", "/confirmed/1");
        (await client.SendAsync("/api/v1/plans", new { order.name, order.connectionId, order.master, order.namingPattern, order.machines, confirmedBy = "root" }, Ct)).Says(400, "bad-body", "/confirmedBy");
        (await client.SendAsync("/api/v1/catalogs", new { planId = Guid.NewGuid(), confirmed = (string[])["agent"] }, Ct, "confirmed-plan")).Says(400, "bad-body", "/confirmed");
    }

    [Fact]
    public async Task Power_is_an_order_of_the_help_desk()
    {
        using var client = portal.Client(Role.HelpDesk);
        var dry = await client.SendAsync("/api/v1/machines/power?dryRun=true", new { action = "start", machines = Names("vdi-001", portal.Machine.ToString()) }, Ct);
        Assert.Equal(["VDI-001"], dry.Json.GetProperty("names").EnumerateArray().Select(name => name.GetString()!));

        var answer = await client.SendAsync("/api/v1/machines/power", new { action = "start", machines = Names("VDI-001") }, Ct, "power");
        Assert.Equal(HttpStatusCode.Accepted, answer.Response.StatusCode);
        Assert.Equal("succeeded", await OutcomeAsync(client, answer.Json.GetProperty("runId").GetGuid()));
        (await client.SendAsync("/api/v1/machines/power", new { action = "start", machines = Names("NOBODY-1") }, Ct, "power-2")).Says(422, "refused", "/machines");
        (await client.SendAsync("/api/v1/machines/power", new { action = "start", machines = Array.Empty<string>() }, Ct, "power-3")).Says(422, "refused", "/machines");
    }

    [Fact]
    public async Task What_a_run_holds_says_by_which_and_a_run_can_be_cancelled_retried_and_undone()
    {
        using var client = portal.Client(Role.CatalogOperator);
        var gate = new TaskCompletionSource();
        portal.Hosts.Watch = (call, ct) => call.ToString()!.Contains("HELD-", StringComparison.Ordinal) ? gate.Task.WaitAsync(ct) : Task.CompletedTask;
        try
        {
            var ordered = (await client.SendAsync("/api/v1/catalogs", ServedPortal.CatalogOrder(portal.Connection, "Held", 2), Ct, "held")).Json;
            var (run, catalog) = (ordered.GetProperty("runId").GetGuid(), ordered.GetProperty("targetId").GetGuid());
            await Eventually.BeAsync("a machine is at work", async () => (await client.ReadAsync($"/api/v1/catalogs/{catalog}", Ct)).Json.GetProperty("status").GetProperty("state").GetString() == "ready", Ct);

            var held = await client.SendAsync($"/api/v1/catalogs/{catalog}/removals", new { machines = Names("HELD-001") }, Ct, "held-2");
            held.Says(409, "held", "/machines");
            Assert.Equal(run, held.Json.GetProperty("heldBy").GetProperty("id").GetGuid());
            (await client.SendAsync("/api/v1/machines/power", new { action = "start", machines = Names("HELD-001") }, Ct, "held-3")).Says(409, "held");

            Assert.Equal(HttpStatusCode.OK, (await client.SendAsync($"/api/v1/runs/{run}/cancel?dryRun=true", null, Ct)).Response.StatusCode);
            Assert.Equal(HttpStatusCode.Accepted, (await client.SendAsync($"/api/v1/runs/{run}/cancel", null, Ct)).Response.StatusCode);
            Assert.Equal(HttpStatusCode.Accepted, (await client.SendAsync($"/api/v1/runs/{run}/cancel", null, Ct)).Response.StatusCode);
            gate.SetResult();
            await portal.FinishAsync(run);
            (await client.SendAsync($"/api/v1/runs/{portal.Run}/cancel", null, Ct)).Says(422, "refused", "path:id");
            (await client.SendAsync($"/api/v1/runs/{portal.Run}/retry", null, Ct)).Says(422, "refused", "path:id");
            (await client.SendAsync($"/api/v1/runs/{portal.Run}/undo", null, Ct, "undo-nothing")).Says(422, "refused", "path:id");

            Assert.Equal(HttpStatusCode.OK, (await client.SendAsync($"/api/v1/runs/{run}/retry?dryRun=true", null, Ct)).Response.StatusCode);
            var retried = await client.SendAsync($"/api/v1/runs/{run}/retry", new { }, Ct);
            Assert.Equal(HttpStatusCode.Accepted, retried.Response.StatusCode);
            Assert.Equal(2, retried.Json.GetProperty("attempt").GetInt32());
            Assert.Equal(2, (await client.ReadAsync($"/api/v1/runs/{run}", Ct)).Json.GetProperty("attempt").GetInt32());
            Assert.Equal("succeeded", await OutcomeAsync(client, run));
        }
        finally
        {
            portal.Hosts.Watch = null;
        }
    }

    [Fact]
    public async Task A_failed_run_is_undone_by_a_run()
    {
        using var client = portal.Client(Role.CatalogOperator);
        portal.Hosts.Refuse = call => call.ToString()!.Contains("UNDONE-", StringComparison.Ordinal) ? new HostException(HostFault.Denied, "hv01.lab.example", "Access is denied.", "Give it access.") : null;
        Guid run;
        try
        {
            run = (await client.SendAsync("/api/v1/catalogs", ServedPortal.CatalogOrder(portal.Connection, "Undone"), Ct, "undone")).Json.GetProperty("runId").GetGuid();
            Assert.Equal("partial", await OutcomeAsync(client, run));
        }
        finally
        {
            portal.Hosts.Refuse = null;
        }

        Assert.Equal(["UNDONE-001"], (await client.SendAsync($"/api/v1/runs/{run}/undo?dryRun=true", null, Ct)).Json.GetProperty("names").EnumerateArray().Select(name => name.GetString()!));
        var undo = await client.SendAsync($"/api/v1/runs/{run}/undo", null, Ct, "undo");
        Assert.Equal(HttpStatusCode.Accepted, undo.Response.StatusCode);
        // It looks again after the longest call of a host: this test does not wait for that.
        Assert.Equal("undo", (await client.ReadAsync(undo.Response.Headers.Location!.ToString(), Ct)).Json.GetProperty("kind").GetString());
        Assert.Equal(undo.Json.ToString(), (await client.SendAsync($"/api/v1/runs/{run}/undo", null, Ct, "undo")).Json.ToString());
    }

    [Fact]
    public async Task A_connection_is_added_tested_first_and_forgotten()
    {
        using var client = portal.Client(Role.Administrator);
        var settings = new
        {
            name = "Second", address = "cluster01.lab.example", transport = "lab", account = @"LAB\portal", password = "Sesame-9", storageKind = "csv", storageFolder = @"C:\ClusterStorage\Volume1\Second", @switch = "LAN",
        };
        Assert.Equal(2, (await client.SendAsync("/api/v1/connections?dryRun=true", settings, Ct)).Json.GetProperty("hosts").GetArrayLength());
        Assert.Empty((await client.ReadAsync("/api/v1/connections?name=Second", Ct)).Json.GetProperty("items").EnumerateArray());

        var (made, json) = await client.SendAsync("/api/v1/connections", settings, Ct);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.DoesNotContain("Sesame", json.ToString(), StringComparison.Ordinal);
        (await client.SendAsync("/api/v1/connections", settings, Ct)).Says(422, "refused", "/name");
        var removed = await client.AskAsync(HttpMethod.Delete, made.Headers.Location!.ToString(), null, Ct, match: made.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.NoContent, removed.Response.StatusCode);
        (await client.AskAsync(HttpMethod.Delete, made.Headers.Location!.ToString(), null, Ct, match: "*")).Says(404, "not-found");
    }

    private static string[] Names(params string[] names) => names;

    private static async Task<string?> OutcomeAsync(HttpClient client, Guid run) => (await client.ReadAsync($"/api/v1/runs/{run}?wait=60", Ct)).Json.GetProperty("outcome").GetString();
}

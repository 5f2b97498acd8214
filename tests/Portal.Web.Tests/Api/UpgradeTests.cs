using System.Net;
using System.Text.Json;
using Portal.Domain.Access;
using Portal.Domain.Upgrades;
using Xunit;

namespace Portal.Web.Tests.Api;

[Collection<Served>]
public sealed class UpgradeTests(ServedPortal portal)
{
    private const string Plans = "/api/v1/upgrade-plans";

    private static readonly string[] Faults = ["/from/vmm", "/from/rollup", "/from/hosts/0/runs/0", "/to/sql"];
    private static readonly string[] Antique = ["Windows 95"];
    private static readonly string[] NoHosts = ["HVC01"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_auditor_asks_for_an_order_and_gets_it_with_reasons_and_sources()
    {
        using var client = portal.Client(Role.Auditor);
        var (response, plan) = await client.SendAsync(Plans, new { from = new { vmm = "VMM 2008 R2", desktop = "XenDesktop 5.6", personalVDisks = true }, to = new { vmm = "VMM 2012 SP1" } }, Ct);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(plan.GetProperty("found").GetBoolean());
        var steps = plan.GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal(["Upgrade VMM to 2012", "Upgrade XenDesktop to the latest version", "Upgrade VMM from 2012 to 2012 SP1"], steps.Select(step => step.GetProperty("title").GetString()!));
        Assert.Equal("high", steps[0].GetProperty("confidence").GetString());
        Assert.All(steps, step => Assert.NotEqual(0, step.GetProperty("stops").GetArrayLength()));
        Assert.All(steps.SelectMany(step => step.GetProperty("evidence").EnumerateArray()), row => Assert.NotEqual("", row.GetProperty("source").GetString()));
        Assert.Equal("2026-11-23", plan.GetProperty("matrixAsOf").GetString());
    }

    [Fact]
    public async Task What_leads_nowhere_is_an_answer_with_blockers()
    {
        using var client = portal.Client(Role.HelpDesk);
        var (response, plan) = await client.SendAsync(Plans, new { from = new { vmm = "VMM 2022" }, to = new { vmm = "VMM 2012" } }, Ct);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.False(plan.GetProperty("found").GetBoolean());
        Assert.Contains("not brought back", plan.GetProperty("blockers")[0].GetProperty("why").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_goal_it_is_the_newest()
    {
        using var client = portal.Client(Role.Auditor);

        Assert.Equal("VMM 2025", (await client.SendAsync(Plans, new { from = new { vmm = "VMM 2022" } }, Ct)).Json.GetProperty("steps")[0].GetProperty("changes")[0].GetProperty("to").GetString());
    }

    [Fact]
    public async Task Names_that_no_row_has_are_pointed_at_all_at_once()
    {
        using var client = portal.Client(Role.Auditor);
        var answer = await client.SendAsync(Plans, new { from = new { vmm = "VMM 2099", rollup = -1, hosts = new[] { new { name = "HVC01", runs = Antique } } }, to = new { sql = "Oracle" } }, Ct);

        answer.Says(422, "refused");
        Assert.Equal(Faults, answer.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()!));
    }

    [Fact]
    public async Task A_body_of_another_shape_is_refused_before_anything_is_planned()
    {
        using var client = portal.Client(Role.Auditor);

        (await client.SendAsync(Plans, new { vmm = "VMM 2016" }, Ct)).Says(400, "bad-body", "/vmm");
        (await client.SendAsync(Plans, new { from = new { vmm = "VMM 2016", hosts = NoHosts } }, Ct)).Says(400, "bad-body", "/from/hosts/0");
    }

    [Fact]
    public async Task The_matrix_is_all_its_rows_or_those_that_were_asked_for()
    {
        using var client = portal.Client(Role.Auditor);
        string[] kinds = ["releases", "supports", "upgrades", "ends", "capabilities", "generations", "obstacles", "work", "builds"];

        var all = (await client.ReadAsync("/api/v1/support-matrix", Ct)).Json;
        Assert.Equal(SupportMatrix.Shipped.Rows.Count(), kinds.Sum(kind => all.GetProperty(kind).GetArrayLength()));

        var some = (await client.ReadAsync("/api/v1/support-matrix?rows=support&release=vmm%202019&confidence=high&search=database", Ct)).Json;
        Assert.Equal(3, some.GetProperty("supports").GetArrayLength());
        Assert.Equal(3, kinds.Sum(kind => some.GetProperty(kind).GetArrayLength()));
        Assert.All(some.GetProperty("supports").EnumerateArray(), row => Assert.Equal("sql", row.GetProperty("part").GetString()));
        (await client.ReadAsync("/api/v1/support-matrix?confidence=sure", Ct)).Says(400, "bad-parameter", "query:confidence");
    }
}

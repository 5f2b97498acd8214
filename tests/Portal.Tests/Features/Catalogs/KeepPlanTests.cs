using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Catalogs;
using Portal.Features;
using Portal.Features.Catalogs;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Catalogs;

public sealed class KeepPlanTests : PortalTests
{
    [Fact]
    public async Task A_kept_plan_shows_what_was_planned()
    {
        var id = await KeepAsync();

        var kept = await Get<KeepPlan>().ReadAsync(id, Ct);

        Assert.Equal(["VDI-001", "VDI-002", "VDI-003"], kept!.Plan.Machines.Select(machine => machine.Name));
        Assert.Equal(("anna", "Office", (Guid?)null), (kept.By, kept.Order.Name, kept.Run));
    }

    [Fact]
    public async Task It_is_carried_out_once()
    {
        var id = await KeepAsync();

        var ordered = await Get<KeepPlan>().CarryOutAsync(id, PortalUnderTest.Anna, Ct);

        Assert.True(ordered.IsYes);
        Assert.Equal(ordered.Value.Run, (await Get<KeepPlan>().ReadAsync(id, Ct))!.Run);
        Says((await Get<KeepPlan>().CarryOutAsync(id, PortalUnderTest.Anna, Ct)).Verdict, "planId", "This plan was carried out already.");
    }

    [Fact]
    public async Task What_changed_since_is_shown_in_place_of_an_order()
    {
        var id = await KeepAsync();
        await Get<CreateCatalog>().ExecuteAsync(Catalog(2) with { Name = "Other" }, PortalUnderTest.Anna, Ct);

        Says((await Get<KeepPlan>().CarryOutAsync(id, PortalUnderTest.Anna, Ct)).Verdict, "planId", "The names would be 'VDI-003 to VDI-005' now; the plan says 'VDI-001 to VDI-003'.", "Read the plan anew");
        Assert.Equal(1, await Portal.CountRunsAsync());
    }

    [Fact]
    public async Task An_old_plan_can_only_be_looked_at()
    {
        var id = await KeepAsync();
        Portal.Clock.Advance(KeepPlan.HoldsFor);

        Says((await Get<KeepPlan>().CarryOutAsync(id, PortalUnderTest.Anna, Ct)).Verdict, "planId", "This plan was good until");
        Assert.NotNull(await Get<KeepPlan>().ReadAsync(id, Ct));
    }

    [Fact]
    public async Task Who_confirmed_the_master_stays_with_the_image_whoever_orders_it_and_is_told_by_the_audit()
    {
        var confirmed = Portal.Clock.GetUtcNow();
        var kept = await Get<KeepPlan>().ExecuteAsync(Catalog() with { Confirmed = MasterChecks.Agent | MasterChecks.Generalised }, PortalUnderTest.Anna, Ct);
        Portal.Clock.Advance(TimeSpan.FromHours(1));

        await Get<KeepPlan>().CarryOutAsync(kept.Value, new Who("ben", "test"), Ct);
        await Portal.Node.WorkAsync();

        await using var db = Portal.Read();
        var image = await db.Images.SingleAsync(Ct);
        Assert.Equal((MasterChecks.Agent | MasterChecks.Generalised, "anna", confirmed), (image.Confirmed, image.ConfirmedBy, image.ConfirmedAt));
        var entry = await db.Audit.SingleAsync(each => each.What == "create-catalog" && each.Outcome == "accepted", Ct);
        Assert.Equal("ben", entry.Who);
        Assert.Contains("\"Confirmed\":\"Agent, Generalised\",\"ConfirmedBy\":\"anna\"", entry.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_confirmed_has_no_name_behind_it()
    {
        await Get<CreateCatalog>().ExecuteAsync(Catalog() with { ConfirmedBy = "somebody" }, PortalUnderTest.Anna, Ct);
        await Portal.Node.WorkAsync();

        await using var db = Portal.Read();
        var image = await db.Images.SingleAsync(Ct);
        Assert.Equal((MasterChecks.None, null, null), (image.Confirmed, image.ConfirmedBy, image.ConfirmedAt));
    }

    [Fact]
    public async Task A_plan_from_before_there_was_a_checklist_still_opens_and_confirms_nothing()
    {
        var id = await KeepAsync();
        await using (var db = Portal.Read())
        {
            var order = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>((await db.Plans.SingleAsync(Ct)).Order)!;
            foreach (var name in (string[])["Confirmed", "ConfirmedBy", "ConfirmedAt"]) Assert.True(order.Remove(name));
            var old = JsonSerializer.Serialize(order);
            await db.Plans.ExecuteUpdateAsync(row => row.SetProperty(plan => plan.Order, old), Ct);
        }

        Assert.Equal(MasterChecks.None, (await Get<KeepPlan>().ReadAsync(id, Ct))!.Order.Confirmed);
    }

    [Fact]
    public async Task A_plan_that_never_was_is_refused() =>
        Says((await Get<KeepPlan>().CarryOutAsync(Guid.NewGuid(), PortalUnderTest.Anna, Ct)).Verdict, "planId", "There is no such plan.");

    [Fact]
    public async Task An_order_that_breaks_a_rule_is_not_kept()
    {
        var answer = await Get<KeepPlan>().ExecuteAsync(Catalog(0), PortalUnderTest.Anna, Ct);

        Assert.False(answer.IsYes);
    }

    private async Task<Guid> KeepAsync() => (await Get<KeepPlan>().ExecuteAsync(Catalog(), PortalUnderTest.Anna, Ct)).Value;
}

using Microsoft.EntityFrameworkCore;
using Portal.Domain.Catalogs;
using Portal.Features;
using Portal.Features.Catalogs;
using Portal.Features.Catalogs.Warnings;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Catalogs;

/// <summary>What was confirmed of a master is said of what it was then: a restore takes it back.</summary>
public sealed class MasterRestoreTests : PortalTests
{
    private static readonly Who Ben = new("ben", "test");

    [Fact]
    public async Task What_was_confirmed_before_the_master_was_restored_counts_no_more_in_a_plan_and_is_said_there()
    {
        var plan = await KeepAsync(MasterChecks.Agent | MasterChecks.Generalised);

        await RestoreAsync();

        var kept = (await Get<KeepPlan>().ReadAsync(plan, Ct))!;
        Assert.Equal(("ben", "golden"), (kept.Restored!.Who, kept.Restored.Checkpoint));
        Assert.Equal(["What anna confirmed of the master counts no more: it was restored since then.", "Nobody confirmed that the master is optimised."], kept.Plan.Warnings.Select(each => each.What));
        Assert.Equal("ben brought it back to 'golden' on 2000-01-01 at 01:00 UTC.", kept.Plan.Warnings[0].Why);
        Assert.Equal(PlanWarningKind.Master, kept.Plan.Warnings[0].Kind);
    }

    [Fact]
    public async Task A_plan_that_is_carried_out_all_the_same_makes_an_image_that_nobody_answers_for()
    {
        var plan = await KeepAsync(MasterChecks.All);
        await RestoreAsync();

        Assert.True((await Get<KeepPlan>().CarryOutAsync(plan, PortalUnderTest.Anna, Ct)).IsYes);
        await Portal.Node.WorkAsync();

        await using var db = Portal.Read();
        var image = await db.Images.SingleAsync(Ct);
        Assert.Equal((MasterChecks.None, null, null), (image.Confirmed, image.ConfirmedBy, image.ConfirmedAt));
        Assert.Contains("\"Confirmed\":\"None\",\"ConfirmedBy\":null", (await db.Audit.SingleAsync(each => each.What == "create-catalog" && each.Outcome == "accepted", Ct)).After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_confirmed_after_it_counts()
    {
        await RestoreAsync();
        Portal.Clock.Advance(TimeSpan.FromMinutes(1));

        var kept = (await Get<KeepPlan>().ReadAsync(await KeepAsync(MasterChecks.All), Ct))!;

        Assert.Null(kept.Restored);
        Assert.Empty(kept.Plan.Warnings);
    }

    [Fact]
    public async Task An_answer_that_was_given_before_it_is_not_renewed_by_planning_after_it()
    {
        var answered = Portal.Clock.GetUtcNow();
        await RestoreAsync();

        var plan = (await Get<KeepPlan>().ExecuteAsync(Catalog() with { Confirmed = MasterChecks.All, ConfirmedAt = answered }, PortalUnderTest.Anna, Ct)).Value;

        Assert.NotNull((await Get<KeepPlan>().ReadAsync(plan, Ct))!.Restored);
    }

    [Fact]
    public async Task Another_master_that_is_restored_takes_nothing_back()
    {
        var plan = await KeepAsync(MasterChecks.All);
        var other = Portal.Hosts.Site.Masters.Single(each => each.Name == "win-2022");
        Assert.True((await Get<RestoreMaster>().ExecuteAsync(Connection, other.Name, other.Checkpoints[0].Name, Ben, Ct)).IsYes);

        Assert.Null((await Get<KeepPlan>().ReadAsync(plan, Ct))!.Restored);
    }

    [Fact]
    public async Task An_image_that_was_taken_before_it_keeps_what_was_confirmed_of_it()
    {
        await Get<KeepPlan>().CarryOutAsync(await KeepAsync(MasterChecks.All), PortalUnderTest.Anna, Ct);
        await Portal.Node.WorkAsync();
        await RestoreAsync();

        await using var db = Portal.Read();
        Assert.Equal(MasterChecks.All, (await db.Images.SingleAsync(Ct)).Confirmed);
        Assert.Empty((await Get<PlanMachines>().ExecuteAsync((await db.Catalogs.SingleAsync(Ct)).Id, 1, Ct)).Value!.Warnings);
    }

    [Fact]
    public async Task The_last_restore_of_a_master_is_told_and_an_older_entry_is_read_too()
    {
        var master = Portal.Hosts.Site.Masters.Single(each => each.Name == "debian-12").VmId;
        Assert.Null(await Get<RestoreMaster>().LastAsync(master, Ct));
        await RestoreAsync();
        Assert.Equal(new(Portal.Clock.GetUtcNow(), "ben", "golden"), await Get<RestoreMaster>().LastAsync(master, Ct));

        await using var db = Portal.Read();
        await db.Audit.Where(each => each.What == "restore-master").ExecuteUpdateAsync(row => row.SetProperty(each => each.After, "golden"), Ct);
        Assert.Equal("golden", (await Get<RestoreMaster>().LastAsync(master, Ct))!.Checkpoint);
    }

    private async Task RestoreAsync()
    {
        Portal.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True((await Get<RestoreMaster>().ExecuteAsync(Connection, "debian-12", "golden", Ben, Ct)).IsYes);
    }

    private async Task<Guid> KeepAsync(MasterChecks confirmed) => (await Get<KeepPlan>().ExecuteAsync(Catalog() with { Confirmed = confirmed }, PortalUnderTest.Anna, Ct)).Value;
}

using Microsoft.EntityFrameworkCore;
using Portal.Data.Tests.Runs;
using Portal.Domain;
using Portal.Domain.Audit;
using Portal.Runs;
using Portal.TestKit.Data;
using Xunit;

namespace Portal.Data.Tests.Facts;

/// <summary>What an outcome states is written with it, or not at all.</summary>
public sealed class TogetherTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_fact_that_cannot_be_written_takes_the_whole_call_with_it_and_nothing_stays(string kind)
    {
        await using var database = await Databases.NewAsync(kind);
        var node = new Node(database);
        await node.OrderAsync(Node.Item(["hv01"]), Node.Item(["hv01"]));
        var claims = await node.ClaimAsync();
        await using (var db = database.Open())
        {
            db.Add(Make.Machine("VDI-001"));
            await db.SaveChangesAsync(Ct);
        }

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            node.CommitAsync(node.Done(claims[0], Audit("good")), node.Done(claims[1], Audit("bad"), new MachineReserved(Make.Machine("VDI-001")))));

        await using (var db = database.Open())
        {
            Assert.Empty(await db.Audit.ToListAsync(Ct));
            Assert.Empty(await db.Events.ToListAsync(Ct));
            Assert.Empty(await db.Steps.ToListAsync(Ct));
            Assert.All(await db.Items.ToListAsync(Ct), item => Assert.Equal(ItemState.AtWork, item.State));
            Assert.Equal(2, (await db.Gates.SingleAsync(Ct)).Inside);
        }

        Assert.Equal([Standing.GivenBack], await node.CommitAsync(node.Done(claims[0], Audit("good"))));
        await using var after = database.Open();
        Assert.Equal("good", (await after.Audit.SingleAsync(Ct)).Subject);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_step_leaves_a_row_with_its_times_beside_the_event(string kind)
    {
        await using var database = await Databases.NewAsync(kind);
        var node = new Node(database);
        var item = Node.Item();
        await node.OrderAsync(item);
        var claim = Assert.Single(await node.ClaimAsync());
        var began = database.Clock.GetUtcNow();

        await node.CommitAsync(new Commitment(claim, began, TimeSpan.FromMilliseconds(1500), Outcome.TryAgain("Busy.", "Wait."), new Next.Later(began, "Busy.", "first", [], 2)));
        await node.CommitAsync(node.Done(Assert.Single(await node.ClaimAsync())));

        await using var db = database.Open();
        var seen = await db.Items.Include(row => row.Steps).SingleAsync(Ct);
        Assert.Equal(
            [("first", 1, 1L, TimeSpan.FromMilliseconds(1500), Data.Runs.StepEnd.Setback), ("first", 2, 2L, TimeSpan.FromSeconds(2), Data.Runs.StepEnd.Done)],
            seen.Steps.OrderBy(step => step.Id).Select(step => (step.Step, step.Attempt, step.Fence, step.Took, step.End)));
        Assert.All(seen.Steps, step => Assert.Equal(began, step.Started));
    }

    private static Audited Audit(string subject) =>
        new(new AuditEntry { Id = Guid.CreateVersion7(), When = DateTimeOffset.UnixEpoch, Who = "anna", From = "test", What = "test", Subject = subject, Outcome = "accepted" });
}

using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Machines;
using Portal.Runs;

namespace Portal.Features.Plans.Removal;

/// <summary>Whether machines still need what is to be taken away: a parent that others use is never deleted.</summary>
public sealed class MachinesLeft(IDbContextFactory<PortalDb> databases, TimeProvider time)
{
    /// <summary>Waits as long as machines are on their way out; fails when one stays.</summary>
    /// <returns>Null when none is left.</returns>
    internal async Task<Outcome?> JudgeAsync(Expression<Func<Machine, bool>> which, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var left = await (
            from machine in db.Machines.Where(which)
            where machine.State != MachineState.Removed
            join item in db.Items on machine.Id equals item.HeldSubject into held
            from item in held.DefaultIfEmpty()
            group machine by new { Leaves = machine.State == MachineState.Removing, State = (ItemState?)item.State } into alike
            select new { alike.Key.Leaves, alike.Key.State, Count = alike.Count() }).ToListAsync(ct).ConfigureAwait(false);

        var stay = left.Where(alike => !alike.Leaves).Sum(alike => alike.Count);
        if (stay > 0) return Outcome.Failed($"Not removed with it: {Words.Machines(stay)}.", "Remove them, then retry this.");
        var stuck = left.Where(alike => alike.State is ItemState.Failed or ItemState.Cancelled or ItemState.Blocked).Sum(alike => alike.Count);
        var leaving = left.Sum(alike => alike.Count) - stuck;
        if (leaving > 0) return Outcome.WaitUntil(time.GetUtcNow() + Pause(leaving), $"Still on their way out: {Words.Machines(leaving)}.");
        return stuck > 0 ? Outcome.Failed($"Could not be removed: {Words.Machines(stuck)}.", "Retry those first, then this.") : null;
    }

    /// <summary>About as long as a quarter of them takes; 1 s to 1 min.</summary>
    private static TimeSpan Pause(int leaving) => TimeSpan.FromMilliseconds(Math.Clamp(leaving * 25, 1_000, 60_000));
}

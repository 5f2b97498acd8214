using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Features.Paging;

namespace Portal.Features.Machines;

/// <summary>Everything that happened to a machine or an image, newest first: what was ordered, what steps did, what people did to it beside orders.</summary>
public sealed class ReadTimeline(IDbContextFactory<PortalDb> databases)
{
    /// <summary>One page of it.</summary>
    /// <param name="subject">Id of the machine or image.</param>
    /// <param name="cursor"><see cref="Page{T}.Next"/> of the page before; null for the newest.</param>
    /// <param name="limit">1 to <see cref="Page.MostRows"/>.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Page<TimelineEntry>> ExecuteAsync(Guid subject, string? cursor, int limit, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await new Timeline(db, subject).ReadAsync(Cursor.Read(cursor), limit, ct).ConfigureAwait(false);
    }
}

/// <summary>One thing that happened.</summary>
/// <param name="When">When.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="By">Who, or the order that did it.</param>
/// <param name="What">One sentence.</param>
/// <param name="Run">The order; null when it has none.</param>
/// <param name="Detail">For those who look closer; null when there is no more to say.</param>
public sealed record TimelineEntry(DateTimeOffset When, TimelineKind Kind, string By, string What, Guid? Run, StepDetail? Detail);

/// <summary>Kinds of things that happen to a machine.</summary>
public enum TimelineKind
{
    /// <summary>Somebody ordered something.</summary>
    Order = 0,

    /// <summary>A step of an order did its work, or waits.</summary>
    Step = 1,

    /// <summary>A step of an order did not work.</summary>
    Trouble = 2,

    /// <summary>Somebody did something, or was refused.</summary>
    Deed = 3,
}

/// <summary>A step, for those who look closer.</summary>
/// <param name="Step">Its key.</param>
/// <param name="Attempt">1 for the first.</param>
/// <param name="Started">When.</param>
/// <param name="Took">How long.</param>
/// <param name="Fence">Number of the claim, as half-written files carry it.</param>
public sealed record StepDetail(string Step, int Attempt, DateTimeOffset Started, TimeSpan Took, long Fence);

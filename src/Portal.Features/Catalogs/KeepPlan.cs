using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Catalogs;
using Portal.Features.Catalogs.Warnings;
using Portal.Features.Runs.Preparing;

namespace Portal.Features.Catalogs;

/// <summary>Plans a catalog and keeps the plan under an address of its own: to be read, exported, and carried out as long as its ground holds.</summary>
public sealed class KeepPlan(IDbContextFactory<PortalDb> databases, PlanCatalog plan, CreateCatalog create, OrderDesk desk, PlanWarnings warnings, TimeProvider time)
{
    /// <summary>How long a plan can be carried out.</summary>
    public static readonly TimeSpan HoldsFor = TimeSpan.FromHours(24);

    /// <summary>Plans and keeps it.</summary>
    /// <returns>Its id, or all objections to the order.</returns>
    public async Task<Answer<Guid>> ExecuteAsync(CatalogOrder order, Who who, CancellationToken ct)
    {
        var answer = await plan.ExecuteAsync(order, ct).ConfigureAwait(false);
        if (!answer.IsYes) return Answer.No<Guid>(answer.Verdict);
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var now = time.GetUtcNow();
        order = order.AnsweredForBy(who.Name, now);
        var kept = new KeptPlan
        {
            Id = Guid.CreateVersion7(now),
            Kind = CreateCatalog.Kind,
            Order = JsonSerializer.Serialize(order),
            Plan = JsonSerializer.Serialize(answer.Value),
            By = who.Name,
            Created = now,
            Expires = now + HoldsFor,
        };
        db.Plans.Add(kept);
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        return Answer.Yes(kept.Id);
    }

    /// <summary>A plan as it was shown, with the warnings of now; null when there is none of this id.</summary>
    public async Task<KeptPlanView?> ReadAsync(Guid id, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        if (await db.Plans.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct).ConfigureAwait(false) is not { } kept) return null;
        var order = Read<CatalogOrder>(kept.Order);
        var shown = Read<CatalogPlan>(kept.Plan);
        var restored = await order.LapsedByAsync(db, shown.Image, ct).ConfigureAwait(false);
        shown = await warnings.OnAsync(shown, order.ConnectionId, AnsweredMaster.Of(order) with { Restored = restored }, ct).ConfigureAwait(false);
        return new(kept.Id, order, shown, kept.By, kept.Created, kept.Expires, kept.Run) { Restored = restored };
    }

    /// <inheritdoc cref="CarryOutAsync(Guid, Who, Guid?, CancellationToken)" />
    public Task<Answer<Ordered>> CarryOutAsync(Guid id, Who who, CancellationToken ct) => CarryOutAsync(id, who, run: null, ct);

    /// <summary>Orders what it shows, if that still holds.</summary>
    /// <param name="id">Of the plan.</param>
    /// <param name="who">Who orders.</param>
    /// <param name="run">The id that the run shall have: an order that was placed under it before is not placed again. Null for a new one.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The run; or what has changed since it was shown: then a new plan is to be read first.</returns>
    public async Task<Answer<Ordered>> CarryOutAsync(Guid id, Who who, Guid? run, CancellationToken ct)
    {
        var answer = await desk.OnceAsync(run, CreateCatalog.Kind, MachineRequest.Answer, place => OrderAsync(id, who, place, ct), time, ct).ConfigureAwait(false);
        if (answer.IsYes) await MarkAsync(id, answer.Value.Run, ct).ConfigureAwait(false);
        return answer;
    }

    /// <summary>Whether it could be carried out now. Changes nothing.</summary>
    /// <returns>The plan; or what has changed since it was shown.</returns>
    public async Task<Answer<KeptPlanView>> JudgeAsync(Guid id, CancellationToken ct)
    {
        if (await ReadAsync(id, ct).ConfigureAwait(false) is not { } kept) return No(id.ToString(), "There is no such plan.", "Plan it anew.");
        if (kept.Run is not null) return No(kept.Plan.Catalog, "This plan was carried out already.", "Look at its run, or plan another catalog.");
        if (kept.Expires <= time.GetUtcNow()) return No(kept.Plan.Catalog, $"This plan was good until {kept.Expires:yyyy-MM-dd HH:mm} UTC.", "Plan it anew.");
        var now = await plan.ExecuteAsync(kept.Order, ct).ConfigureAwait(false);
        if (!now.IsYes) return Answer.No<KeptPlanView>(now.Verdict);
        return PlanChange.Between(kept.Plan, now.Value) is { Count: > 0 } changes ? Answer.No<KeptPlanView>(new(changes)) : Answer.Yes(kept);
    }

    private async Task<Answer<Ordered>> OrderAsync(Guid id, Who who, Guid run, CancellationToken ct)
    {
        var kept = await JudgeAsync(id, ct).ConfigureAwait(false);
        return kept.IsYes ? await create.ExecuteAsync(kept.Value.Order, who, run, ct).ConfigureAwait(false) : Answer.No<Ordered>(kept.Verdict);
    }

    private async Task MarkAsync(Guid id, Guid run, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var row = await db.Plans.FirstAsync(each => each.Id == id, ct).ConfigureAwait(false);
        row.Run = run;
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
    }

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json) ?? throw new JsonException("The plan is empty.");

    private static Answer<KeptPlanView> No(string value, string rule, string remedy) => Answer.No<KeptPlanView>(Verdict.No("planId", value, rule, remedy));
}

/// <summary>A plan that was kept.</summary>
/// <param name="Id">Permanent.</param>
/// <param name="Order">What was asked for.</param>
/// <param name="Plan">What was shown.</param>
/// <param name="By">To whom.</param>
/// <param name="Created">When.</param>
/// <param name="Expires">From when on it can only be looked at.</param>
/// <param name="Run">That carries it out; null while nobody has ordered it.</param>
public sealed record KeptPlanView(Guid Id, CatalogOrder Order, CatalogPlan Plan, string By, DateTimeOffset Created, DateTimeOffset Expires, Guid? Run)
{
    /// <summary>The master was brought back to a checkpoint since <see cref="Order"/> was confirmed: that counts no more. Null when it was not.</summary>
    public MasterRestore? Restored { get; init; }
}

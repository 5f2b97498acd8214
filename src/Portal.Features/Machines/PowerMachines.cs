using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Machines;
using Portal.Features.Audit;
using Portal.Features.Runs.Preparing;
using Portal.Runs;

namespace Portal.Features.Machines;

/// <summary>Orders that machines be started, shut down, restarted or turned off.</summary>
public sealed class PowerMachines(IDbContextFactory<PortalDb> databases, OrderDesk desk, AuditTrail audit, TimeProvider time)
{
    /// <summary>Most machines of one order.</summary>
    public const int Most = 1000;

    /// <inheritdoc cref="ExecuteAsync(PowerAction, IReadOnlyList{string}, Who, Guid?, CancellationToken)" />
    public Task<Answer<Guid>> ExecuteAsync(PowerAction action, IReadOnlyList<string> machines, Who who, CancellationToken ct) => ExecuteAsync(action, machines, who, run: null, ct);

    /// <summary>Orders it.</summary>
    /// <param name="action">What.</param>
    /// <param name="machines">Names or ids, of whatever catalogs: 1 to <see cref="Most"/>.</param>
    /// <param name="who">Who orders.</param>
    /// <param name="run">The id that the run shall have: an order that was placed under it before is not placed again. Null for a new one.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The run that carries it out, or all objections.</returns>
    public Task<Answer<Guid>> ExecuteAsync(PowerAction action, IReadOnlyList<string> machines, Who who, Guid? run, CancellationToken ct) =>
        desk.OnceAsync(run, KindOf(action), placed => placed.Id, id => OrderAsync(action, machines, who, id, ct), time, ct);

    /// <summary>The names of those that it would be done to, or all objections. Changes nothing.</summary>
    public async Task<Answer<IReadOnlyList<string>>> PreviewAsync(IReadOnlyList<string> machines, CancellationToken ct)
    {
        var (found, verdict) = await JudgeAsync(machines, ct).ConfigureAwait(false);
        return verdict.IsYes ? Answer.Yes<IReadOnlyList<string>>([.. found.Select(machine => machine.Name)]) : Answer.No<IReadOnlyList<string>>(verdict);
    }

    /// <summary>"restart-machines".</summary>
    internal static string KindOf(PowerAction action) => action switch
    {
        PowerAction.Start => "start-machines",
        PowerAction.ShutDown => "shut-down-machines",
        PowerAction.Restart => "restart-machines",
        _ => "turn-off-machines",
    };

    private async Task<Answer<Guid>> OrderAsync(PowerAction action, IReadOnlyList<string> named, Who who, Guid run, CancellationToken ct)
    {
        var (machines, verdict) = await JudgeAsync(named, ct).ConfigureAwait(false);
        var kind = KindOf(action);
        if (!verdict.IsYes)
        {
            await audit.RefuseAsync(who, kind, named.Count == 1 ? named[0] : Words.Machines(named.Count), machines is [var only] ? only.Id : null, verdict, ct).ConfigureAwait(false);
            return Answer.No<Guid>(verdict);
        }

        var subject = machines is [var one] ? one.Name : Words.Machines(machines.Count);
        var request = new PowerRequest(action, [.. machines.Select(machine => machine.Id)]);
        var entry = audit.Accepted(who, kind, subject, machines is [var single] ? single.Id : null, request.ToJson());
        verdict = await desk.PlaceAsync(
            new NewRun(run, $"{WordOf(action)} {subject}", kind, machines.Count == 1 ? Rank.Person : Rank.Order, who.Name, request.ToJson(), [new Audited(entry)]), who, ct).ConfigureAwait(false);
        return verdict.IsYes ? Answer.Yes(run) : Answer.No<Guid>(verdict);
    }

    private async Task<(IReadOnlyList<PoweredOne> Machines, Verdict Verdict)> JudgeAsync(IReadOnlyList<string> named, CancellationToken ct)
    {
        if (named.Count is 0 or > Most)
            return ([], Verdict.No("machines", Words.Machines(named.Count), FormattableString.Invariant($"An order is for 1 to {Most} machines."), "Name so many."));
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await new PoweredOnes(db).JudgeAsync(named, ct).ConfigureAwait(false);
    }

    private static string WordOf(PowerAction action) => action switch
    {
        PowerAction.Start => "Start",
        PowerAction.ShutDown => "Shut down",
        PowerAction.Restart => "Restart",
        _ => "Turn off",
    };
}

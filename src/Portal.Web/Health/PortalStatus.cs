using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Machines;
using Portal.Runs;

namespace Portal.Web.Health;

/// <summary>The portal in one line.</summary>
internal sealed class PortalStatus(IDbContextFactory<PortalDb> databases)
{
    private static readonly string Version = typeof(PortalStatus).Assembly.GetName().Version!.ToString(2);

    /// <summary>"Portal 1.0: 50 machines, 1 run open, 3 items need you."</summary>
    public async Task<string> SayAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var machines = await db.Machines.CountAsync(machine => machine.State == MachineState.Ready, ct);
        var runs = await db.Runs.CountAsync(run => run.State == RunState.Open, ct);
        var stuck = await db.Items.CountAsync(item => item.State == ItemState.Failed, ct);
        return $"Portal {Version}: {Count(machines, "machine")}, {Count(runs, "run")} open, {(stuck == 0 ? "nothing needs you" : stuck == 1 ? "1 item needs you" : $"{stuck} items need you")}.";
    }

    private static string Count(int number, string what) => FormattableString.Invariant($"{number} {what}{(number == 1 ? "" : "s")}");
}

using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;

namespace Portal.Features.Runs;

/// <summary>What people call a run.</summary>
internal static class RunTitle
{
    public static async Task<string?> FindAsync(IDbContextFactory<PortalDb> databases, Guid run, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.Runs.Where(row => row.Id == run).Select(row => row.Title).FirstOrDefaultAsync(ct).ConfigureAwait(false);
    }

    public static Verdict Unknown(Guid run) => Verdict.No("run", run.ToString(), "There is no such run.", "Choose one of the list.");
}

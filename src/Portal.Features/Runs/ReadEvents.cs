using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Features.Runs;

public sealed class ReadEvents(IDbContextFactory<PortalDb> databases)
{
    public async Task<long> LastEventIdAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.Events.MaxAsync(row => (long?)row.Id, ct).ConfigureAwait(false) ?? 0;
    }
}

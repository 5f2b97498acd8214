using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Features.Dashboard;

/// <summary>Why things stand still, without all else of the dashboard: what the help desk sees before it searches.</summary>
public sealed class ReadCauses(IDbContextFactory<PortalDb> databases, TimeProvider time)
{
    /// <summary>Most things first; failures, which need a person, before silence.</summary>
    public async Task<IReadOnlyList<Cause>> ExecuteAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await new Causes(db, time.GetUtcNow()).ReadAsync(ct).ConfigureAwait(false);
    }
}

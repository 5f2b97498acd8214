using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Catalogs;
using Portal.Features.Audit;

namespace Portal.Features.Catalogs;

/// <summary>A master was brought back to a checkpoint: what was confirmed of it before says nothing of it now.</summary>
/// <param name="When">When.</param>
/// <param name="Who">By whom.</param>
/// <param name="Checkpoint">Name of the checkpoint.</param>
public sealed record MasterRestore(DateTimeOffset When, string Who, string Checkpoint)
{
    /// <summary>What the audit calls it.</summary>
    internal const string What = "restore-master";

    /// <summary>What the audit keeps of it: where the master is now, and that nobody answers for it.</summary>
    internal static string After(string checkpoint) => JsonSerializer.Serialize(new Settings(checkpoint, MasterChecks.None));

    /// <summary>The last one of a master, as the audit has it; null when it never was.</summary>
    /// <param name="db">The database.</param>
    /// <param name="master">The host's id of it.</param>
    /// <param name="ct">Cancels.</param>
    internal static async Task<MasterRestore?> LastAsync(PortalDb db, Guid master, CancellationToken ct)
    {
        var entry = await db.Audit.AsNoTracking().Where(each => each.SubjectId == master && each.What == What && each.Outcome == AuditTrail.Yes)
            .OrderByDescending(each => each.When).ThenByDescending(each => each.Id).FirstOrDefaultAsync(ct).ConfigureAwait(false);
        return entry is null ? null : new(entry.When, entry.Who, NameIn(entry.After ?? ""));
    }

    // Entries of earlier versions are the name alone.
    private static string NameIn(string after) => after.StartsWith('{') ? JsonSerializer.Deserialize<Settings>(after)!.Checkpoint : after;

    private sealed record Settings(string Checkpoint, MasterChecks Confirmed);
}

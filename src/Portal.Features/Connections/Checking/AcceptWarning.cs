using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Prerequisites;
using Portal.Features.Audit;

namespace Portal.Features.Connections.Checking;

/// <summary>Somebody lives with what a prerequisite of the latest report warns of, or could not check: by name, with a note, for 90 days.</summary>
public sealed class AcceptWarning(IDbContextFactory<PortalDb> databases, AuditTrail audit, TimeProvider time)
{
    private const string What = "accept-warning";
    private const int LongestNote = 300;

    /// <summary>Accepts all findings of one prerequisite that can be.</summary>
    /// <param name="connection">Of which.</param>
    /// <param name="key">Of the prerequisite: "same-forest".</param>
    /// <param name="note">Why: 1 to 300 characters.</param>
    /// <param name="who">Who says so.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Verdict> ExecuteAsync(Guid connection, string key, string note, Who who, CancellationToken ct)
    {
        note = note.Trim();
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var name = await db.Connections.Where(each => each.Id == connection).Select(each => each.Name).FirstOrDefaultAsync(ct).ConfigureAwait(false);
        var report = await db.Reports.AsNoTracking().Where(each => each.ConnectionId == connection).OrderByDescending(each => each.Taken).ThenByDescending(each => each.Id)
            .FirstOrDefaultAsync(ct).ConfigureAwait(false);
        var check = report is null ? null : ReportJson.Read(report.Checks).FirstOrDefault(each => each.Key == key);
        var verdict = Judge(connection, name, check, key, note);
        if (!verdict.IsYes)
        {
            await audit.RefuseAsync(who, What, name ?? connection.ToString(), connection, verdict, ct).ConfigureAwait(false);
            return verdict;
        }

        var now = time.GetUtcNow();
        foreach (var finding in check!.Findings.Where(check.MayBeAccepted)) db.Acceptances.Add(Of(connection, key, finding, who, note, now));
        db.Audit.Add(audit.Accepted(who, What, name!, connection, $"{key}: {note}", string.Join(' ', check.Findings.Where(check.MayBeAccepted).Select(finding => finding.What))));
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        return verdict;
    }

    private static Verdict Judge(Guid connection, string? name, Check? check, string key, string note)
    {
        if (name is null) return Verdict.No("connection", connection.ToString(), "There is no such connection.", "Choose one of the list.");
        if (note.Length == 0) return Verdict.No("note", note, "Whoever meets it next wants to know why it was accepted.", "Say it in a few words.");
        if (note.Length > LongestNote) return Verdict.No("note", note, $"It has at most {LongestNote} characters; this has {note.Length}.", "Shorten it.");
        if (check is null) return Verdict.No("key", key, "The latest report has no such prerequisite.", "Check the connection, then accept what is in its report.");
        if (check.State == FindingState.Passed) return Verdict.No("key", key, "It passed: there is nothing to accept.", "Leave it as it is.");
        return check.Findings.FirstOrDefault(finding => finding.State != FindingState.Passed && !check.MayBeAccepted(finding)) is { } failed
            ? Verdict.No("key", key, $"What is required cannot be accepted away: {failed.What}", failed.Remedy ?? "Mend it, then check again.")
            : Verdict.Yes;
    }

    private static Acceptance Of(Guid connection, string key, Finding finding, Who who, string note, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), ConnectionId = connection, Key = key, About = finding.About, State = finding.State, What = finding.What, Who = who.Name, Note = note,
        Accepted = now, Expires = now + Acceptance.Lasts,
    };
}

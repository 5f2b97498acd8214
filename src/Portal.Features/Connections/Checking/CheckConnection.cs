using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.Domain.Prerequisites;

namespace Portal.Features.Connections.Checking;

/// <summary>Judges a connection by every prerequisite: a saved one, whose report is kept, or one that is being typed.</summary>
public sealed class CheckConnection(IDbContextFactory<PortalDb> databases, ConnectionBook book, TestConnection test, IHosts hosts, FeaturesOptions options, TimeProvider time)
{
    private readonly TakeEvidence _evidence = new(databases, book, test, hosts, options, time);

    /// <summary>A saved one. What was found is kept, whatever it is.</summary>
    /// <param name="connection">Which.</param>
    /// <param name="reason">Why it is checked.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The report, or that there is no such connection.</returns>
    public async Task<Answer<ReportView>> ExecuteAsync(Guid connection, CheckReason reason, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        var row = await db.Connections.AsNoTracking().FirstOrDefaultAsync(each => each.Id == connection, ct).ConfigureAwait(false);
        if (row is null) return Answer.No<ReportView>(Verdict.No("connection", connection.ToString(), "There is no such connection.", "Choose one of the list."));

        var report = CheckReport.Of(await _evidence.OfAsync(row, ct).ConfigureAwait(false));
        db.Reports.Add(Kept(connection, reason, report));
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
        var now = time.GetUtcNow();
        var acceptances = await db.Acceptances.AsNoTracking().Where(each => each.ConnectionId == connection && each.Expires > now).ToListAsync(ct).ConfigureAwait(false);
        return Answer.Yes(ReportView.Of(report, reason, acceptances, now));
    }

    /// <summary>One that is not saved. Nothing of it is kept, and nothing is left on its hosts.</summary>
    public async Task<ReportView> ExecuteAsync(ConnectionOrder order, CancellationToken ct) =>
        ReportView.Of(await TryAsync(Guid.CreateVersion7(), order, ct).ConfigureAwait(false), null, [], time.GetUtcNow());

    /// <summary>One that is not saved, under the id that it will have.</summary>
    internal async Task<CheckReport> TryAsync(Guid id, ConnectionOrder order, CancellationToken ct) => CheckReport.Of(await _evidence.OfAsync(id, order, ct).ConfigureAwait(false));

    /// <summary>A row of it.</summary>
    internal static KeptReport Kept(Guid connection, CheckReason reason, CheckReport report) => new()
    {
        Id = Guid.CreateVersion7(report.Taken), ConnectionId = connection, Taken = report.Taken, Reason = reason, State = report.State, Checks = ReportJson.Write(report.Checks),
    };
}

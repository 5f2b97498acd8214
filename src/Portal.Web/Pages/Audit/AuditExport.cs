using System.Globalization;
using System.Text;
using Portal.Domain.Audit;
using Portal.Features.Audit;
using Portal.Features.Paging;
using Portal.Web.Access;

namespace Portal.Web.Pages.Audit;

/// <summary>The audit log as a file for a spreadsheet, with the filters of the page.</summary>
internal static class AuditExport
{
    /// <summary>Most rows of one file: for more, choose days.</summary>
    public const int MostRows = 10_000;

    public static void MapAuditExport(this IEndpointRouteBuilder app) => app.MapGet("/audit/export.csv", WriteAsync).RequireAuthorization(UseCasePolicies.NameOf(typeof(ReadAudit)));

    private static async Task WriteAsync(HttpContext context, Door door, string? who, string? what, string? q, string? outcome, string? from, string? to)
    {
        var ct = context.RequestAborted;
        var filters = AuditFilters.Of(who, what, q, outcome, from, to);
        var page = await ReadAsync(cursor: null);
        if (page is null)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"audit.csv\"";
        // Spreadsheets take a file without the mark for one of their own country's code page.
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(Csv.Line("when", "who", "from", "what", "subject", "subject id", "outcome", "before", "after"));
        for (var rows = 0; page is not null; page = page.Next is { } next && rows < MostRows ? await ReadAsync(next) : null)
        {
            foreach (var entry in page.Rows) await writer.WriteLineAsync(Line(entry));
            rows += page.Rows.Count;
            await writer.FlushAsync(ct);
        }

        async Task<Page<AuditEntry>?> ReadAsync(string? cursor) =>
            (await door.ReadAsync<ReadAudit, Page<AuditEntry>>(Callers.Of(context), useCase => useCase.ExecuteAsync(filters.ToQuery(cursor, Page.MostRows), ct), ct)).Result;
    }

    private static string Line(AuditEntry entry) => Csv.Line(entry.When.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), entry.Who, entry.From, entry.What,
        entry.Subject, entry.SubjectId?.ToString(), entry.Outcome, entry.Before, entry.After);
}

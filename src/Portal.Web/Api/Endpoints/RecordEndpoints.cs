using System.Globalization;
using Portal.Domain.Audit;
using Portal.Features.Audit;
using Portal.Features.Ledger;
using Portal.Runs;
using Portal.Web.Access;
using Portal.Web.Api.Answering;
using Portal.Web.Api.Asking;
using Portal.Web.Api.Contracts;

namespace Portal.Web.Api.Endpoints;

/// <summary>/ledger and /audit</summary>
internal static class RecordEndpoints
{
    private const string Noun = "Records";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/ledger", LedgerAsync).RequireUseCase<ReadLedger>().Says<Listed<LedgerAnswer>>("readLedger", Noun, "What of ours exists on which host, or may, in the order in which it was written.");
        api.MapGet("/audit", AuditAsync).RequireUseCase<ReadAudit>().Says<Listed<AuditAnswer>>("readAudit", Noun, "Who did what, when, from where, and what came of it; newest first.");
    }

    private static async Task<IResult> LedgerAsync(string? host, ThingState? state, Guid? subject, int? limit, string? cursor, Call call, CancellationToken ct)
    {
        if (new Listing { Limit = limit }.LimitFault is { } fault) return fault;
        var after = 0L;
        if (cursor is not null && !(long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after) && after >= 0))
            return Problems.At(Code.BadParameter, "query:cursor", cursor, "It is no cursor of a list.", "Use the one that came with the page before, or none.");
        var rows = limit ?? 100;
        return await call.ReadAsync<ReadLedger, IReadOnlyList<LedgerView>>(read => read.ExecuteAsync(new() { Host = host, State = state, Subject = subject, After = after, Limit = rows }, ct),
            page => Answers.Ok(new Listed<LedgerAnswer>([.. page.Select(LedgerAnswer.Of)], page.Count == rows ? page[^1].Id.ToString(CultureInfo.InvariantCulture) : null)));
    }

    private static Task<IResult> AuditAsync(
        string? who, string? what, Guid? subject, string? search, DateTimeOffset? from, DateTimeOffset? to, bool? accepted, [AsParameters] Listing listing, Call call, CancellationToken ct) =>
        call.ListAsync<ReadAudit, AuditEntry, AuditAnswer>(listing, read => read.ExecuteAsync(
            new()
            {
                Who = who, What = what, Subject = subject, Text = search, From = from, To = to, Accepted = accepted,
                Cursor = listing.Cursor, Limit = listing.Rows, WithCount = listing.WithCount,
            }, ct), AuditAnswer.Of);
}

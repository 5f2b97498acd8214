using Portal.Domain.Prerequisites;
using Portal.Features.Connections;
using Portal.Features.Connections.Checking;
using Portal.Web.Access;
using Portal.Web.Api.Answering;
using Portal.Web.Api.Asking;
using Portal.Web.Api.Contracts;

namespace Portal.Web.Api.Endpoints;

/// <summary>Prerequisites of connections.</summary>
internal static class CheckEndpoints
{
    public static void Map(RouteGroupBuilder api, string noun)
    {
        api.MapPost("/connections/{id}/checks", CheckAsync).RequireUseCase<CheckConnection>()
            .Says<ReportAnswer>("checkConnection", noun, "Judges a connection by every prerequisite now, and keeps the report.", problems: [Code.NotFound, Code.Refused]);
        api.MapGet("/connections/{id}/checks", ReadAsync).RequireUseCase<ReadReport>()
            .Says<ChecksAnswer>("readChecks", noun, "The latest report of a connection's prerequisites, and earlier ones as lines. Asks no host.", problems: [Code.NotFound]);
        api.MapPost("/connections/{id}/acceptances", AcceptAsync).RequireUseCase<AcceptWarning>()
            .Says<ChecksAnswer>("acceptWarning", noun, "Accepts what a prerequisite of the latest report warns of, or could not check, for 90 days.", StatusCodes.Status200OK, Code.TooLarge, Code.NotJson, Code.NotFound, Code.Refused);
    }

    private static Task<IResult> CheckAsync(Guid id, Call call, CancellationToken ct) => FindAsync(id, call, () =>
        call.TryAsync<CheckConnection, ReportView>(check => check.ExecuteAsync(id, CheckReason.Asked, ct), report => Answers.Ok(ReportAnswer.Of(report)), Pointer));

    private static Task<IResult> ReadAsync(Guid id, Call call, CancellationToken ct) => FindAsync(id, call, () => ShowAsync(id, call, ct));

    private static Task<IResult> AcceptAsync(Guid id, Body<NewAcceptance> body, Call call, CancellationToken ct) => FindAsync(id, call, async () =>
    {
        var told = await call.TellAsync<AcceptWarning>((accept, who) => accept.ExecuteAsync(id, body.Value.Key, body.Value.Note, who, ct), static () => TypedResults.Empty, Pointer);
        return told is Microsoft.AspNetCore.Http.HttpResults.EmptyHttpResult ? await ShowAsync(id, call, ct) : told;
    });

    private static Task<IResult> ShowAsync(Guid id, Call call, CancellationToken ct) => call.ReadAsync<ReadReport, ChecksAnswer>(async read =>
    {
        var latest = await read.LatestAsync(id, ct);
        return new(latest is null ? null : ReportAnswer.Of(latest), [.. (await read.HistoryAsync(id, ct)).Select(PastReportAnswer.Of)]);
    }, Answers.Ok);

    private static Task<IResult> FindAsync(Guid id, Call call, Func<Task<IResult>> then) =>
        call.FindAsync<ReadConnection, ConnectionCard>("connection", id, read => read.ExecuteAsync(id, call.Ct), _ => then());

    private static string Pointer(string field) => field == "connection" ? "path:id" : $"/{field}";
}

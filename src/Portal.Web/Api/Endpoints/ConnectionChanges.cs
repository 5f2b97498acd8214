using Portal.Features.Connections;
using Portal.Web.Access;
using Portal.Web.Api.Answering;
using Portal.Web.Api.Asking;
using Portal.Web.Api.Contracts;

namespace Portal.Web.Api.Endpoints;

/// <summary>What can be changed of a connection, each by itself.</summary>
internal static class ConnectionChanges
{
    public static void Map(RouteGroupBuilder api, string noun)
    {
        api.MapPut("/connections/{id}/limits", LimitsAsync).RequireUseCase<ChangeLimits>().IsChange()
            .Says<ConnectionAnswer>("changeLimits", noun, "How much happens at once; holds from the next step.", StatusCodes.Status200OK, Code.TooLarge, Code.NotJson, Code.NotFound, Code.Stale, Code.Refused, Code.MatchNeeded);
        api.MapPut("/connections/{id}/credentials", CredentialsAsync).RequireUseCase<ChangeCredentials>().IsChange()
            .Says<ConnectionAnswer>("changeCredentials", noun, "Another account or password, once the hosts have taken it. Nothing else changes.", StatusCodes.Status200OK, Code.TooLarge, Code.NotJson, Code.NotFound, Code.Stale, Code.Refused, Code.MatchNeeded);
        api.MapPut("/connections/{id}/maintenance", HoldAsync).RequireUseCase<SetMaintenance>().IsChange()
            .Says<ConnectionAnswer>("holdConnection", noun, "Nothing new begins; what is at work ends its step.", StatusCodes.Status200OK, Code.TooLarge, Code.NotJson, Code.NotFound, Code.Stale, Code.Refused, Code.MatchNeeded);
        api.MapDelete("/connections/{id}/maintenance", ReleaseAsync).RequireUseCase<SetMaintenance>().IsChange()
            .Says<ConnectionAnswer>("releaseConnection", noun, "What was held goes on.", problems: [Code.NotFound, Code.Stale, Code.Refused, Code.MatchNeeded]);
    }

    private static Task<IResult> LimitsAsync(Guid id, Body<NewLimits> body, Call call, CancellationToken ct) => ChangeAsync(id, call, card =>
        call.TellAsync<ChangeLimits>((change, who) => change.ExecuteAsync(id, body.Value.ToLimits(), card.Connection.Version, who, ct), Nothing, Pointer));

    private static Task<IResult> CredentialsAsync(Guid id, Body<NewCredentials> body, Call call, CancellationToken ct) => ChangeAsync(id, call, card =>
        call.TellAsync<ChangeCredentials>((change, who) => change.ExecuteAsync(id, body.Value.Account, new(body.Value.Password), card.Connection.Version, who, ct), Nothing, Pointer));

    private static Task<IResult> HoldAsync(Guid id, Body<NewMaintenance> body, Call call, CancellationToken ct) => ChangeAsync(id, call, _ =>
        call.TellAsync<SetMaintenance>((set, who) => set.HoldAsync(id, body.Value.Note, who, ct), Nothing, Pointer));

    private static Task<IResult> ReleaseAsync(Guid id, Call call, CancellationToken ct) => ChangeAsync(id, call, _ =>
        call.TellAsync<SetMaintenance>((set, who) => set.ReleaseAsync(id, who, ct), Nothing, Pointer));

    /// <summary>Changes what the caller has seen, and shows it as it is then.</summary>
    private static Task<IResult> ChangeAsync(Guid id, Call call, Func<ConnectionCard, Task<IResult>> change) => FindAsync(id, call, async card =>
    {
        if (Match.Refuse(call.Context, ConnectionSettings.Of(card.Connection)) is { } stale) return stale;
        var changed = await change(card);
        return changed is Microsoft.AspNetCore.Http.HttpResults.EmptyHttpResult ? await FindAsync(id, call, after => Task.FromResult(Show(after, call))) : changed;
    });

    private static Task<IResult> FindAsync(Guid id, Call call, Func<ConnectionCard, Task<IResult>> then) =>
        call.FindAsync<ReadConnection, ConnectionCard>("connection", id, read => read.ExecuteAsync(id, call.Ct), then);

    private static IResult Show(ConnectionCard card, Call call) => Answers.Ok(ConnectionAnswer.Of(card)).Tagged(call.Context, ConnectionSettings.Of(card.Connection));

    private static IResult Nothing() => TypedResults.Empty;

    private static string Pointer(string field) => field == "connection" ? "path:id" : $"/{field}";
}

using Portal.Domain.Access;
using Portal.Features.Access;
using Portal.Web.Access;
using Portal.Web.Api.Answering;
using Portal.Web.Api.Asking;
using Portal.Web.Api.Contracts;

namespace Portal.Web.Api.Endpoints;

/// <summary>/me and /tokens</summary>
internal static class AccessEndpoints
{
    private const string Noun = "Access";
    private const int UsualDays = 90;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/me", ReadMeAsync).RequireAuthorization().Says<MeAnswer>("readMe", Noun, "Who asks, and what that allows.");
        api.MapGet("/tokens", ListAsync).RequireUseCase<ListTokens>().Says<Listed<TokenAnswer>>("listTokens", Noun, "Tokens that you made, newest first; an administrator sees all.");
        api.MapPost("/tokens", CreateAsync).RequireUseCase<CreateToken>().AlsoDry<DryRunAnswer>()
            .Says<MadeToken>("createToken", Noun, "Makes a token. Its secret is in this answer, and nowhere else ever again.", StatusCodes.Status201Created, Code.TooLarge, Code.NotJson, Code.Refused);
        api.MapDelete("/tokens/{id}", RevokeAsync).RequireUseCase<RevokeToken>().AlsoDry<DryRunAnswer>()
            .SaysNothing("revokeToken", Noun, "Takes a token back: it opens nothing from now on. Again is no fault.", Code.NotFound);
    }

    private static async Task<IResult> ReadMeAsync(Call call) =>
        call.Caller is { } caller && await call.StandingAsync() is { } standing ? Answers.Ok(MeAnswer.Of(caller, standing)) : Problems.Of(Door.Nobody);

    private static async Task<IResult> ListAsync(string? name, [AsParameters] Listing listing, Call call, CancellationToken ct)
    {
        var standing = await call.StandingAsync();
        return await call.ReadAsync<ListTokens, IReadOnlyList<TokenView>>(list => list.ExecuteAsync(Whose(standing), ct),
            all => Answers.Page([.. all.Where(each => name is null || string.Equals(each.Name, name, StringComparison.OrdinalIgnoreCase))], listing, each => each.Id, TokenAnswer.Of));
    }

    private static async Task<IResult> CreateAsync(Body<NewTokenRequest> body, bool? dryRun, Call call, CancellationToken ct)
    {
        // Without a standing the door refuses anyway.
        var standing = await call.StandingAsync() ?? new("", []);
        var (order, life) = (body.Value, TimeSpan.FromDays(body.Value.ExpiresInDays ?? UsualDays));
        return dryRun == true
            ? await call.ReadAsync<CreateToken, Domain.Verdict>(create => create.PreviewAsync(order.Name, order.Role, life, standing, ct),
                verdict => verdict.IsYes ? Answers.Ok(new DryRunAnswer("Make a token.", [order.Name])) : Problems.Of(verdict, OfToken))
            : await call.AskAsync<CreateToken, NewToken>((create, who) => create.ExecuteAsync(order.Name, order.Role, life, standing, who, ct),
                made => Answers.Made(call.Context, $"{ApiEndpoints.Root}/tokens/{made.Id}", new MadeToken(made.Id, order.Name, made.Secret.Reveal(), made.Expires)), OfToken);
    }

    private static async Task<IResult> RevokeAsync(Guid id, bool? dryRun, Call call, CancellationToken ct)
    {
        var standing = await call.StandingAsync();
        return await call.FindAsync<ListTokens, TokenView>("token", id, async list => (await list.ExecuteAsync(Whose(standing), ct)).FirstOrDefault(each => each.Id == id), async token => dryRun == true
            ? Answers.Ok(new DryRunAnswer("Take the token back: it opens nothing from then on.", [token.Name]))
            : await call.TellAsync<RevokeToken>((revoke, who) => revoke.ExecuteAsync(id, standing ?? new("", []), who, ct), () => TypedResults.NoContent(), _ => "path:id"));
    }

    /// <summary>One's own, or with the right all.</summary>
    private static string? Whose(Standing? standing) => standing?.May(Right.ManageAccess) == true ? null : standing?.Name ?? "";

    private static string OfToken(string field) => field == "expires" ? "/expiresInDays" : $"/{field}";
}

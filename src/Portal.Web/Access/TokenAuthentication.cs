using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Portal.Features.Access;
using Portal.Web.Api;
using Portal.Web.Api.Answering;

namespace Portal.Web.Access;

/// <summary>"Authorization: Bearer portal_..." of the API. Never by address or cookie: a token in a URL would land in logs.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, CheckToken tokens) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The scheme's name.</summary>
    public const string Name = "Token";

    private const string Bearer = "Bearer ";

    /// <inheritdoc />
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        return await tokens.ExecuteAsync(header[Bearer.Length..].Trim(), Callers.AddressOf(Context), Context.RequestAborted) is { } caller
            ? AuthenticateResult.Success(new(Callers.PrincipalOf(caller, Name), Name))
            : AuthenticateResult.Fail("This token opens nothing: it is not one of ours, was taken back or has expired.");
    }

    /// <inheritdoc />
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => ApiFaults.WriteAsync(Context, Code.Unauthenticated);

    /// <inheritdoc />
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => ApiFaults.WriteAsync(Context, Code.NotAllowed);
}

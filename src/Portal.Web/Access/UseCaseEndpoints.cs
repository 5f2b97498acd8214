using Microsoft.AspNetCore.Authorization;

namespace Portal.Web.Access;

/// <summary>What <see cref="NeedsAttribute{TUseCase}"/> is to pages, for endpoints.</summary>
internal static class UseCaseEndpoints
{
    /// <summary>For whoever may call this use case.</summary>
    public static TBuilder RequireUseCase<TUseCase, TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(new AuthorizeAttribute(UseCasePolicies.NameOf(typeof(TUseCase))));

    /// <inheritdoc cref="RequireUseCase{TUseCase, TBuilder}" />
    public static RouteHandlerBuilder RequireUseCase<TUseCase>(this RouteHandlerBuilder endpoint) => endpoint.RequireUseCase<TUseCase, RouteHandlerBuilder>();
}

using System.Collections.Frozen;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Portal.Features.Access;

namespace Portal.Web.Access;

/// <summary>A policy for each use case: "use-case:ReadRun". It asks what the caller may do at this moment.</summary>
internal sealed class UseCasePolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    private const string Prefix = "use-case:";
    private static readonly FrozenDictionary<string, AuthorizationPolicy> Policies = Needs.UseCases.ToFrozenDictionary(NameOf, Make);

    /// <summary>The policy's name.</summary>
    public static string NameOf(Type useCase) => Prefix + useCase.Name;

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">The use case is not in <see cref="Needs"/>.</exception>
    public override Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) =>
        Policies.TryGetValue(policyName, out var policy) ? Task.FromResult<AuthorizationPolicy?>(policy)
        : policyName.StartsWith(Prefix, StringComparison.Ordinal) ? throw new InvalidOperationException($"{policyName} is for nobody: give it a right in {nameof(Needs)}.")
        : base.GetPolicyAsync(policyName);

    private static AuthorizationPolicy Make(Type useCase) => new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new UseCaseRequirement(useCase)).Build();
}

/// <summary>The caller may call this use case.</summary>
internal sealed record UseCaseRequirement(Type UseCase) : IAuthorizationRequirement;

/// <summary>Asks the rows: a role that was taken away opens nothing, whatever the cookie was made with.</summary>
internal sealed class UseCaseHandler(ReadStanding standings) : AuthorizationHandler<UseCaseRequirement>
{
    /// <inheritdoc />
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, UseCaseRequirement requirement)
    {
        if (Callers.Of(context.User, from: "") is { } caller && Doorman.May(await standings.ExecuteAsync(caller, CancellationToken.None), requirement.UseCase))
            context.Succeed(requirement);
    }
}

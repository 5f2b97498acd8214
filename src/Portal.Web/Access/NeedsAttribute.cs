using Microsoft.AspNetCore.Authorization;

namespace Portal.Web.Access;

/// <summary>A page or endpoint is for whoever may call this use case (<see cref="Features.Access.Needs"/> says who may).</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
internal sealed class NeedsAttribute<TUseCase> : AuthorizeAttribute
{
    public NeedsAttribute() => Policy = UseCasePolicies.NameOf(typeof(TUseCase));
}

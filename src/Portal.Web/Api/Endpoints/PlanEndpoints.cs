using Portal.Features.Catalogs;
using Portal.Web.Access;
using Portal.Web.Api.Answering;
using Portal.Web.Api.Asking;
using Portal.Web.Api.Contracts;

namespace Portal.Web.Api.Endpoints;

/// <summary>/plans</summary>
internal static class PlanEndpoints
{
    private const string Noun = "Plans";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/plans", MakeAsync).RequireUseCase<KeepPlan>().AlsoDry<PlanAnswer>()
            .Says<KeptPlanAnswer>("makePlan", Noun, "Plans a catalog and keeps the plan: an order may name it for 24 hours.", StatusCodes.Status201Created, Code.TooLarge, Code.NotJson, Code.Refused);
        api.MapGet("/plans/{id}", ReadAsync).RequireUseCase<KeepPlan>().Says<KeptPlanAnswer>("readPlan", Noun, "A plan as it was shown.", problems: [Code.NotFound]);
    }

    private static Task<IResult> MakeAsync(Body<CatalogToPlan> body, bool? dryRun, Call call, CancellationToken ct) => dryRun == true
        ? call.TryAsync<PlanCatalog, CatalogPlan>(plan => plan.ExecuteAsync(body.Value.ToOrder(), ct), plan => Answers.Ok(PlanAnswer.Of(plan)))
        : KeepAsync(body, call, ct);

    private static async Task<IResult> KeepAsync(Body<CatalogToPlan> body, Call call, CancellationToken ct)
    {
        var id = Guid.Empty;
        var no = await call.AskAsync<KeepPlan, Guid>((keep, who) => keep.ExecuteAsync(body.Value.ToOrder(), who, ct), kept =>
        {
            id = kept;
            return Results.Empty;
        });
        return id == Guid.Empty ? no : await FindAsync(id, call, kept => Answers.Made(call.Context, $"{ApiEndpoints.Root}/plans/{id}", KeptPlanAnswer.Of(kept)));
    }

    private static Task<IResult> ReadAsync(Guid id, Call call, CancellationToken ct) => FindAsync(id, call, kept => Answers.Ok(KeptPlanAnswer.Of(kept)));

    private static Task<IResult> FindAsync(Guid id, Call call, Func<KeptPlanView, IResult> show) =>
        call.FindAsync<KeepPlan, KeptPlanView>("plan", id, keep => keep.ReadAsync(id, call.Ct), show);
}

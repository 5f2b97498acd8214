using Portal.Domain.Upgrades;
using Portal.Features;
using Portal.Features.Upgrades;
using Portal.Web.Access;
using Portal.Web.Api;
using Portal.Web.Api.Contracts;
using Portal.Web.Pages.Upgrades.Asking;

namespace Portal.Web.Pages.Upgrades;

/// <summary>A plan as a file, with the answers of the page's address.</summary>
internal static class UpgradeExport
{
    public static void MapUpgradeExport(this IEndpointRouteBuilder app)
    {
        app.MapGet("/upgrades/plan.md", (HttpContext context, Door door, SupportMatrix matrix) =>
            WriteAsync(context, door, (answers, plan) => Results.Text(PlanText.Of(answers.ToEstate(), answers.ToGoal(), plan, matrix), "text/markdown; charset=utf-8"))).RequireUseCase<PlanUpgrade>().ExcludeFromDescription();
        app.MapGet("/upgrades/plan.json", (HttpContext context, Door door, SupportMatrix matrix) =>
            WriteAsync(context, door, (_, plan) => Results.Json(UpgradePlanAnswer.Of(plan, matrix.AsOf), ApiJson.Options))).RequireUseCase<PlanUpgrade>().ExcludeFromDescription();
    }

    private static async Task<IResult> WriteAsync(HttpContext context, Door door, Func<UpgradeAnswers, UpgradePlan, IResult> write)
    {
        var answers = UpgradeAnswers.Of(context.Request.QueryString.Value);
        var entry = await door.ReadAsync<PlanUpgrade, Answer<UpgradePlan>>(Callers.Of(context), plan => Task.FromResult(plan.Execute(answers.ToEstate(), answers.ToGoal())), context.RequestAborted);
        if (!entry.IsIn) return Results.StatusCode(StatusCodes.Status403Forbidden);
        return entry.Result.IsYes
            ? write(answers, entry.Result.Value)
            : Results.Text(string.Join('\n', entry.Result.Verdict.Objections), statusCode: StatusCodes.Status422UnprocessableEntity);
    }
}
